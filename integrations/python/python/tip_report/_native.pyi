"""The module in Rust, which tip_report re-exports."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, Protocol, final

__all__ = [
    "DATA_VERSION",
    "Audit",
    "Change",
    "Country",
    "CountryError",
    "Finding",
    "Mistake",
    "Placement",
    "RankingOn",
    "Report",
    "ReportError",
    "ScreenError",
    "Screener",
    "Table",
    "audit",
    "changes",
    "country",
    "in_force",
    "panel",
    "placement",
    "ranking_on",
    "report",
    "reports",
    "screen",
    "standing",
    "table",
    "table_names",
]

DATA_VERSION: str
"""The version of the data: the date of its last change."""

class _ArrowStream(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class _ArrowArray(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

_Table = _ArrowStream | _ArrowArray
_Scheme = Literal["iso", "fips", "ioc", "cowc", "cown", "gwn", "unhcr", "numeric"]

class CountryError(ValueError):
    """A name that means no country, or several."""

    kind: Literal["unknown", "ambiguous", "several"]
    candidates: list[str]

class ReportError(ValueError):
    """There is no report of this year."""

class ScreenError(ValueError):
    """A table can't be screened or audited: a column is missing or has a type that is not supported."""

@final
class Country:
    """An entity that the reports rank: state, territory or dissolved state."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def alpha2(self) -> str | None: ...
    @property
    def numeric(self) -> int | None: ...
    @property
    def cow(self) -> int | None: ...
    @property
    def gw(self) -> int | None: ...
    @property
    def bureau(self) -> str | None: ...
    @property
    def exists_from(self) -> datetime.date | None: ...
    @property
    def exists_to(self) -> datetime.date | None: ...

@final
class Report:
    """One yearly report."""

    @property
    def year(self) -> int: ...
    @property
    def edition(self) -> int: ...
    @property
    def released(self) -> datetime.date: ...
    @property
    def url(self) -> str | None: ...
    @property
    def title(self) -> str: ...
    @property
    def citation(self) -> str: ...
    @property
    def counts(self) -> list[tuple[str, int]]: ...

@final
class Placement:
    """Where one report places one country."""

    @property
    def country(self) -> Country: ...
    @property
    def report(self) -> int: ...
    @property
    def ranking(self) -> str: ...
    @property
    def kelley_code(self) -> float | None: ...
    @property
    def ordinal(self) -> int | None: ...
    @property
    def collapsed(self) -> int | None: ...
    @property
    def evidence(self) -> str: ...
    @property
    def sources(self) -> list[str]: ...
    @property
    def name_as_printed(self) -> str | None: ...
    @property
    def note(self) -> str | None: ...
    @property
    def citation(self) -> str: ...

@final
class RankingOn:
    """What was in force for a country on a date."""

    @property
    def country(self) -> Country: ...
    @property
    def date(self) -> datetime.date: ...
    @property
    def report(self) -> int: ...
    @property
    def standing(self) -> str: ...
    @property
    def ranking(self) -> str | None: ...
    @property
    def evidence(self) -> str | None: ...
    @property
    def reassessed(self) -> datetime.date | None: ...
    @property
    def citation(self) -> str: ...

@final
class Change:
    """The change of one country from one report to another."""

    @property
    def country(self) -> Country: ...
    @property
    def before(self) -> str | None: ...
    @property
    def after(self) -> str | None: ...
    @property
    def direction(self) -> str: ...
    @property
    def steps(self) -> int | None: ...

@final
class Table:
    """A table of Arrow columns, with the Arrow PyCapsule interface."""

    @property
    def num_rows(self) -> int: ...
    @property
    def column_names(self) -> list[str]: ...
    @property
    def descriptions(self) -> dict[str, str]: ...
    @property
    def metadata(self) -> dict[str, str]: ...
    def __len__(self) -> int: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

@final
class Screener:
    """`screen`, for many tables or batches."""

    def __new__(
        cls,
        *,
        country: str,
        date: str | None = None,
        year: str | None = None,
        report: int | None = None,
        aliases: Mapping[str, str] | None = None,
        scheme: _Scheme | None = None,
    ) -> Screener: ...
    def screen(self, table: _Table) -> Table: ...

@final
class Finding:
    """A claim that does not agree with the reports."""

    @property
    def row(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def code(self) -> str | None: ...
    @property
    def report(self) -> int | None: ...
    @property
    def claimed(self) -> str: ...
    @property
    def found(self) -> str: ...
    @property
    def evidence(self) -> str | None: ...
    @property
    def citation(self) -> str | None: ...

@final
class Mistake:
    """A kind of mistake that the complete table shows."""

    @property
    def kind(self) -> str: ...
    @property
    def sure(self) -> float: ...
    @property
    def saw(self) -> str: ...

@final
class Audit:
    """What an audit found."""

    @property
    def coding(self) -> str | None: ...
    @property
    def claims(self) -> int: ...
    @property
    def agree(self) -> int: ...
    @property
    def findings(self) -> list[Finding]: ...
    @property
    def missing(self) -> list[Placement]: ...
    @property
    def mistakes(self) -> list[Mistake]: ...

def country(name: str) -> Country: ...
def report(year: int) -> Report: ...
def reports() -> list[Report]: ...
def placement(country: str, report: int) -> Placement | None: ...
def standing(country: str, report: int) -> str: ...
def ranking_on(country: str, date: datetime.date) -> RankingOn | None: ...
def changes(report: int, before: int | None = None) -> list[Change]: ...
def table(name: str) -> Table: ...
def table_names() -> list[str]: ...
def panel(first: int | None = None, last: int | None = None, placed_only: bool = False) -> Table: ...
def in_force() -> Table: ...
def screen(
    table: _Table,
    *,
    country: str,
    date: str | None = None,
    year: str | None = None,
    report: int | None = None,
    aliases: Mapping[str, str] | None = None,
    scheme: _Scheme | None = None,
) -> Table: ...
def audit(
    table: _Table,
    *,
    country: str = "country",
    tier: str = "tier",
    year: str | None = None,
    date: str | None = None,
    report: int | None = None,
    coding: Literal["words", "kelley", "ordinal", "collapsed", "hti"] | None = None,
    complete: Sequence[str] = ...,
    scheme: _Scheme | None = None,
) -> Audit: ...
