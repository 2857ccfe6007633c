"""JSON-LD with the schema.org vocabulary, for the head of a page."""
