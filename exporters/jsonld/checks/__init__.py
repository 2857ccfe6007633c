"""What is checked in JSON-LD: its terms, its values, the person, what Google reads."""
