#!/usr/bin/env python3
"""The questions of the crate, answered a second time: plain Python, written from the rules and not from the Rust code.

    python3 tests/oracle.py [DATA_DIR] [--topic TOPIC] [--vectors FOLDER]

reads the CSV files of DATA_DIR (default: `data/` beside the folder of this script) and prints tables, each as

    == topic
    column TAB column TAB ...        the header
    cell TAB cell TAB ...            the rows, sorted
                                     an empty line

`tests/it/oracle.rs` compares every table with the crate, cell by cell. Standard library only, Python 3.9 or later.

With `--vectors` it writes `flow_counts.tsv` and `degrees.tsv` instead. The crate is compared with them if there is no Python.
They are in `tests/vectors`. Write them again when flows change.

Terms. A country is *placed* in a report if tiers.csv has a row for both; its *ranking* is `Tier 1`, `Tier 2`,
`Tier 2 Watch List`, `Tier 3` or `Special Case`. A country that is not placed has no ranking: an empty cell, never a tier.
There is one report each year; *next* and *previous* mean the next and previous row of reports.csv. A code means only its own
country: no row of one country is ever read as a row of its predecessor.

Topics and what their columns mean:

change_counts: every ordered pair of reports `from`, `to`, also with itself. Each country placed in at least one of the
    two counts in exactly one column, apart from the last column:
    upgrades, downgrades       two different tiers, the second better or worse. Tier 2 and the Watch List are two tiers.
    entered, left              placed in `to` only, in `from` only; whether on a tier or as a special case
    to_special, from_special   a tier in `from` and a special case in `to`, and the reverse
    unchanged                  the same ranking in both; a special case in both as well
    returned                   the unchanged countries with another ranking, or not placed, in a report between the two
changes: each country of these columns except `unchanged`, for every ordered pair of reports.
    direction   upgrade, downgrade, entered, left, to special case, from special case
    steps       the number of steps between two tiers; empty if one side is not a tier. The scale is 1 - 2 - 3 if both reports
                are before 2004, and 1 - 2 - Watch List - 3 otherwise.
    artefact    yes if the change is between Tier 2 and the Watch List, and between a report before 2004, when the Watch List
                did not exist, and one from 2004 on: perhaps only the new class changed. Otherwise no.
    evidence    the weaker class of the two placements (official, corroborated, transcribed, inferred: from strong to weak);
                the class of the only one, if there is only one
spells: the longest runs of consecutive reports in which a country has the same ranking.
    before, after   the report before the run and the one after it: its ranking; why it has none, in the words of `absence`; or
                    `open` if there is no such report
    evidence        the weakest class in the run
absence: each country that is not placed in a report: `not in report`; `not yet in existence` or `no longer in existence` on
    the day the report was released.
in_force: for each country, on every day of a change, on the day before it, and two days after the last report:
    report      the last one released on or before the day
    standing    its ranking of the country; from the day of a reassessment (reassessments.csv) the new ranking; or
                `not in report`, `not yet in existence`, `no longer in existence` on that day; `no report` before the first
    reassessed  the day of the reassessment that gave the ranking
transitions: for each report and the next, the number of countries that went from each ranking to each, including those that
    stayed, per bureau (the country's in countries.csv) and for `all`. An empty ranking is absence: entered, left. A number of 0
    has no row.
panel: a row for each country that any report places, and each report, with the columns that `Panel::write_csv` has.
    evidence_year      the year before the report's
    standing           the ranking, or the words of `absence`
    kelley_code, ordinal, collapsed    1, 2, 2.5, 3; 1, 2, 3, 4; 1, 2, 2, 3 for the four tiers in this order; otherwise empty
    change, steps      as in `changes`, or `unchanged`; empty in the first report, or if the country is in neither of the two
    spell_length       the number of reports in a row, including this one, in which the country has had this ranking
survival: the years at risk of each event: `Enters T`, at risk are the countries on the other tiers, and `Leaves T`, at risk are
    those on T. A row is the step from a report to the next, if both place the country on a tier and it is at risk in the first.
    event       1 if the event came with the second report, else 0
    episode     consecutive steps without an event and without a gap, numbered from 1 for each country
    start, stop the years since the first report of the episode
watch_list_runs: for each placement on the Watch List, the number of reports in a row in which the country is on it, including
    this one: `plain`; and `counted`, only of the reports from 2009 on, 0 before.
at_the_limit: each country on the Watch List that the next report can't leave there, `counted` as above, and the `limit` that it
    has reached: 4 if the next report is of 2009 to 2018 (two years, two waivers), 3 from 2019 on (two years, one waiver), and 1
    from 2019 on after a return: if the run began right after a time on Tier 3, which began right after a run of 3 or more that
    a waiver had prolonged.
waivers: each country on the Watch List with `counted` 3 or more, because it needed a waiver in that report. `known`: a row of
    designations.csv has it; `derived`: none has, and the list of that report's waivers is not completely known; otherwise
    `unknown`.
special_watch_list: the Special Watch List of the law, from 2004 on: `why` is `Tier 2 Watch List` if the country is on that list;
    `upgraded to Tier 1` from Tier 2 or the Watch List, or `upgraded from Tier 3` to Tier 2, since the report before.
lags: for each placement, the ranking in the report before; empty if not placed there, or if there is no report before.
flows: the number of rows of flows.csv that each report has of each kind, modality and basis.
corridors: distinct pairs of `origin` and `destination` of cross-border flows and the number of rows behind each, per report and
    for `all`. An end is a country or a region; a region is an end of its own and never stands for its countries. A row with
    an end that is not named, empty or one of the regions `neighboring-countries` and `other-countries`, makes no corridor.
left_out: the rows that make no corridor, per report and for `all`: `unnamed` (cross-border, an end not named), `domestic`, `demand`.
degrees: for each country that is an end of a corridor, per report and for `all`: the number of distinct corridors into it and out
    of it, `in` and `out`, and the number of these with a country at the other end, `in_countries` and `out_countries`.
transit: for each country that cross-border flows pass through, per report and for `all`: the number of distinct corridors with a
    row that names it as transit (`corridors`), and the number of rows, including those without a corridor (`statements`).
corridor_tiers: per report, the number of corridors from countries on one ranking to countries on another, in that report;
    `not placed` if it does not place the country, `region` for a region. For `all`, the sum over the reports: a corridor
    counts once for each report with it. A number of 0 has no row.
connected: per report and for `all`, the countries that corridors between countries lead away from and back to, perhaps over
    others; `group` is the first code of all that lead to each other.
roles_from_flows: the number of flows of the entry of a country (report, reporter) that make it a `source`, as the origin of a
    cross-border flow; a `destination`, as its destination; `transit`, if a flow passes through it; `domestic`, if a flow is
    inside it. Demand makes no role. There is no row of zeros.
roles_from_all_flows: the same from the flows of all entries of a report.
roles: what roles.csv says about a country in a report, `yes`, `no` or nothing for each role, and its basis and sources.

An *entry* is what a report says about a country; a *reading* of it is a row of entries.csv with a source. The extent of an entry
is the best one of its readings: `full`, else `condensed`, else `excerpt`.

readings: each entry that was read: its `extent`, and the number of its rows in flows.csv.
coverage: per report, the number of countries that it places, of entries that were read, by extent, and of those that are of
    placed countries.
flow_entries: for each reading, the number of rows of flows.csv that name its source, and its address.
comparable: the countries whose entries in two reports, `first` before `second`, were both read in full, or both in condensed
    texts of one source.
corridor_changes: what becomes of the corridors of a report (`before`) in another (`after`), both ways for each report and the
    next, and for each and 2018: `kept`, in both; else `new` or `gone`, if the report without the corridor shows that it does not
    name it; else `only_before` or `only_after`. It shows this if each country whose entry names the corridor in the one report
    has an entry in the other that was read in full, or a condensed reading in both from the same source, which must be one of
    the sources of the rows that name the corridor.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path

WATCH_LIST = "Tier 2 Watch List"
SPECIAL = "Special Case"
BEFORE_2004 = {"Tier 1": 1, "Tier 2": 2, "Tier 3": 3}
FROM_2004 = {"Tier 1": 1, "Tier 2": 2, WATCH_LIST: 3, "Tier 3": 4}
UNNAMED = {"", "neighboring-countries", "other-countries"}
EVIDENCE = ["official", "corroborated", "transcribed", "inferred"]


class Data:
    """The tables, as far as the questions need them."""

    def __init__(self, folder):
        def rows(name):
            with open(Path(folder, name), encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))

        self.released = {int(row["report_year"]): row["released"] for row in rows("reports.csv")}
        self.years = sorted(self.released)
        self.country = {row["code"]: row for row in rows("countries.csv")}
        self.ranking = defaultdict(dict)  # year -> code -> ranking
        self.evidence = {}  # (year, code) -> class
        for row in rows("tiers.csv"):
            year, code = int(row["report_year"]), row["code"]
            self.ranking[year][code] = row["ranking"]
            self.evidence[year, code] = row["evidence"]
        self.placed = sorted({code for placements in self.ranking.values() for code in placements})
        self.waived = {
            (int(row["report_year"]), row["code"]) for row in rows("designations.csv") if row["list"] == "watch-list-waiver"
        }
        self.waivers_complete = {
            int(row["report_year"])
            for row in rows("designation_coverage.csv")
            if row["list"] == "watch-list-waiver" and row["coverage"] == "complete"
        }
        self.reassessed = {
            (row["code"], int(row["report_year"])): (row["on"], row["ranking"]) for row in rows("reassessments.csv")
        }
        self.roles = rows("roles.csv")
        self.readings = defaultdict(dict)  # (year, code) -> source -> (extent, address)
        for row in rows("entries.csv"):
            if row["source"]:
                self.readings[int(row["report_year"]), row["code"]][row["source"]] = row["extent"], row["url"]
        self.flows = rows("flows.csv")
        for flow in self.flows:
            flow["transit"] = [code for code in flow["transit"].split(";") if code]

    def absence(self, code, year):
        """Why a report does not place a country. Dates are text here, and sort as they should."""
        begin, end = self.country[code]["exists_from"], self.country[code]["exists_to"]
        if begin and self.released[year] < begin:
            return "not yet in existence"
        return "no longer in existence" if end and end <= self.released[year] else "not in report"

    def in_force_on(self, code, day):
        """The year of the report in force on a day, the ranking or the absence, and the day of a reassessment."""
        year = max((year for year in self.years if self.released[year] <= day), default=None)
        if year is None:
            return None, "no report", None
        if code not in self.ranking[year]:
            begin, end = self.country[code]["exists_from"], self.country[code]["exists_to"]
            absence = "not yet in existence" if begin and day < begin else "no longer in existence" if end and end <= day else None
            return year, absence or "not in report", None
        on, ranking = self.reassessed.get((code, year), (None, None))
        return (year, ranking, on) if on and on <= day else (year, self.ranking[year][code], None)

    def weakest(self, code, years):
        known = [self.evidence[year, code] for year in years if (year, code) in self.evidence]
        return max(known, key=EVIDENCE.index)


def change(year_a, a, year_b, b):
    """Direction and steps of a change from ranking `a` to ranking `b`, either of them None if not placed."""
    if a == b:
        return "unchanged", None
    if a is None:
        return "entered", None
    if b is None:
        return "left", None
    if b == SPECIAL:
        return "to special case", None
    if a == SPECIAL:
        return "from special case", None
    scale = BEFORE_2004 if year_a < 2004 and year_b < 2004 else FROM_2004
    steps = scale[b] - scale[a]
    return ("downgrade" if steps > 0 else "upgrade"), abs(steps)


def change_counts(data):
    kinds = ["upgrades", "downgrades", "entered", "left", "to_special", "from_special", "unchanged"]
    yield ["from", "to", *kinds, "returned"]
    directions = ["upgrade", "downgrade", "entered", "left", "to special case", "from special case", "unchanged"]
    for first in data.years:
        for second in data.years:
            a, b = data.ranking[first], data.ranking[second]
            count = Counter(change(first, a.get(code), second, b.get(code))[0] for code in a.keys() | b.keys())
            between = [data.ranking[year] for year in data.years if min(first, second) < year < max(first, second)]
            same = [code for code in a if a[code] == b.get(code)]
            returned = sum(any(ranking.get(code) != a[code] for ranking in between) for code in same)
            yield [first, second, *(count[direction] for direction in directions), returned]


def changes(data):
    yield ["from", "to", "code", "ranking_from", "ranking_to", "direction", "steps", "artefact", "evidence"]
    for first in data.years:
        for second in data.years:
            a, b = data.ranking[first], data.ranking[second]
            for code in sorted(a.keys() | b.keys()):
                pair = a.get(code), b.get(code)
                direction, steps = change(first, pair[0], second, pair[1])
                if direction == "unchanged":
                    continue
                across = (first < 2004) != (second < 2004)
                artefact = "yes" if across and set(pair) == {"Tier 2", WATCH_LIST} else "no"
                evidence = data.weakest(code, {first, second})
                yield [first, second, code, *pair, direction, steps, artefact, evidence]


def spells(data):
    yield ["code", "first", "last", "ranking", "reports", "before", "after", "evidence"]
    for code in data.placed:
        rankings = [data.ranking[year].get(code) for year in data.years]

        def beside(index):
            return rankings[index] or data.absence(code, data.years[index]) if 0 <= index < len(rankings) else "open"

        start = 0
        for ranking, run in groupby(rankings):
            end = start + len(list(run))
            if ranking is not None:
                years = data.years[start:end]
                evidence = data.weakest(code, years)
                yield [code, years[0], years[-1], ranking, end - start, beside(start - 1), beside(end), evidence]
            start = end


def absence(data):
    yield ["code", "year", "absence"]
    for code in sorted(data.country):
        for year in data.years:
            if code not in data.ranking[year]:
                yield [code, year, data.absence(code, year)]


def in_force(data):
    yield ["date", "code", "report", "standing", "reassessed"]
    changes = {*data.released.values(), *(on for on, _ in data.reassessed.values())}
    changes |= {row[column] for row in data.country.values() for column in ("exists_from", "exists_to") if row[column]}
    day_before = lambda day: str(date.fromisoformat(day) - timedelta(days=1))
    for day in sorted(changes | set(map(day_before, changes)) | {"2025-12-31", "2100-01-01"}):
        for code in sorted(data.country):
            yield [day, code, *data.in_force_on(code, day)]


def transitions(data):
    yield ["from", "to", "bureau", "ranking_from", "ranking_to", "countries"]
    for first, second in zip(data.years, data.years[1:]):
        a, b = data.ranking[first], data.ranking[second]
        count = Counter()
        for code in a.keys() | b.keys():
            for bureau in ("all", data.country[code]["bureau"]):
                count[bureau, a.get(code, ""), b.get(code, "")] += 1
        for key in sorted(count):
            yield [first, second, *key, count[key]]


CODINGS = {"Tier 1": ("1", "1", "1"), "Tier 2": ("2", "2", "2"), WATCH_LIST: ("2.5", "3", "2"), "Tier 3": ("3", "4", "3")}


def number(data, column, code, year):
    """A COW or Gleditsch-Ward number, if it is the country's in that report and not that of one before or after it."""
    value = data.country[code][column]
    if value:
        others = [other for other, row in data.country.items() if row[column] == value and other != code]
        if any(other in data.ranking[year] for other in others):
            return None
        if others and code not in data.ranking[year] and data.absence(code, year) != "not in report":
            return None
    return value


