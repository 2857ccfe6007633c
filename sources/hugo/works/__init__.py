"""The publications of a site as works of their authors."""
