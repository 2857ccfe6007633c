"""The formats that come with pexport, one module each, found by entry point."""
