"""Asks pandas, Polars, DuckDB, country_converter, pycountry and three Rust crates the questions of `benches/questions.rs`.

Every answer is compared with the crate's before anything is timed. Times are the least of several readings. A whole process
is measured in CPU time. The ratio is the peer's time by the crate's: above 1 the crate is faster.
"""

import importlib.metadata
import logging
import os
import pathlib
import resource
import subprocess
import sys
import time

import country_converter
import duckdb
import pandas
import polars
import pycountry

DATA = pathlib.Path(__file__).parents[2] / "data"
TIERS, FLOWS = str(DATA / "tiers.csv"), str(DATA / "flows.csv")
NOT_NAMED = ["", "neighboring-countries", "other-countries"]
RANKINGS = ["Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3", "Special Case"]


class Pandas:
    """All columns as text and no NA, as the files mean it; the year a number."""

    name = "pandas"

    def load_tiers(self):
        return pandas.read_csv(TIERS, keep_default_na=False, dtype={"report_year": "int64"})

    def load_flows(self):
        return pandas.read_csv(FLOWS, keep_default_na=False)

    def prepare(self):
        self.tiers, self.flows = self.load_tiers(), self.load_flows()
        self.by_key = self.tiers.set_index(["code", "report_year"])["ranking"].sort_index()

    def tier_rows(self, tiers):
        return len(tiers)

    def one(self):
        return self.by_key.at[("KOR", 2009)]

    def pairs(self):
        now = self.tiers[["code", "report_year", "ranking"]]
        before = now.assign(report_year=now["report_year"] + 1)
        pairs = before.merge(now, how="outer", on=["code", "report_year"], suffixes=("_before", "_after")).fillna("")
        return pairs[pairs["report_year"].between(now["report_year"].min() + 1, now["report_year"].max())]

    def changes(self):
        pairs = self.pairs()
        return pairs[pairs["ranking_before"] != pairs["ranking_after"]]

    def change_rows(self, changes):
        columns = ["report_year", "code", "ranking_before", "ranking_after"]
        return [tuple(map(str, row)) for row in changes[columns].itertuples(index=False)]

    def transitions(self):
        return self.pairs().groupby(["ranking_before", "ranking_after"]).size()

    def transition_rows(self, transitions):
        return [(before, after, str(count)) for (before, after), count in transitions.items()]

    def corridors(self):
        flows = self.flows
        flows = flows[
            (flows["kind"] == "cross_border") & ~flows["origin"].isin(NOT_NAMED) & ~flows["destination"].isin(NOT_NAMED)
        ]
        corridors = flows.groupby(["origin", "destination"]).size().reset_index(name="rows")
        out, into = corridors.groupby("origin").size(), corridors.groupby("destination").size()
        return corridors, pandas.DataFrame({"out": out, "into": into}).fillna(0).astype("int64")

    def corridor_rows(self, answer):
        corridors, degrees = answer
        return (
            [tuple(map(str, row)) for row in corridors.itertuples(index=False)],
            [tuple(map(str, row)) for row in degrees.itertuples()],
        )


class Polars:
    name = "Polars"

    def load_tiers(self):
        return polars.read_csv(TIERS, empty_string_is_null=False)

    def load_flows(self):
        return polars.read_csv(FLOWS, empty_string_is_null=False)

    def prepare(self):
        self.tiers, self.flows = self.load_tiers(), self.load_flows()

    def tier_rows(self, tiers):
        return tiers.height

    def one(self):
        column = polars.col
        return self.tiers.filter((column("code") == "KOR") & (column("report_year") == 2009)).item(0, "ranking")

    def pairs(self):
        now = self.tiers.lazy().select("code", "report_year", "ranking")
        before = now.with_columns(polars.col("report_year") + 1)
        pairs = before.join(now, on=["code", "report_year"], how="full", coalesce=True, suffix="_after")
        years = self.tiers["report_year"]
        return pairs.filter(polars.col("report_year").is_between(years.min() + 1, years.max())).fill_null("")

    def changes(self):
        return self.pairs().filter(polars.col("ranking") != polars.col("ranking_after")).collect()

    def change_rows(self, changes):
        rows = changes.select("report_year", "code", "ranking", "ranking_after").rows()
        return [tuple(map(str, row)) for row in rows]

    def transitions(self):
        return self.pairs().group_by("ranking", "ranking_after").len().collect()

    def transition_rows(self, transitions):
        return [tuple(map(str, row)) for row in transitions.rows()]

    def corridors(self):
        column = polars.col
        named = ~column("origin").is_in(NOT_NAMED) & ~column("destination").is_in(NOT_NAMED)
        flows = self.flows.filter((column("kind") == "cross_border") & named)
        corridors = flows.group_by("origin", "destination").len()
        out = corridors.group_by(column("origin").alias("place")).len("out")
        into = corridors.group_by(column("destination").alias("place")).len("into")
        return corridors, out.join(into, on="place", how="full", coalesce=True).fill_null(0)

    def corridor_rows(self, answer):
        return tuple([tuple(map(str, row)) for row in frame.rows()] for frame in answer)


