"""What stands beside author pages: home page, widgets, blocks and parameters of the site."""
