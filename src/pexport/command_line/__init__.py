"""The command line: its flags, what they mean, and what is reported on standard error."""
