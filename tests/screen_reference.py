#!/usr/bin/env python3
"""Screening of a CSV file, in plain Python: what the example `screen` must give, row for row.

    python3 tests/screen_reference.py FILE --country COLUMN [--date COLUMN | --year YEAR] [--aliases FILE]
                                      --out FILE [--data DATA_DIR]

Standard library only, Python 3.9 or later. Written from the documentation of `Dataset::country` and the top of `src/text/fold.rs`; only
the list of apostrophes is that of the code. Accents are taken off by Unicode's own tables, not by those of the crate.

Each line of FILE is kept as it is, byte by byte, and gets six more cells:

tip_code      the code of the country that the row names, whenever its name is known
tip_report    the year of the report in force on the row's date: the latest one released on or before it; with --year the
              report of that year, with neither the latest report
tip_ranking   the ranking of the country in that report, if it is placed there
tip_standing  the ranking as well; else `not in report`, `not yet in existence`, `no longer in existence`: on the day
              of the report's release
tip_evidence  how well the placement is known, if there is one
tip_problem   what is wrong with the row, the first of: `empty name`, `unknown name`, `ambiguous name`, `bad date` (not
              YYYY-MM-DD, alone or before a time of day), `no report in force`. What the problem leaves unknown is empty.

The delimiter (comma, semicolon or tab) is the one by which the header has the named columns; of several such, the one that
parts the most columns. Empty lines stay empty. --aliases is a CSV file with the columns `alias` and `code`: a name, and the
country that it means in this file (a code or a name), whatever the crate says.
"""

import argparse
import csv
import re
import sys
import unicodedata
from bisect import bisect_right
from datetime import date
from pathlib import Path

APOSTROPHES = dict.fromkeys(map(ord, "'`‘’‛´ʼʻʹ′＇"))
# Letters that Unicode does not take apart into a letter and an accent, and the sigma that ends a word.
OTHER_LETTERS = str.maketrans({
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i",
    "ς": "σ",
})
ADDED = ["tip_code", "tip_report", "tip_ranking", "tip_standing", "tip_evidence", "tip_problem"]


def fold(name):
    """What two spellings of one name have in common: see the top of `src/text/fold.rs`."""
    name = unicodedata.normalize("NFD", name.translate(APOSTROPHES).lower()).translate(OTHER_LETTERS)
    name = "".join(letter for letter in name if not unicodedata.combining(letter))
    # A period after an initial belongs to it: "u.s.a." is one word. All other periods divide words.
    name = re.sub(r"(?<![^\W_])([^\W_])\.", r"\1", name) if "." in name else name
    words = re.findall(r"[^\W_]+", name)
    return " ".join(sorted("saint" if word == "st" else word for word in words if word not in ("the", "of", "and")))


class Countries:
    """Which country a name or code means."""

    def __init__(self, folder):
        self.rows = {row["code"]: row for row in table(folder, "countries.csv")}
        self.codes = {row[column]: code for code, row in self.rows.items() for column in ("code", "alpha2") if row[column]}
        self.names, self.aliases = {}, {}
        for row in [*self.rows.values(), *table(folder, "names.csv")]:
            self.names.setdefault(fold(row["name"]), set()).add(row["code"])
        self.names.pop("", None)

    def find(self, name):
        """The codes that a name can mean: none, one or more."""
        name = name.strip()
        if alias := self.aliases.get(fold(name) or name):
            return {alias}
        code = self.codes.get(name.upper()) if name.isascii() else None
        return {code} if code else self.names.get(fold(name), set())

    def read_aliases(self, file):
        aliases = {}
        for row in csv.DictReader(file):
            codes = self.find(row["code"])
            if len(codes) != 1:
                sys.exit(f"--aliases: `{row['code']}` is not one country")
            aliases[fold(row["alias"]) or row["alias"].strip()] = codes.pop()
        self.aliases = aliases


