"""The card of a person, and the formats that write it: vCard, jCard, xCard."""
