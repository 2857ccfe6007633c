"""What a card holds of a profile, in each version."""
