"""What each family of documents should say of a person, as plain facts."""