def table(folder, name):
    with open(Path(folder, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Reports:
    def __init__(self, folder):
        rows = sorted(table(folder, "reports.csv"), key=lambda row: row["released"])
        self.years = [int(row["report_year"]) for row in rows]
        self.released = [row["released"] for row in rows]
        self.placed = {
            (row["code"], int(row["report_year"])): (row["ranking"], row["evidence"]) for row in table(folder, "tiers.csv")
        }

    def in_force_on(self, day):
        """The year of the report in force; None before the first. Dates as text, which sorts as they do."""
        place = bisect_right(self.released, day)
        return self.years[place - 1] if place else None

    def standing(self, country, year):
        """Ranking, standing and evidence."""
        if placement := self.placed.get((country["code"], year)):
            ranking, evidence = placement
            return ranking, ranking, evidence
        released = self.released[self.years.index(year)]
        if country["exists_from"] and released < country["exists_from"]:
            return "", "not yet in existence", ""
        if country["exists_to"] and released >= country["exists_to"]:
            return "", "no longer in existence", ""
        return "", "not in report", ""


def day_of(text):
    """The date that a text is or begins with; None if there is no such day."""
    match = re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9].*)?", text.strip(), re.DOTALL)
    try:
        return match and date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return None


def screen_row(countries, reports, name, date_cell, fixed_year):
    """The six cells. `date_cell` is None if there is no column of dates."""
    codes = countries.find(name)
    problem = ""
    if not name.strip():
        problem = "empty name"
    elif len(codes) != 1:
        problem = "ambiguous name" if codes else "unknown name"
    year = fixed_year
    if date_cell is not None:
        day = day_of(date_cell)
        year = reports.in_force_on(day) if day else None
        if year is None:
            problem = problem or ("no report in force" if day else "bad date")
    code = next(iter(codes)) if len(codes) == 1 else None
    standing = reports.standing(countries.rows[code], year) if code and year else ("", "", "")
    return [code or "", year or "", *standing, problem]


class Lines:
    """The lines of a file, with those that were read since the last look."""

    def __init__(self, file):
        self.file, self.read = file, []

    def __iter__(self):
        for line in self.file:
            self.read.append(line)
            yield line

    def take(self):
        text, self.read = "".join(self.read), []
        content = text.rstrip("\r\n")
        return content, text[len(content):]


def cell(row, place):
    return row[place] if place < len(row) else ""


def main():
    parser = argparse.ArgumentParser(description="Adds to each row the standing of its country in the report in force.")
    parser.add_argument("file")
    parser.add_argument("--country", required=True, metavar="COLUMN")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--date", metavar="COLUMN")
    when.add_argument("--year", type=int)
    parser.add_argument("--aliases", metavar="FILE")
    parser.add_argument("--out", required=True, metavar="FILE")
    parser.add_argument("--data", default=Path(__file__).parent.parent / "data", metavar="DATA_DIR")
    arguments = parser.parse_args()

    countries, reports = Countries(arguments.data), Reports(arguments.data)
    if arguments.aliases:
        with open(arguments.aliases, encoding="utf-8", newline="") as file:
            countries.read_aliases(file)
    year = arguments.year or reports.years[-1]
    if year not in reports.years:
        parser.error(f"no report of {year}")

    # Bytes that are no UTF-8 go through as they are.
    text = {"encoding": "utf-8", "errors": "surrogateescape", "newline": ""}
    with open(arguments.file, **text) as source, open(arguments.out, "w", **text) as target:
        wanted = {arguments.country, arguments.date} - {None}
        headers = {}
        for delimiter in ",;\t":
            source.seek(0)
            headers[delimiter] = [column.removeprefix("\ufeff") for column in next(csv.reader(source, delimiter=delimiter))]
        delimiter = max(headers, key=lambda delimiter: (wanted <= set(headers[delimiter]), len(headers[delimiter])))
        header = headers[delimiter]
        if missing := wanted - set(header):
            parser.error(f"no column `{missing.pop()}`")
        source.seek(0)
        lines = Lines(source)
        rows = csv.reader(lines, delimiter=delimiter)
        next(rows)
        content, end = lines.take()
        target.write(content + "".join(delimiter + column for column in ADDED) + end)
        country = header.index(arguments.country)
        day = header.index(arguments.date) if arguments.date else None
        known = {}
        for row in rows:
            content, end = lines.take()
            if not row:
                target.write(content + end)
                continue
            key = cell(row, country), None if day is None else cell(row, day)
            if key not in known:
                known[key] = "".join(f"{delimiter}{value}" for value in screen_row(countries, reports, *key, year))
            target.write(content + known[key] + end)


if __name__ == "__main__":
    main()
