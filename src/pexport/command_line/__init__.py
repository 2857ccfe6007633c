"""How command lines are read, and what people are told."""