def panel(data):
    of_country = ["code", "alpha2", "numeric", "cow", "gw", "name", "bureau"]
    yield of_country + [
        "report_year", "evidence_year", "standing", "ranking", "kelley_code", "ordinal", "collapsed", "lag_ranking",
        "lag_kelley_code", "lag_ordinal", "lag_collapsed", "change", "steps", "spell_length", "evidence",
    ]
    for code in data.placed:
        length = 0
        for year in data.years:
            before, now = data.ranking[year - 1].get(code), data.ranking[year].get(code)
            direction = steps = None
            if year > data.years[0] and (before or now):
                direction, steps = change(year - 1, before, year, now)
            length = 0 if now is None else length + 1 if now == before else 1
            yield [
                *(number(data, column, code, year) if column in ("cow", "gw") else data.country[code][column] for column in of_country),
                year, year - 1, now or data.absence(code, year), now,
                *CODINGS.get(now, ("", "", "")), before,
                *CODINGS.get(before, ("", "", "")), direction, steps, length or None, data.evidence.get((year, code)),
            ]


def survival(data):
    yield [
        "waits_for", "code", "episode", "origin_year", "start_year", "stop_year", "start", "stop", "event", "tier_before",
        "tier_after", "evidence",
    ]
    for tier in FROM_2004:
        for enters in (True, False):
            for code in data.placed:
                episode, origin = 0, None
                for first, second in zip(data.years, data.years[1:]):
                    before, after = data.ranking[first].get(code), data.ranking[second].get(code)
                    if not {before, after} <= FROM_2004.keys() or (before == tier) == enters:
                        origin = None
                        continue
                    if origin is None:
                        episode, origin = episode + 1, first
                    event = (after == tier) == enters
                    waits_for = f"{'Enters' if enters else 'Leaves'} {tier}"
                    span = [origin, first, second, first - origin, second - origin]
                    yield [waits_for, code, episode, *span, int(event), before, after, data.weakest(code, {first, second})]
                    if event:
                        origin = None


