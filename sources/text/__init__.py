"""What is read the same in every source: names, dates, Markdown, languages, addresses."""
