"""Sites in which the tests install what writes the documents."""
