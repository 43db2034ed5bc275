#!/usr/bin/env python3
"""Screening of a CSV file, in plain Python: what the example `screen` must give, row for row.

    python3 tests/screen_reference.py FILE --country-column COLUMN [--date-column COLUMN | --year-column COLUMN | --year YEAR]
                                      [--scheme SCHEME] [--aliases FILE] [--delimiter CHARACTER] --out FILE [--data DATA_DIR]

Standard library only, Python 3.9 or later. Written from the documentation of `Dataset::country` and the top of `src/text/fold.rs`; only
the list of apostrophes is that of the code. Unicode's own tables remove the accents, not those of the crate.

Each line of FILE is kept unchanged, byte by byte, and gets seven more cells:

tip_code      the code of the country that the row names, if its name is known
tip_report    the year of the report in force on the row's date: the latest one released on or before it; with --year the
              report of that year, with neither the latest report
tip_ranking   the ranking of the country in that report, if it is placed there; from the date of a reassessment, the new ranking
tip_standing  the ranking as well; otherwise `not in report`, `not yet in existence`, `no longer in existence` on the row's
              date, or without dates on the day of the report's release
tip_evidence  how well the ranking is known, if there is one
tip_problem   what is wrong with the row, the first of: `empty name`, `not UTF-8`, `unknown name`, `ambiguous name`,
              `several countries`, `bad date` (not YYYY-MM-DD, alone or before a time of day), `bad year` (not four digits), `no report in
              force`. What the problem leaves unknown is empty.
tip_reassessed  the day of the reassessment, if it gave the ranking

With --scheme the column has codes: `iso`, `numeric`, `cown` and `gwn` are columns of countries.csv, the others are in
codes.csv. Letter case, zeros before a number and a `.0` after it do not count. Names are then unknown.

A name that is not known may be corrupted. HTML entities are replaced, and each run of characters that is UTF-8 read as
Windows-1252 or Latin-1 is read as UTF-8, up to three times.

The delimiter is that of a first line `sep=;`, or the one of comma, semicolon, tab and bar with which the header has the named
columns. Empty lines stay empty. Spaces before an opening quote do not count. Text after a closing quote is an error, and so is a row
with a different number of fields than the header. --aliases is a CSV file with the columns `alias` and `code`: a name, and
the country that it means in this file (a code or a name), whatever the crate says.
"""

import argparse
import csv
import html
import itertools
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
DELIMITER_LINE = re.compile(r"\ufeff?(\"?)sep=([^A-Za-z0-9 \"\r\n])\1[\r\n]+", re.IGNORECASE | re.ASCII)
ADDED = ["tip_code", "tip_report", "tip_ranking", "tip_standing", "tip_evidence", "tip_problem", "tip_reassessed"]


# Abbreviations with one meaning; those with several are tried only where the name is unknown as it stands.
EXPANDED = {
    "afr": "african", "br": "british", "brit": "british", "cent": "central", "centr": "central", "dem": "democratic",
    "emir": "emirates", "eq": "equatorial", "equat": "equatorial", "equ": "equatorial", "fmr": "former", "fr": "french",
    "gov": "government", "is": "islands", "isls": "islands",
    "island": "islands", "isds": "islands", "islds": "islands", "ilds": "islands", "kgdm": "kingdom", "kingd": "kingdom",
    "occ": "occupied", "peo": "peoples",
    "peopl": "peoples", "plur": "plurinational", "princ": "principality", "prov": "province", "rep": "republic",
    "repub": "republic", "soc": "socialist", "st": "saint", "states": "state", "ter": "territory", "terr": "territory",
    "territories": "territory", "utd": "united", 
}  # fmt: skip
# Those with several, or that say little alone.
SEVERAL = {
    "barb": ("barbuda", "barbados"), "dom": ("dominican", "dominica"), "e": ("east", "eastern", "equatorial"),
    "fed": ("federal", "federated", "federation"), "gren": ("grenadines", "grenada"), "herz": ("herzegovina",),
    "herzeg": ("herzegovina",), "isl": ("islands", "islamic"), "maced": ("macedonia",), "n": ("north", "northern", "new"),
    "neth": ("netherlands",), "nethl": ("netherlands",), "s": ("south", "southern", "saint", "sao", "state"),
    "st": ("saint", "state"), "sts": ("state", "saint"), "tob": ("tobago",), "vin": ("vincent",), "vinc": ("vincent",),
    "w": ("west", "western"), "yug": ("yugoslav",),
}  # fmt: skip
DIVIDERS = re.compile(r"[,:()\[\]{}&;/\\|+\n\r\t-]|\band\b", re.IGNORECASE)
WAYS = {",": "q", ":": "q", "(": "b", ")": "b", "[": "b", "]": "b", "{": "b", "}": "b", "&": "and", "and": "and", "-": "-"}


