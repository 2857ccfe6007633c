"""Lists of staff in CSV (RFC 4180): the source ``staff`` of pexport.

The first line names the columns, and each line below it is of one person, whose slug is the
``staff_id``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from typing import Any, NamedTuple

from pexport.errors import PexportError
from pexport.input_head import InputHead
from pexport.profile import checksum, clean
from pexport.source import Claim, Input, Reading, Remark, Source
from pexport.vocabulary import catalogue

KEY = "staff_id"
READ = frozenset(
    "staff_id name given family pronouns role department organization since until email phone "
    "mobile web orcid links interests".split()
)
"""The columns that say something of a person; others are not read."""


def claim(head: InputHead) -> Claim | None:
    """Claim tables with the column of our ids, and whatever else is called a table."""
    if KEY in _cells(_first_line(head.text)):
        return Claim.SIGNATURE
    return Claim.SUFFIX if head.suffix == ".csv" else None


def _first_line(text: str) -> str:
    return next(iter(text.splitlines()), "")


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=_delimiter(line)), [])]


def _delimiter(line: str) -> str:
    """Return what parts the columns: spreadsheets write semicolons where 1,5 is a number."""
    return ";" if line.count(";") > line.count(",") else ","


class Row(NamedTuple):
    """The line of one person; what there is to say of it is added to *remarks*."""

    file: str
    line: int
    columns: list[str]
    cells: list[str]
    remarks: list[Remark]

    def where(self, column: str) -> str:
        """Return the place of a cell, for people: ``staff.csv:2#email``."""
        return f"{self.file}:{self.line}#{column}"

    def origin(self, column: str) -> str:
        """Return the place of a cell, for the profile."""
        return f"staff:{self.where(column)}"

    def text(self, column: str) -> str:
        """Return what stands in *column*, "" where there is no such column."""
        return self.cells[self.columns.index(column)].strip() if column in self.columns else ""

    def value(
        self,
        column: str,
        fitted: Callable[[str], str | None] = clean.line,
        what: str = "a text",
        rule: str = "left-out",
    ) -> str | None:
        """Return the value in *column*, *fitted* to a profile; None, and told, where it is none."""
        text = self.text(column)
        value = fitted(text) if text else None
        if text and value is None:
            self.tell(column, f"left out: {text!r} is not {what}", rule)
        return value

    def tell(self, column: str, message: str, rule: str = "left-out") -> None:
        """Add a remark on the cell in *column*."""
        self.remarks.append(Remark(self.where(column), message, rule))


def people(given: Input) -> list[str]:
    """Return the ids of all people in the list."""
    return list(_rows(given))


def _rows(given: Input) -> dict[str, Row]:
    """Return the lines of all people by their ids; raise ``PexportError`` for a broken list."""
    text = given.text()
    head = _first_line(text)
    reader = csv.reader(StringIO(text), delimiter=_delimiter(head), strict=True)
    rows: dict[str, Row] = {}
    columns = _cells(head)
    if KEY not in columns or len({*columns}) < len(columns):
        raise PexportError(
            f"{given.name}:1: expected different columns, {KEY} among them; found: "
            f"{', '.join(columns)}"
        )
    line = 1
    try:
        next(reader)
        line = reader.line_num + 1
        for cells in reader:
            if any(cells):
                row = Row(given.name, line, columns, cells, [])
                slug = _slug(row)
                if slug in rows:
                    raise PexportError(
                        f"{row.where(KEY)}: {slug!r} already stands in line {rows[slug].line}"
                    )
                rows[slug] = row
            line = reader.line_num + 1
    except csv.Error as error:
        raise PexportError(f"{given.name}:{line}: broken CSV: {error}") from None
    return rows


def _slug(row: Row) -> str:
    index = row.columns.index(KEY)
    slug = row.cells[index].strip() if index < len(row.cells) else ""
    if not re.fullmatch(r"[\w-]+", slug):
        raise PexportError(f"{row.where(KEY)}: expected letters, digits, - and _, found {slug!r}")
    return slug


