"""The road from a profile to bytes, and files written whole or not at all."""
