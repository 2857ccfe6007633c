"""Headers Accept, and the suffix of the file that answers each; None where none is acceptable."""

from __future__ import annotations

FLAT = 'application/ld+json;profile="http://www.w3.org/ns/json-ld#flattened"'
BROWSER = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
    "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
)
RDFLIB = (
    "application/rdf+xml, text/turtle;q=0.9, application/n-triples;q=0.8, text/html;q=0.5, "
    "*/*;q=0.1"
)

TABLE: list[tuple[str, str | None]] = [
    # What clients send.
    ("", "html"),
    ("*/*", "html"),
    (BROWSER, "html"),
    ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
    (RDFLIB, "rdf"),
    ("text/markdown, text/html;q=0.9, */*;q=0.1", "md"),
    ("text/markdown,*/*", "md"),
    ("text/turtle, */*", "ttl"),
    ("application/ld+json, application/json;q=0.9", "jsonld"),
    ("application/ld+json,application/json;q=0.9,*/*;q=0.1", "jsonld"),
    ("application/json", "jsonld"),
    ("application/json, text/plain, */*", "jsonld"),
    ("text/x-vcard, text/vcard;q=0.8", "vcf"),
    ("application/activity+json", None),
    ("application/xml, text/xml", None),
    # Each format by its name.
    ("text/html", "html"),
    ("application/ld+json", "jsonld"),
    ("text/turtle", "ttl"),
    ("text/vcard", "vcf"),
    ("text/markdown", "md"),
    ("application/rdf+xml", "rdf"),
    ("application/n-triples", "nt"),
    ("application/n-quads", "nq"),
    ("application/trig", "trig"),
    ("application/vcard+json", "jcard.json"),
    ("application/vcard+xml", "xcard.xml"),
    ("application/jscontact+json", "jscontact.json"),
    ("application/vnd.orcid+json", "orcid.json"),
    ("application/vnd.orcid+xml", "orcid-xml.xml"),
    # Weights.
    ("text/html;q=0.5, text/turtle", "ttl"),
    ("text/html;q=0.5, text/turtle;q=0.4", "html"),
    ("text/turtle;q=0.9, application/ld+json;q=0.91", "jsonld"),
    ("text/turtle;q=0.001", "ttl"),
    ("text/turtle;q=0", None),
    ("text/turtle;q=0.000, text/html;q=0", None),
    ("text/html;q=0, */*", "jsonld"),
    ("text/html;q=0, */*;q=0.1", "jsonld"),
    ("*/*;q=0", None),
    ("*/*;q=0, text/turtle", "ttl"),
    ("text/turtle;Q=0.2, text/html;q=0.1", "ttl"),
    # Wildcards: what is named most exactly decides about a variant.
    ("text/*", "html"),
    ("application/*", "jsonld"),
    ("image/*", None),
    ("text/*;q=0.3, text/html;q=0.2, application/rdf+xml;q=0.25", "vcf"),
    ("text/*, text/html;q=0, text/vcard;q=0, text/turtle;q=0", "md"),
    ("application/*;q=0.9, application/ld+json;q=0.1, text/html;q=0.5", "rdf"),
    ("*/turtle", "html"),
    # Parameters.
    ("text/turtle;charset=utf-8", "ttl"),
    ("text/turtle; charset=UTF-8; q=0.8, text/html;q=0.7", "ttl"),
    ("text/html;level=1", "html"),
    (FLAT, "flat.jsonld"),
    (f"{FLAT};q=0.4, application/ld+json;q=0.5", "jsonld"),
    (f"{FLAT};q=0, application/ld+json", "jsonld"),
    (f"application/ld+json;q=0.2, {FLAT};q=0.8", "flat.jsonld"),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', "jsonld"),
    ('application/ld+json; profile="a,b;q=0"', "jsonld"),
    ("text/vcard;version=4.0", "vcf"),
    # Spelling, and what is none.
    ("TEXT/TURTLE", "ttl"),
    ("  text/turtle\t;  q=0.5  ,", "ttl"),
    (",,text/turtle,,", "ttl"),
    ("turtle", "html"),
    ("text/turtle;q=2", "html"),
    ("text/turtle;q=x, application/ld+json;q=0.1", "jsonld"),
    ("text/turtle;q=-1, text/markdown", "md"),
    ("text/turtle;q=0.1234, text/markdown;q=0.1", "md"),
    ("text/ turtle, text/markdown", "md"),
    ('text/turtle;x="', "html"),
    ("text/turtle;;q=0.5;", "ttl"),
]