def runs(data):
    """For each placement on the Watch List: code, year, the length of the run up to it, and how much of that counts."""
    for code in data.placed:
        plain = counted = 0
        for year in data.years:
            if data.ranking[year].get(code) != WATCH_LIST:
                plain = counted = 0
                continue
            plain += 1
            counted += year >= 2009
            yield code, year, plain, counted


def watch_list_runs(data):
    yield ["code", "year", "plain", "counted"]
    yield from runs(data)


def at_the_limit(data):
    yield ["code", "year", "counted", "limit"]
    counts = {(code, year): counted for code, year, _, counted in runs(data)}
    for code, year, plain, counted in runs(data):
        limit = 4 if year + 1 <= 2018 else 3
        before = fallen = year - plain
        while data.ranking[fallen].get(code) == "Tier 3":
            fallen -= 1
        if year + 1 >= 2019 and fallen < before and counts.get((code, fallen), 0) >= 3:
            limit = 1
        if counted >= limit:
            yield [code, year, counted, limit]


def waivers(data):
    yield ["code", "year", "basis"]
    for code, year, _, counted in runs(data):
        if counted >= 3:
            derived = "unknown" if year in data.waivers_complete else "derived"
            yield [code, year, "known" if (year, code) in data.waived else derived]


def special_watch_list(data):
    yield ["code", "year", "why"]
    for code in data.placed:
        for year in data.years:
            before, now = data.ranking[year - 1].get(code), data.ranking[year].get(code)
            why = None
            if now == WATCH_LIST:
                why = WATCH_LIST
            elif now == "Tier 1" and before in ("Tier 2", WATCH_LIST):
                why = "upgraded to Tier 1"
            elif now == "Tier 2" and before == "Tier 3":
                why = "upgraded from Tier 3"
            if why and year >= 2004:
                yield [code, year, why]


