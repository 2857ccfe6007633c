"""The tables of ``vocab/``: the files, the catalogue of services, the rules of checks."""
