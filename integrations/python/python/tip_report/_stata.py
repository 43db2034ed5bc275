"""The panel as a Stata file, with Stata's own kinds of missing values."""

from __future__ import annotations

from os import PathLike

from ._native import DATA_VERSION, panel

# A letter for each kind of absence. Stata tells .a to .z apart, and counts none of them as a number.
MISSING = {
    "Special Case": "s",
    "not in report": "n",
    "not yet in existence": "e",
    "no longer in existence": "e",
}

_ABSENCES = {"s": "special case", "n": "not in the report", "e": "not in existence"}

_LABELS = {
    "ordinal": {1: "Tier 1", 2: "Tier 2", 3: "Tier 2 Watch List", 4: "Tier 3"},
    "collapsed": {1: "Tier 1", 2: "Tier 2 or Watch List", 3: "Tier 3"},
}

_CODINGS = ["kelley_code", "ordinal", "collapsed"]


def panel_to_stata(
    path: str | PathLike[str], first: int | None = None, last: int | None = None, placed_only: bool = False
) -> None:
    """Write the country-year panel as a Stata file (.dta).

    ``ordinal`` and ``collapsed`` have value labels. In the codings of the tier, a special case is ``.s``, a country that is
    not in the report is ``.n``, and one that is not in existence is ``.e``. The codings of the year before (``lag_…``) use
    the same letters, and ``.`` if there was no report. No absence is ever a number.

    Needs pandas and pyreadstat: ``pip install "tip-report[stata]"``.
    """
    try:
        import pandas
        import pyreadstat
    except ImportError as error:
        raise ImportError(f'{error}; `pip install "tip-report[stata]"` brings what panel_to_stata needs') from error

    # The missing values of the lag need the standing of the year before, also that before the first year asked for.
    table = panel()
    rows = pandas.DataFrame.from_arrow(table)
    before = rows.groupby("code")["standing"].shift()
    asked = panel(first, last, placed_only)
    keys = pandas.DataFrame.from_arrow(asked)[["code", "report_year"]]

    out = pandas.DataFrame(index=rows.index)
    for name in rows.columns:
        values = rows[name]
        coding = name.removeprefix("lag_")
        if coding in _CODINGS:
            reason = (rows["standing"] if coding == name else before).map(MISSING)
            whole = coding != "kelley_code"
            out[name] = pandas.Series(
                [
                    letter if isinstance(letter, str) else None if pandas.isna(value) else int(value) if whole else value
                    for value, letter in zip(values, reason)
                ],
                index=rows.index,
                dtype=object,
            )
        elif pandas.api.types.is_numeric_dtype(values):
            out[name] = values
        else:
            out[name] = values.astype(object).where(values.notna(), "")
    out = keys.merge(out, on=["code", "report_year"], how="left", validate="one_to_one")[list(rows.columns)]

    lagged = [f"lag_{name}" for name in _CODINGS]
    labels = {name: {**values, **_ABSENCES} for name, values in _LABELS.items()}
    labels |= {f"lag_{name}": values for name, values in labels.items()}
    pyreadstat.write_dta(
        out,
        path,
        version=15,
        file_label=f"TIP Report panel, data of {DATA_VERSION}",
        column_labels=[table.descriptions[name] for name in out.columns],
        variable_value_labels=labels,
        missing_user_values={name: sorted(_ABSENCES) for name in _CODINGS + lagged},
    )