class DuckDB:
    name = "DuckDB"

    def __init__(self):
        self.database = duckdb.connect()

    def load(self, name, path):
        self.database.execute(
            f"create or replace table {name} as "
            f"select * from read_csv('{path}', header = true, all_varchar = true, nullstr = 'no such text')"
        )

    def load_tiers(self):
        self.load("tiers", TIERS)

    def load_flows(self):
        self.load("flows", FLOWS)

    def prepare(self):
        self.load_tiers()
        self.load_flows()
        self.database.execute("create or replace table years as select code, report_year::int as y, ranking from tiers")

    def ask(self, query):
        return self.database.execute(query).fetchall()

    def tier_rows(self, _):
        return self.ask("select count(*) from tiers")[0][0]

    def one(self):
        return self.ask("select ranking from years where code = 'KOR' and y = 2009")[0][0]

    PAIRS = """
        select coalesce(a.y, b.y + 1) as y, coalesce(a.code, b.code) as code,
            coalesce(b.ranking, '') as before, coalesce(a.ranking, '') as after
        from years b full join years a on a.code = b.code and a.y = b.y + 1
        where coalesce(a.y, b.y + 1) > (select min(y) from years) and coalesce(a.y, b.y + 1) <= (select max(y) from years)
    """

    def changes(self):
        return self.ask(f"select * from ({self.PAIRS}) where before <> after")

    def change_rows(self, rows):
        return [tuple(map(str, row)) for row in rows]

    def transitions(self):
        return self.ask(f"select before, after, count(*) from ({self.PAIRS}) group by all")

    transition_rows = change_rows

    def corridors(self):
        not_named = ", ".join(f"'{name}'" for name in NOT_NAMED)
        self.database.execute(f"""
            create or replace temp table corridors as select origin, destination, count(*) as rows from flows
            where kind = 'cross_border' and origin not in ({not_named}) and destination not in ({not_named}) group by all
        """)
        degrees = self.ask("""
            select place, sum(o)::int, sum(i)::int from (
                select origin as place, 1 as o, 0 as i from corridors
                union all select destination, 0, 1 from corridors) group by place
        """)
        return self.ask("select * from corridors"), degrees

    def corridor_rows(self, answer):
        return tuple(self.change_rows(rows) for rows in answer)


def find_pycountry(name):
    try:
        return pycountry.countries.lookup(name).alpha_3
    except LookupError:
        return ""


def least(work, seconds=1.0, most=2000):
    """The least time of one call, in nanoseconds."""
    best, until = float("inf"), time.perf_counter() + seconds
    for _ in range(most):
        start = time.perf_counter_ns()
        work()
        best = min(best, time.perf_counter_ns() - start)
        if time.perf_counter() > until:
            break
    return best


def cpu(command, times):
    """The least CPU time of a whole process, in nanoseconds."""
    best = float("inf")
    for _ in range(times):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, spent * 1e9)
    return best


COLD = {
    "pandas": f"""
import pandas
tiers = pandas.read_csv({TIERS!r}, keep_default_na=False)
print(tiers[(tiers["code"] == "KOR") & (tiers["report_year"] == 2009)]["ranking"].item())""",
    "Polars": f"""
import polars
tiers = polars.read_csv({TIERS!r})
print(tiers.filter((polars.col("code") == "KOR") & (polars.col("report_year") == 2009)).item(0, "ranking"))""",
    "DuckDB": f"""
import duckdb
print(duckdb.sql("select ranking from '{TIERS}' where code = 'KOR' and report_year = 2009").fetchall()[0][0])""",
    "Python, csv module": f"""
import csv
print(next(row["ranking"] for row in csv.DictReader(open({TIERS!r}, encoding="utf-8"))
    if (row["code"], row["report_year"]) == ("KOR", "2009")))""",
}


