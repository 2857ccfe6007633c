"""One description of a person, in every structured form the web needs, each proved right.

Data flows one way: a source (``pexport.source``) gives a ``Profile`` (``pexport.profile``), a
format (``pexport.exporter``) makes a document of what an audience may see of it, checks it and
writes it down.
"""