def lags(data):
    yield ["code", "year", "ranking", "lag"]
    previous = dict(zip(data.years[1:], data.years))
    for code in data.placed:
        for year in data.years:
            if code in data.ranking[year]:
                before = data.ranking[previous[year]].get(code) if year in previous else None
                yield [code, year, data.ranking[year][code], before]


def flows(data):
    yield ["year", "kind", "modality", "basis", "flows"]
    count = Counter((row["report_year"], row["kind"], row["modality"], row["basis"]) for row in data.flows)
    for key in sorted(count):
        yield [*key, count[key]]


def by_report(data, kind="cross_border"):
    """The flows of one kind of each report and of `all`, in this order."""
    rows = [row for row in data.flows if row["kind"] == kind]
    of_year = defaultdict(list)
    for row in rows:
        of_year[int(row["report_year"])].append(row)
    for year in data.years:
        yield year, of_year[year]
    yield "all", rows


def corridor(row):
    """The two ends of a flow; None if one is not named."""
    ends = row["origin"], row["destination"]
    return None if UNNAMED.intersection(ends) else ends


def corridors(data):
    yield ["year", "origin", "destination", "statements"]
    for year, rows in by_report(data):
        count = Counter(filter(None, map(corridor, rows)))
        for pair in sorted(count):
            yield [year, *pair, count[pair]]


