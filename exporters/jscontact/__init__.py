"""JSContact (RFC 9553), the card of a person as JSON."""
