"""What proves a document or a source: schemas, losses, and what is wrong with a file."""