def left_out(data):
    yield ["year", "unnamed", "domestic", "demand"]
    kinds = (by_report(data, kind) for kind in ("cross_border", "domestic", "demand"))
    for (year, crossing), (_, domestic), (_, demand) in zip(*kinds):
        yield [year, sum(corridor(row) is None for row in crossing), len(domestic), len(demand)]


def degrees(data):
    yield ["year", "code", "in", "out", "in_countries", "out_countries"]
    for year, rows in by_report(data):
        into, out = defaultdict(set), defaultdict(set)
        for origin, destination in filter(None, map(corridor, rows)):
            out[origin].add(destination)
            into[destination].add(origin)
        for code in sorted((into.keys() | out.keys()) & data.country.keys()):
            ends = into[code], out[code]
            yield [year, code, *map(len, ends), *(len(end & data.country.keys()) for end in ends)]


def transit(data):
    yield ["year", "code", "corridors", "statements"]
    for year, rows in by_report(data):
        through, statements = defaultdict(set), Counter()
        for row in rows:
            for code in set(row["transit"]):
                statements[code] += 1
                through[code].add(corridor(row))
        for code in sorted(statements):
            yield [year, code, len(through[code] - {None}), statements[code]]


def corridor_tiers(data):
    yield ["year", "origin", "destination", "corridors"]

    def standing(end, year):
        return data.ranking[year].get(end, "not placed") if end in data.country else "region"

    total = Counter()
    for year, rows in by_report(data):
        if year == "all":
            count = total
        else:
            pairs = {corridor(row) for row in rows} - {None}
            count = Counter(tuple(standing(end, year) for end in pair) for pair in pairs)
            total += count
        for key in sorted(count):
            yield [year, *key, count[key]]