def words_of(name):
    """The words of a name, without accents, and without those that do not count."""
    name = unicodedata.normalize("NFD", name.translate(APOSTROPHES).lower()).translate(OTHER_LETTERS)
    name = "".join(letter for letter in name if not unicodedata.combining(letter))
    # A period after an initial belongs to it: "u.s.a." is one word, "s.korea" two. All other periods divide words.
    name = re.sub(r"((?<![^\W_])[^\W_]\.)(?=[^\W_]{2})", r"\1 ", name) if "." in name else name
    name = re.sub(r"(?<![^\W_])([^\W_])\.", r"\1", name) if "." in name else name
    return [word for word in re.findall(r"[^\W_]+", name) if word not in ("the", "of", "and")]


def fold(name):
    """What two spellings of one name have in common: see the top of `src/text/fold.rs`."""
    return " ".join(sorted(EXPANDED.get(word, word) for word in words_of(name)))


def readings(name):
    """The folded names that a name with abbreviations can be, if it has a word that is more than one."""
    words = words_of(name)
    if not SEVERAL.keys() & words or SEVERAL.keys() | EXPANDED.keys() >= set(words):
        return []
    choices = [SEVERAL.get(word, (EXPANDED.get(word, word),)) for word in words]
    return [" ".join(sorted(reading)) for reading in itertools.product(*choices)]


def divided(name):
    """The ways in which a name divides its words."""
    return {WAYS.get(sign.lower(), "list") for sign in DIVIDERS.findall(name)} or {"space"}


def joins(name):
    """How often a name has *and* or `&`."""
    return sum(WAYS.get(sign.lower()) == "and" for sign in DIVIDERS.findall(name))


def several(found):
    """The countries that parts name with certainty, if they are different ones."""
    named = {next(iter(codes)) for codes in found if len(codes) == 1}
    return named if len(named) > 1 else set()


def alias_key(name):
    """What two spellings of one alias have in common: a list is not the name of the same words."""
    return (fold(name), *sorted(divided(name) & {"list", "and"})) if fold(name) else name.strip()


