"""Foreign programs that read what pexport writes, and what they should find in it."""