def connected(data):
    yield ["year", "group", "code"]
    for year, rows in by_report(data):
        leads_to = defaultdict(set)
        for origin, destination in {corridor(row) for row in rows} - {None}:
            if origin in data.country and destination in data.country:
                leads_to[origin].add(destination)
        reached = {code: reachable(code, leads_to) for code in list(leads_to)}
        for code in sorted(reached):
            group = [other for other in reached[code] if code in reached.get(other, ())]
            if len(group) > 1:
                yield [year, min(group), code]


def reachable(start, leads_to):
    """All that can be reached from `start`, itself only over others."""
    reached, new = set(), [start]
    while new:
        further = leads_to.get(new.pop(), set()) - reached
        reached |= further
        new.extend(further)
    return reached


ROLES = ["source", "transit", "destination", "domestic"]


def roles_of(code, row):
    """The roles that a flow gives to a country."""
    if row["kind"] == "domestic":
        return ["domestic"] if row["origin"] == code else []
    ends = ("source", code == row["origin"]), ("transit", code in row["transit"]), ("destination", code == row["destination"])
    return [role for role, it_is in ends if it_is] if row["kind"] == "cross_border" else []


def count_roles(data, countries_of):
    yield ["year", "code", *ROLES]
    count = Counter()
    for row in data.flows:
        for code in countries_of(row):
            count.update((row["report_year"], code, role) for role in roles_of(code, row))
    for year, code in sorted({key[:2] for key in count}):
        yield [year, code, *(count[year, code, role] for role in ROLES)]


def roles_from_flows(data):
    return count_roles(data, lambda row: [row["reporter"]])


def roles_from_all_flows(data):
    return count_roles(data, lambda row: {row["origin"], row["destination"], *row["transit"]} & data.country.keys())


def roles(data):
    yield ["year", "code", *ROLES, "basis", "sources"]
    for row in data.roles:
        yield [row["report_year"], row["code"], *(row[role] for role in ROLES), row["basis"], row["sources"]]


EXTENTS = ["full", "condensed", "excerpt"]


@cache
def best(data, year, code):
    """The extent to which an entry was read; None if it was not read."""
    extents = {extent for extent, _ in data.readings.get((year, code), {}).values()}
    return next((extent for extent in EXTENTS if extent in extents), None)


@cache
def condensed_by(data, year, code):
    """The sources whose condensed text of an entry was read."""
    return {source for source, (extent, _) in data.readings.get((year, code), {}).items() if extent == "condensed"}


def readings(data):
    yield ["year", "code", "extent", "flows"]
    count = Counter((int(row["report_year"]), row["reporter"]) for row in data.flows)
    for year, code in data.readings:
        yield [year, code, best(data, year, code), count[year, code]]


def coverage(data):
    yield ["year", "placements", "read", *EXTENTS, "read_of_placed"]
    for year in data.years:
        read = {code: best(data, of, code) for of, code in data.readings if of == year}
        extents = Counter(read.values())
        placed = len(read.keys() & data.ranking[year].keys())
        yield [year, len(data.ranking[year]), len(read), *(extents[extent] for extent in EXTENTS), placed]


