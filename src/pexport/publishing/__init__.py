"""What a folder on the web holds of a person, and the server that negotiates over it."""
