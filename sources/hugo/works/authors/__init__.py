"""The authors of a publication: the names in its list, and whom of the site they mean."""
