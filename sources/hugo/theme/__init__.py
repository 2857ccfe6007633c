"""What the themes bring: spellings of keys, keys of looks alone, the examples of starter sites."""
