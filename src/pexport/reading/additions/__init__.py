"""``pexport.toml``: facts to add to what a source says, or to correct."""
