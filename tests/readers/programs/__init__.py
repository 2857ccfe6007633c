"""The foreign programs, and how each is asked what it reads."""
