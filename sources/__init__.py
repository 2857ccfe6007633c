"""The kinds of input that come with pexport, found by entry point."""
