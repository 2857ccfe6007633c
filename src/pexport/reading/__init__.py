"""The road from what the user points at to a profile."""