class Countries:
    """Which country a name or code means."""

    def __init__(self, folder):
        self.rows = {row["code"]: row for row in table(folder, "countries.csv")}
        self.codes = {row[column]: code for code, row in self.rows.items() for column in ("code", "alpha2") if row[column]}
        self.names, self.ways, self.joins, self.aliases, self.schemes, self.scheme = {}, {}, {}, {}, {}, None
        for row in [*self.rows.values(), *table(folder, "names.csv")]:
            self.names.setdefault(fold(row["name"]), set()).add(row["code"])
            self.ways.setdefault(fold(row["name"]), set()).update(divided(row["name"]))
            self.joins[fold(row["name"])] = max(self.joins.get(fold(row["name"]), 0), joins(row["name"]))
        self.names.pop("", None)
        for code, row in self.rows.items():
            numbers = {"numeric": row["numeric"], "cown": row["cow"], "gwn": row["gw"]}
            for scheme, value in [("iso", code), ("iso", row["alpha2"]), *numbers.items()]:
                self.schemes.setdefault((scheme, self.plain(scheme, value)), set()).add(code)
        for row in table(folder, "codes.csv"):
            self.schemes.setdefault((row["scheme"], row["value"]), set()).add(row["code"])

    @staticmethod
    def plain(scheme, value):
        """A code as it is compared."""
        if scheme in ("numeric", "cown", "gwn"):
            return str(int(re.match("[0-9]+", value)[0])) if re.fullmatch(r"[0-9]+(\.0)?", value) else None
        return value.upper() if value and value.isascii() else None

    def find(self, name):
        """The codes that a name can mean: none, one or more."""
        name = name.strip()
        if alias := self.aliases.get(alias_key(name)):
            return {alias}
        if self.scheme:
            value = self.plain(self.scheme, name)
            return self.schemes.get((self.scheme, value), set()) if value else set()
        code = self.code(name)
        # The code of an entity that has ended can be another's elsewhere, and what is written as a name can be one.
        doubtful = code and (self.rows[code]["exists_to"] or len(name) == 3 and name == name.capitalize())
        if code and not (doubtful and len(self.names.get(fold(name), ())) > 1):
            return {code}
        return self.read(name) | self.named_in(name)

    def read(self, name):
        """The meanings of one name, in each reading of its abbreviations if it is unknown as it stands."""
        known = self.names.get(fold(name))
        return known or set().union(*(self.names.get(reading, ()) for reading in readings(name)))

    def code(self, name):
        return self.codes.get(name.upper()) if name.isascii() else None

    def named_in(self, name):
        """The countries that the parts of a cell name, if no name is divided as it is, and they are different ones."""
        if divided(name) <= self.ways.get(fold(name), set()) and joins(name) <= self.joins.get(fold(name), 0):
            return set()
        if divided(name) == {"space"}:
            if fold(name) not in self.names:
                return set()
            words = name.split(" ")
            cuts = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
            parts = [part for cut in cuts for part in cut if all(len(self.names.get(fold(half), ())) == 1 for half in cut)]
            found = [self.names[fold(part)] for part in parts]
        elif fold(name) in self.names:
            found = self.parts(name, names_only=True)
            coded = self.parts(name, capitals=True)
            # In a name a short word can look like a code; a cell of names and codes has nothing else.
            if not several(found) and all(coded):
                found = coded
        else:
            found = self.parts(name)
        return several(found)

    def parts(self, name, names_only=False, capitals=False):
        """The meanings of the names of which a cell consists: of as many pieces as are one name, but six."""
        cuts = [0, *(place for sign in DIVIDERS.finditer(name) for place in sign.span()), len(name)]
        pieces = [cut for cut in zip(cuts[::2], cuts[1::2]) if any(map(str.isalnum, name[slice(*cut)]))]
        found = []
        while pieces:
            for length in range(min(6, len(pieces)), 0, -1):
                part = name[pieces[0][0] : pieces[length - 1][1]].strip()
                code = None if names_only or (capitals and not part.isupper()) else self.code(part)
                read = length == 1 and not (names_only or capitals)
                meant = {code} if code else self.read(part) if read else self.names.get(fold(part), set())
                if part != name and meant and not (length > 1 and self.named_in(part)):
                    break
            found.append(meant)
            pieces = pieces[length:]
        return found

    def read_aliases(self, file):
        aliases = {}
        for row in csv.DictReader(file):
            codes = self.find(row["code"])
            if len(codes) != 1:
                sys.exit(f"--aliases: `{row['code']}` is not one country")
            aliases[alias_key(row["alias"])] = codes.pop()
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
        self.reassessed = {(row["code"], int(row["report_year"])): row for row in table(folder, "reassessments.csv")}

    def in_force_on(self, day):
        """The year of the report in force; None before the first. Dates as text, which sorts as they do."""
        place = bisect_right(self.released, day)
        return self.years[place - 1] if place else None

    def standing(self, country, year, day=None):
        """Ranking, standing, evidence and the day of a reassessment: on a day, or as the report printed it."""
        day = day or self.released[self.years.index(year)]
        if placement := self.placed.get((country["code"], year)):
            changed = self.reassessed.get((country["code"], year))
            if changed and changed["on"] <= day:
                return changed["ranking"], changed["ranking"], changed["evidence"], changed["on"]
            ranking, evidence = placement
            return ranking, ranking, evidence, ""
        if country["exists_from"] and day < country["exists_from"]:
            return "", "not yet in existence", "", ""
        if country["exists_to"] and day >= country["exists_to"]:
            return "", "no longer in existence", "", ""
        return "", "not in report", "", ""


# Hours, minutes, seconds, decimals; then letters or an offset up to 14 hours, and a place in brackets.
TIME = (r"([01]\d|2[0-4])(:([0-5]\d|60)){0,2}([.,]\d+)?"
        r" ?([A-Za-z]{0,5}|[+-](0\d|1[0-4])(:?[0-5]\d)?)(\[.*\])?")


