"""Data only: schemas, shapes, contexts and catalogues, one folder a format."""
