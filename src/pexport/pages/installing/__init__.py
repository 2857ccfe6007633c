"""Sites that write the documents into their pages by themselves, at each build."""
