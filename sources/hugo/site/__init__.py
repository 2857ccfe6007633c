"""The site around a page: config, address, files of authors, permalinks."""
