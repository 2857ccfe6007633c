"""The elements of xCard that no table of vCard names (RFC 6351 section 4 and appendix A)."""

from __future__ import annotations

NAMESPACE = "urn:ietf:params:xml:ns:vcard-4.0"

COMPONENTS = {
    "N": ("surname", "given", "additional", "prefix", "suffix"),
    "ADR": ("pobox", "ext", "street", "locality", "region", "code", "country"),
}
"""The components of a value, in their order; each stands once or more."""

TWO_COMPONENTS = {
    "GENDER": (("sex",), ("sex", "identity")),
    "CLIENTPIDMAP": (("sourceid", "uri"),),
}
"""What a value of two components may be made of."""

TYPES = frozenset(
    "text uri date time date-time timestamp boolean integer float utc-offset language-tag "
    "unknown".split()
)
"""The elements of all other values."""
