"""What pages of authors and of publications share: values by key path, links, examples."""
