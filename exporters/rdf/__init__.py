"""One graph of a profile in several vocabularies, and the formats that write it."""
