"""The JSON-LD of people in the pages of a built site: found, compared, put there, taken away."""
