"""The ORCID record v3.0, in JSON and XML."""
