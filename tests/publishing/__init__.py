"""A folder for the web, the server, and the page that shows all of it."""
