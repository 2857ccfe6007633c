"""What is checked in a card: the grammar, and what its readers need."""
