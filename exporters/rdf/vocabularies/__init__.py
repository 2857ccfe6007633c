"""What each vocabulary says of a person, a module for each."""
