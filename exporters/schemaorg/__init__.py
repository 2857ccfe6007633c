"""What schema.org says of a profile, whatever syntax carries it."""
