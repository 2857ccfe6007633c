"""From a graph to text, one syntax a module."""
