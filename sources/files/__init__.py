"""Files of keys and values, with the line of each, and where they are broken."""