def crate(questions, *arguments):
    output = subprocess.run([questions, *arguments], check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    return [tuple(line.split("\t")) for line in output.stdout.splitlines()]


def same(who, what, found, expected):
    found, expected = sorted(found), sorted(expected)
    if found != expected:
        different = sorted(set(found) ^ set(expected))[:5]
        sys.exit(f"{who} answers otherwise on {what}: {len(found)} and {len(expected)} rows; {different}")


def shown(nanoseconds):
    for unit, size in (("s", 1e9), ("ms", 1e6), ("us", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:.3g} {unit}"
    return f"{nanoseconds:.3g} ns"


def main(questions, names_program):
    logging.disable()
    os.environ.pop("RUST_BACKTRACE", None)
    answers = {}
    for kind, *rest in crate(questions, "answers"):
        answers.setdefault(kind, []).append(tuple(rest))
    frames = [Pandas(), Polars(), DuckDB()]

    for peer in frames:
        peer.prepare()
        same(peer.name, "tiers", [(str(peer.tier_rows(peer.load_tiers())),)], answers["tiers"])
        same(peer.name, "one country", [("KOR", "2009", peer.one())], answers["one"])
        same(peer.name, "changes", peer.change_rows(peer.changes()), answers["change"])
        expected = [row for row in answers["transition"] if row[2] != "0"]
        same(peer.name, "transitions", peer.transition_rows(peer.transitions()), expected)
        corridors, degrees = peer.corridor_rows(peer.corridors())
        same(peer.name, "corridors", corridors, answers["corridor"])
        same(peer.name, "degrees", degrees, answers["degree"])
    for peer, program in COLD.items():
        found = subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
        same(peer, "one country, cold", [found], ["Tier 1"])

    # Names: the peers know fewer, and none knows the codes of entities that ISO has not. What is compared is whether a peer
    # means another country where it means one at all; what is timed is every name that the crate knows.
    known = {name: code for name, code in answers["name"] if code}
    converter = country_converter.CountryConverter()
    find_all = {
        "country_converter": lambda names: converter.convert(names, to="ISO3", not_found="none"),
        "pycountry": lambda names: [find_pycountry(name) for name in names],
    }
    found = {peer: dict(zip(known, find(list(known)))) for peer, find in find_all.items()}
    text = "".join(f"{name}\n" for name in known)
    output = subprocess.run([names_program], input=text, check=True, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    rust_times = {}
    for line in output.stdout.splitlines():
        kind, peer, *rest = line.split("\t")
        if kind == "time":
            rust_times[peer] = float(rest[0]) / len(known)
        else:
            found.setdefault(peer, {})[rest[0]] = rest[1]

    ours = {name: float(nanoseconds) for name, nanoseconds in crate(questions, "times")}
    table = []

    def row(question, peer, peers_time, own):
        table.append((question, peer, shown(peers_time), shown(own), f"{peers_time / own:,.0f}"))

    for question, own, work in (
        ("load tiers.csv", "load tiers", lambda peer: peer.load_tiers()),
        ("one country and year", "one country and year", lambda peer: peer.one()),
        ("all changes of all reports", "changes", lambda peer: peer.changes()),
        ("transition matrix", "transitions", lambda peer: peer.transitions()),
        ("corridors and degrees of all flows", "corridors and degrees", lambda peer: peer.corridors()),
    ):
        for peer in frames:
            row(question, peer.name, least(lambda peer=peer: work(peer)), ours[own])
    sample = list(known)[:: max(1, len(known) // 100)]
    for peer, find in find_all.items():
        row("a name", peer, least(lambda find=find: find(sample)) / len(sample), ours["golden names"])
    for peer, nanoseconds in rust_times.items():
        row("a name", peer, nanoseconds, ours["golden names"])
    # The shortest process is too short for the clock of CPU time: many in one go.
    many = 200
    loop = f"for i in $(seq {many}); do {questions} cold >/dev/null; done"
    empty = f"for i in $(seq {many}); do /bin/true >/dev/null; done"
    own = cpu(["bash", "-c", loop], 3) / many
    start = cpu(["bash", "-c", empty], 3) / many
    for peer, program in COLD.items():
        row("whole process, CPU time", peer, cpu([sys.executable, "-c", program], 3), own)

    print("| question | peer | peer's time | tip-report | ratio |\n|---|---|---:|---:|---:|")
    for line in table:
        print("| " + " | ".join(line) + " |")
    print(f"\nA whole process of the crate takes {shown(own)} of CPU, of which {shown(start)} is what the system takes to start any.\n")
    print(f"| names, of {len(known)} | same country | none | another country |\n|---|---:|---:|---:|")
    for peer, answers_of_peer in found.items():
        given = [(str(answers_of_peer.get(name) or ""), code) for name, code in known.items()]
        right = sum(answer == code for answer, code in given)
        none = sum(answer in ("", "none") for answer, _ in given)
        print(f"| {peer} | {right} | {none} | {len(given) - right - none} |")
    packages = ["pandas", "polars", "duckdb", "country_converter", "pycountry"]
    versions = [f"{name} {importlib.metadata.version(name)}" for name in packages]
    print(f"\nPython {sys.version.split()[0]}; {', '.join(versions)}; {os.cpu_count()} cores")


if __name__ == "__main__":
    main(*sys.argv[1:])