def read(given: Input) -> Reading:
    """Read the line of the person that the user names, or the only one."""
    row = _chosen(_rows(given), given)
    end = row.value("until", _date, "a date", "date")
    tree = {
        "name": _name(row),
        "pronouns": list(_of_cell(row, "pronouns", "pronouns")),
        "positions": list(_position(row, end)),
        "emails": list(_of_cell(row, "email", "address", _email, "an e-mail address")),
        "phones": [
            *_of_cell(row, "phone", "number"),
            *({**mobile, "visibility": "private"} for mobile in _of_cell(row, "mobile", "number")),
        ],
        "homepage": next(_of_cell(row, "web", "url", clean.url, "a web address"), None),
        "identifiers": list(_orcid(row)),
        **_links(row),
        "interests": [
            {"label": label, "origin": row.origin("interests")}
            for text in row.text("interests").split(";")
            if (label := clean.line(text))
        ],
    }
    for column in row.columns:
        if column not in READ and row.text(column):
            row.tell(column, "not read", "unread")
    today = given.day.isoformat()
    has_left = end is not None and end < today[: len(end)]
    return Reading(tree, row.remarks, row.text(KEY), is_owner=False, has_left=has_left)


def _chosen(rows: dict[str, Row], given: Input) -> Row:
    if not rows:
        raise PexportError(f"{given.name}: the list is empty")
    if given.author is None and len(rows) > 1:
        raise PexportError(
            f"{given.name}: a list of several people; use --all, or --author with one of: "
            f"{', '.join(rows)}"
        )
    row = rows.get(given.author or next(iter(rows)))
    if row is None:
        raise PexportError(
            f"{given.name}: unknown author {given.author!r}; expected one of: {', '.join(rows)}"
        )
    if len(row.cells) != len(row.columns):
        raise PexportError(
            f"{row.file}:{row.line}: expected {len(row.columns)} cells, found {len(row.cells)}; "
            "put a text with commas in quotes"
        )
    return row


def _name(row: Row) -> dict[str, Any] | None:
    parts = {part: row.value(part) for part in ("given", "family")}
    display = row.value("name")
    if display:
        return {"display": display, **parts, "origin": row.origin("name")}
    composed = " ".join(filter(None, parts.values()))
    if not composed:
        row.tell("name", "no name: the column 'name' is missing or empty", "nameless")
        return None
    return {"display": composed, **parts, "origin": f"{row.origin('family')} (given and family)"}


def _position(row: Row, end: str | None) -> Iterator[dict[str, Any]]:
    """Yield the job, whose dates stand beside it."""
    role, organization, department = map(row.value, ("role", "organization", "department"))
    start = row.value("since", _date, "a date", "date")
    if role or organization:
        yield {
            "kind": "employment",
            "role": role,
            "organization": {"name": organization} if organization else None,
            "department": department,
            "start": start,
            "end": end,
            "origin": row.origin("role" if role else "organization"),
        }
        return
    for column in ("department", "since", "until"):
        if row.text(column):
            row.tell(column, "left out: the line names neither a role nor an organization")


def _of_cell(
    row: Row,
    column: str,
    member: str,
    fitted: Callable[[str], str | None] = clean.line,
    what: str = "a text",
) -> Iterator[dict[str, Any]]:
    """Yield the fact that a cell is by itself."""
    if value := row.value(column, fitted, what):
        yield {member: value, "origin": row.origin(column)}


def _orcid(row: Row) -> Iterator[dict[str, Any]]:
    if value := row.value(
        "orcid", _checked, "an ORCID iD: the check digit does not match", "checksum"
    ):
        url = f"https://orcid.org/{value}"
        yield {"scheme": "orcid", "value": value, "url": url, "origin": row.origin("orcid")}


def _links(row: Row) -> dict[str, list[dict[str, Any]]]:
    """Return the accounts with services that pexport knows, and all other addresses as links."""
    found: dict[str, list[dict[str, Any]]] = {"accounts": [], "links": []}
    for text in row.text("links").split():
        url = clean.url(text)
        known = catalogue.recognize(url) if url else None
        if url is None:
            row.tell("links", f"left out: {text!r} is not a web address")
        elif known and known.service.kind == "account":
            found["accounts"].append(
                {
                    "service": known.service.key,
                    "handle": known.id,
                    "url": known.url,
                    "origin": row.origin("links"),
                }
            )
        else:
            found["links"].append({"url": url, "origin": row.origin("links")})
    return found


def _email(text: str) -> str | None:
    return text if re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", text) else None


def _checked(text: str) -> str | None:
    return text if checksum.is_valid("orcid", text) else None


def _date(text: str) -> str | None:
    """Return *text* where it is a year, a month or a day: ``2012``, ``2012-09``, ``2012-09-01``."""
    if not re.fullmatch(r"[12]\d{3}(-\d\d){0,2}", text, re.ASCII):
        return None
    try:
        date.fromisoformat(f"{text}-01-01"[:10])
    except ValueError:
        return None
    return text


SOURCE = Source(
    title="A list of staff in CSV",
    expects="a list of staff (CSV with a column staff_id)",
    claim=claim,
    read=read,
    people=people,
)
