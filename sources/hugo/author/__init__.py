"""The page of an author, key by key."""