def day_of(text):
    """The date that a text is or begins with; None if there is no such day."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)([Tt ]" + TIME + ")?", text.strip(), re.ASCII)
    try:
        return match and date.fromisoformat(match[1]).isoformat()
    except ValueError:
        return None


def byte(character):
    """The byte of a character in Windows-1252, or in Latin-1 if it has none there; nothing if in neither."""
    return character.encode("cp1252", "ignore") or character.encode("latin-1", "ignore")


def reread(name):
    """The name with each run of characters that are the bytes of another in UTF-8 replaced by it."""
    at = 0
    while at < len(name):
        for length in (2, 3, 4):
            try:
                meant = b"".join(map(byte, name[at : at + length])).decode()
            except UnicodeError:
                continue
            if len(meant) == 1 and not name[at].isascii() and len(name[at : at + length]) == length:
                name = name[:at] + meant + name[at + length :]
                break
        at += 1
    return name


def decoded(name):
    for _ in range(3):
        text = html.unescape(name)
        name = reread(name) if text == name else text
    return name


def find(countries, name):
    """The code that a name means and its problem, of which one is empty."""
    codes = countries.find(name)
    if len(codes) == 1:
        return next(iter(codes)), ""
    if not name.strip():
        return "", "empty name"
    if any("\udc80" <= character <= "\udcff" for character in name):
        return "", "not UTF-8"
    if not countries.scheme and countries.named_in(name.strip()):
        return "", "several countries"
    return "", "ambiguous name" if codes else "unknown name"


def screen_row(countries, reports, name, when, by_year, fixed_year):
    """The seven cells. `when` is the cell of the date or the year; None if there is no such column."""
    code, problem = find(countries, name)
    if problem in ("unknown name", "ambiguous name", "several countries") and decoded(name) != name:
        other, its_problem = find(countries, decoded(name))
        if its_problem != "unknown name":
            code, problem = other, its_problem
    year, day = fixed_year, None
    if when is not None and by_year:
        is_year = re.fullmatch("[0-9]{4}", when.strip())
        year = int(when) if is_year and int(when) in reports.years else None
        if year is None:
            problem = problem or ("no report in force" if is_year else "bad year")
    elif when is not None:
        day = day_of(when)
        year = reports.in_force_on(day) if day else None
        if year is None:
            problem = problem or ("no report in force" if day else "bad date")
    *standing, reassessed = reports.standing(countries.rows[code], year, day) if code and year else [""] * 4
    return [code, year or "", *standing, problem, reassessed]


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


def read(lines, delimiter):
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True, strict=True)


def main():
    parser = argparse.ArgumentParser(description="Adds to each row the standing of its country in the report in force.")
    parser.add_argument("file")
    parser.add_argument("--country-column", required=True, metavar="COLUMN")
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--date-column", metavar="COLUMN")
    when.add_argument("--year-column", metavar="COLUMN")
    when.add_argument("--year", type=int)
    parser.add_argument("--scheme", choices=["iso", "fips", "ioc", "cowc", "cown", "gwn", "unhcr", "numeric"])
    parser.add_argument("--aliases", metavar="FILE")
    parser.add_argument("--delimiter", metavar="CHARACTER")
    parser.add_argument("--out", required=True, metavar="FILE")
    parser.add_argument("--data", default=Path(__file__).parent.parent / "data", metavar="DATA_DIR")
    arguments = parser.parse_args()

    countries, reports = Countries(arguments.data), Reports(arguments.data)
    if arguments.aliases:
        with open(arguments.aliases, encoding="utf-8", newline="") as file:
            countries.read_aliases(file)
    countries.scheme = arguments.scheme
    year = arguments.year or reports.years[-1]
    if year not in reports.years:
        parser.error(f"no report of {year}")

    # Bytes that are no UTF-8 go through as they are.
    text = {"encoding": "utf-8", "errors": "surrogateescape", "newline": ""}
    with open(arguments.file, **text) as source, open(arguments.out, "w", **text) as target:
        by_year = arguments.year_column is not None
        when_column = arguments.year_column if by_year else arguments.date_column
        wanted = {arguments.country_column, when_column} - {None}
        said = DELIMITER_LINE.fullmatch(source.readline())
        start = source.tell() if said else 0
        delimiters = arguments.delimiter or (said and said[2]) or ",;\t|"
        fitting = {}
        for delimiter in delimiters:
            source.seek(start)
            try:
                header = [column.removeprefix("\ufeff") for column in next(read(source, delimiter))]
            except csv.Error:
                continue
            if wanted <= set(header) and (len(header) > 1 or delimiter == delimiters[0]):
                fitting[delimiter] = header
        if len(fitting) != 1:
            parser.error(f"{len(fitting)} delimiters by which the header has the columns")
        ((delimiter, header),) = fitting.items()
        source.seek(0)
        if said:
            target.write(source.readline())
        lines = Lines(source)
        rows = read(lines, delimiter)
        next(rows)
        content, end = lines.take()
        target.write(content + "".join(delimiter + column for column in ADDED) + end)
        country = header.index(arguments.country_column)
        when = header.index(when_column) if when_column else None
        known = {}
        for row in rows:
            content, end = lines.take()
            if not row:
                target.write(content + end)
                continue
            if len(row) != len(header):
                parser.error(f"{len(row)} fields, not {len(header)}: {content}")
            key = row[country], None if when is None else row[when]
            if key not in known:
                cells = screen_row(countries, reports, *key, by_year, year)
                known[key] = "".join(f"{delimiter}{value}" for value in cells)
            target.write(content + known[key] + end)


if __name__ == "__main__":
    main()
