"""The canonical profile, as ``pexport show`` writes it."""
