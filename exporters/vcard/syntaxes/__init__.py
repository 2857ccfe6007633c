"""Cards as plain data, their grammar, and how they are read and written."""
