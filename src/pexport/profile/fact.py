"""What every fact of a profile is: it has one origin and one audience, and perhaps a period."""

# No `from __future__ import annotations`: pydantic would compile each annotation again at import.

from datetime import date

from pydantic import BaseModel, ConfigDict

from pexport.profile.values import Line, PartialDate, State, Visibility


class Model(BaseModel):
    """A plain, frozen record; an unknown key is an error."""

    # defer_build: only Profile's own validator is ever needed, and it holds all the others.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Fact(Model):
    """The smallest thing with one origin and one audience."""

    visibility: Visibility = "public"
    origin: str = ""
    """``source:file:line#key path``, then in brackets what was inferred and from where."""


class DatedFact(Fact):
    """A fact with a period; each date as precise as it was given."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    state: State | None = None
    dates: Line | None = None
    """The source's own words, where they say more than the dates or could not be understood."""

    def ended(self, as_of: date) -> bool:
        """Say whether the source states, or its end date shows, that this was over by *as_of*."""
        if self.state is not None:
            return self.state == "ended"
        return self.end is not None and self.end <= as_of.isoformat()[: len(self.end)]

    def ongoing(self, as_of: date) -> bool:
        """Say whether the source states, or its end date shows, that this went on on *as_of*."""
        if self.state is not None:
            return self.state == "ongoing"
        return self.end is not None and not self.ended(as_of)

    def may_be_current(self, as_of: date) -> bool:
        """Say whether nothing shows that this had ended by *as_of*, or had not begun."""
        if self.state is not None:
            return self.state == "ongoing"
        if self.dates and not (self.start or self.end):
            return False
        begun = self.start is None or self.start <= as_of.isoformat()[: len(self.start)]
        return begun and not self.ended(as_of)
