"""The page that shows a person, every format of it, and what others make of them."""
