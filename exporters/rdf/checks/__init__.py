"""What is checked in RDF: required statements, shapes, what a file looks like."""
