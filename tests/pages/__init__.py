"""The blocks in the pages of built sites."""
