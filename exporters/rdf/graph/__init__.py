"""The RDF graph as plain data: terms, statements, documents."""
