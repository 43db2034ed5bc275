#!/usr/bin/env python3
"""The audit of a CSV file, in plain Python: what the example `audit` must find, row for row.

    python3 tests/audit_reference.py FILE --country-column COLUMN --tier-column COLUMN (--year-column COLUMN | --date-column COLUMN)
                                     [--coding CODING] [--complete RANKING]... [--data DATA_DIR]

Standard library only, Python 3.9 or later. Written from the documentation of `Audit`; countries are found as in screen_reference.py.
Kinds of mistake are not looked for.

The first line has the coding, the number of claims and the number of those that agree. Then, with tabs between the cells: the line,
the code, the report, the claim, what was found (if it is a standing or another claim), the kind of finding and the evidence. At the
end, what is missing.
"""

import argparse
import csv
import re
import sys
from pathlib import Path

from screen_reference import Countries, Reports, day_of, decoded, find

TIERS = ["Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3"]
ABSENT = "not in report"
CODINGS = {
    "words": {"1": [0], "2": [1], "3": [3]},
    "kelley": {"1": [0], "2": [1], "2.5": [2], "3": [3], "555": [ABSENT], "666": ["Special Case"]},
    "ordinal": {"1": [0], "2": [1], "3": [2], "4": [3]},
    "collapsed": {"1": [0], "2": [1, 2], "3": [3]},
    "hti": {"1": [0], "2": [1, 2], "3": [3]},
}
WORDS = {
    r"(tier|t)?1|tieri|tierone": "Tier 1",
    r"(tier|t)?2|tierii|tiertwo": "Tier 2",
    r"(tier|t)?(2?wl|2w|2watch|2?watchlist)|tieriiw(l|atchlist)|tiertwowatchlist|watchlisttier2": "Tier 2 Watch List",
    r"(tier|t)?3|tieriii|tierthree|tier3autodowngrade": "Tier 3",
    r"sc|special(cases?)?": "Special Case",
    r"not(in(the)?report|ranked|rated|listed|placed|included|inexistence|yetinexistence|iprankings?|ier)|no(ranking|longerinexistence)"
    r"|un(ranked|rated|placed)|absent|nr": ABSENT,
}
KINDS = {
    "empty name": "unreadable claim", "not UTF-8": "unreadable claim", "unknown name": "unknown country",
    "ambiguous name": "ambiguous country", "several countries": "several countries",
}  # fmt: skip
MISSING = {"", "na", "n/a", "#n/a", "nan", "null", "none", ".", "..", "-", "–"}


def reading(coding, cell):
    """The set of standings that a cell can mean; None if it can't be read."""
    if number := re.fullmatch(r"([0-9]{1,3})(?:[.,]([0-9])0*)?", cell):
        whole, tenth = int(number[1]), number[2] or "0"
        text = str(whole) if tenth == "0" else f"{whole}.{tenth}"
        found = [ABSENT] if text == "0" else CODINGS[coding].get(text)
        return frozenset(TIERS[at] if isinstance(at, int) else at for at in found) if found else None
    if coding not in ("words", "hti") or not cell[:1].isalnum():
        return None
    squeezed = "".join(letter for letter in cell.lower() if letter.isalnum())
    found = [standing for words, standing in WORDS.items() if re.fullmatch(words, squeezed)]
    return frozenset(found) if found and (coding == "words" or found == ["Special Case"]) else None


def coding_of(cells):
    """The coding that the whole column has; None if it has to be said."""
    unread = {coding: sum(reading(coding, cell) is None for cell in cells) for coding in CODINGS}
    least = min(unread.values())
    fitting = [coding for coding in CODINGS if unread[coding] <= least + len(cells) // 100]
    for cell in set(cells):
        if len({reading(coding, cell) for coding in fitting} - {None}) > 1:
            return None
    return min(CODINGS, key=unread.get) if 2 * least <= len(cells) else None


class Audit:
    def __init__(self, folder):
        self.countries, self.reports = Countries(folder), Reports(folder)

    def named(self, name):
        code, problem = find(self.countries, name)
        if problem in ("unknown name", "ambiguous name", "several countries") and decoded(name) != name:
            other, its_problem = find(self.countries, decoded(name))
            if its_problem != "unknown name":
                code, problem = other, its_problem
        return code or None, KINDS.get(problem)

    def when(self, cell, by_date):
        """The year of the report, the day if there is one, and why there is no report."""
        cell = cell.strip()
        if not by_date:
            if not re.fullmatch("[0-9]{4}", cell):
                return None, None, "unreadable claim"
            year = int(cell)
            if year not in self.reports.years:
                return None, None, "no such report"
            return year, None, None
        day = day_of(cell)
        if not day:
            return None, None, "unreadable claim"
        year = self.reports.in_force_on(day)
        return (year, day, None) if year else (None, None, "no such report")

    def standing(self, code, year, day):
        """On a day the ranking in force; without one what the report printed."""
        _, standing, evidence, _ = self.reports.standing(self.countries.rows[code], year, day)
        return standing, evidence


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("--country-column", required=True)
    parser.add_argument("--tier-column", required=True)
    parser.add_argument("--year-column")
    parser.add_argument("--date-column")
    parser.add_argument("--coding")
    parser.add_argument("--complete", action="append", default=[])
    parser.add_argument("--data", default=Path(__file__).resolve().parent.parent / "data")
    options = parser.parse_args()
    audit = Audit(options.data)
    with open(options.file, encoding="utf-8", newline="") as file:
        rows, before = csv.DictReader(file), 1
        claims = []
        for row in rows:
            claims.append((before + 1, row[options.country_column], row[options.year_column or options.date_column],
                           row[options.tier_column].strip()))
            before = rows.line_num
    claims = [claim for claim in claims if claim[3].lower() not in MISSING]
    coding = options.coding or coding_of([claim[3] for claim in claims])
    if not coding:
        sys.exit("the coding has to be said")

    agree, found, first, contradicted = 0, [], {}, set()
    for line, name, when, cell in claims:
        (code, problem), claimed = audit.named(name), reading(coding, cell)
        year, day, no_report = audit.when(when, bool(options.date_column))
        standing, evidence = audit.standing(code, year, day) if code and year else ("", "")
        if code and year and claimed:
            absent = standing not in (*TIERS, "Special Case")
            place = (code, year, absent or standing)
            other = first.setdefault(place, (line, cell, claimed))
            if other[2] != claimed and place not in contradicted:
                contradicted.add(place)
                found.append((line, 1, code, year, cell, f"line {other[0]} claims `{other[1]}`", "contradicting claims", evidence))
        kind = problem or no_report or (None if claimed else "unreadable claim")
        if not kind:
            absent = standing not in (*TIERS, "Special Case")
            if (ABSENT if absent else standing) in claimed:
                agree += 1
                continue
            kind = "differs" if not absent else "not in the report" if standing == ABSENT else "not in existence"
        shown = standing if kind in ("differs", "not in the report", "not in existence") else ""
        found.append((line, 0, code or "", year or "", cell, shown, kind, evidence))
    print(coding, len(claims), agree, sep="\t")
    for line, _, *cells in sorted(found, key=lambda finding: finding[:2]):
        print(line, *cells, sep="\t")
    listed = {(audit.named(name)[0], audit.when(when, False)[0]) for _, name, when, _ in claims if options.year_column}
    years = {year for _, year in listed}
    for (code, year), (ranking, evidence) in sorted(audit.reports.placed.items(), key=lambda placed: (placed[0][1], placed[0][0])):
        if ranking in options.complete and (code, year) not in listed and year in years:
            print("", code, year, "", ranking, "missing", evidence, sep="\t")


main()
