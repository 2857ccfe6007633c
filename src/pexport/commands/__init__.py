"""What the user can run, a module a command."""