def flow_entries(data):
    yield ["year", "code", "source", "extent", "flows", "address"]
    count = Counter()
    for row in data.flows:
        count.update((int(row["report_year"]), row["reporter"], source) for source in row["sources"].split(";"))
    for (year, code), by_source in data.readings.items():
        for source, (extent, address) in by_source.items():
            yield [year, code, source, extent, count[year, code, source], address]


def comparable(data):
    yield ["first", "second", "code"]
    for first in data.years:
        for second in (year for year in data.years if year > first):
            for code in data.country:
                in_full = best(data, first, code) == best(data, second, code) == "full"
                if in_full or condensed_by(data, first, code) & condensed_by(data, second, code):
                    yield [first, second, code]


def corridor_changes(data):
    yield ["before", "after", "origin", "destination", "list"]
    named = {year: defaultdict(lambda: defaultdict(set)) for year in data.years}  # year -> corridor -> reporter -> sources
    for row in data.flows:
        if row["kind"] == "cross_border" and corridor(row):
            named[int(row["report_year"])][corridor(row)][row["reporter"]].update(row["sources"].split(";"))

    def is_shown_absent(pair, year, absent_in):
        return all(
            best(data, absent_in, code) == "full"
            or sources & condensed_by(data, year, code) & condensed_by(data, absent_in, code)
            for code, sources in named[year][pair].items()
        )

    pairs = {*zip(data.years, data.years[1:]), *((year, 2018) for year in data.years if year != 2018)}
    for before, after in sorted(pairs | {pair[::-1] for pair in pairs}):
        for pair in sorted(named[before].keys() | named[after].keys()):
            if pair not in named[after]:
                what = "gone" if is_shown_absent(pair, before, after) else "only_before"
            elif pair not in named[before]:
                what = "new" if is_shown_absent(pair, after, before) else "only_after"
            else:
                what = "kept"
            yield [before, after, *pair, what]


TOPICS = [
    change_counts, changes, spells, absence, in_force, transitions, lags, panel, survival,
    watch_list_runs, at_the_limit, waivers, special_watch_list,
    flows, corridors, left_out, degrees, transit, corridor_tiers, connected, roles_from_flows, roles_from_all_flows,
    roles, readings, coverage, flow_entries, comparable, corridor_changes,
]


def flow_counts(data):
    """The flows of each kind: `flow_counts.tsv`."""
    kinds = "cross_border", "domestic", "demand"
    yield ["year", *kinds]
    for counts in zip(*(by_report(data, kind) for kind in kinds)):
        year = counts[0][0]
        if year != "all":
            yield [year, *(len(rows) for _, rows in counts)]


def all_degrees(data):
    """The corridors into, out of and through each country and region: `degrees.tsv`."""
    yield ["year", "place", "in", "out", "through"]
    for year, rows in by_report(data):
        into, out, through = Counter(), Counter(), Counter()
        for origin, destination in {corridor(row) for row in rows} - {None}:
            out[origin] += 1
            into[destination] += 1
        passes = {(country, corridor(row)) for row in rows for country in row["transit"]}
        for country, ends in passes:
            if ends:
                through[country] += 1
        for place in sorted(into.keys() | out.keys() | through.keys()):
            yield [year, place, into[place], out[place], through[place]]


def write_vectors(data, folder):
    for name, table in (("flow_counts.tsv", flow_counts), ("degrees.tsv", all_degrees)):
        text = "".join("\t".join(map(str, row)) + "\n" for row in table(data))
        (folder / name).write_bytes(text.encode())


def main():
    by_name = {topic.__name__: topic for topic in TOPICS}
    parser = argparse.ArgumentParser(description="Answers the questions of the crate from its CSV files, in plain Python.")
    parser.add_argument("folder", nargs="?", default=Path(__file__).parent.parent / "data", metavar="DATA_DIR")
    parser.add_argument("--topic", choices=by_name, help="print this table only")
    parser.add_argument("--vectors", type=Path, metavar="FOLDER", help="write the vectors of flows into this folder")
    arguments = parser.parse_args()
    data = Data(arguments.folder)
    if arguments.vectors:
        return write_vectors(data, arguments.vectors)
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for name, topic in by_name.items():
        if arguments.topic in (None, name):
            print("==", name)
            sys.stdout.writelines("\t".join("" if cell is None else str(cell) for cell in row) + "\n" for row in topic(data))
            print()


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # the reader, `head` perhaps, has seen enough
        sys.stderr.close()
