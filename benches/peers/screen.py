"""Screening measured beside its floor and beside Polars, DuckDB and pandas with country_converter.

Started by run_screen, which says how. For each number of rows, of the same generated file:

floor       csv-core reads every record and writes it again; nothing is done between
screen      the example of this crate, on one thread and on as many as there are processors, to the standard output;
            with --out it also waits until the disk has all, as no other program here does
Polars      lazy: scan_csv, three joins, sink_csv
DuckDB      COPY of read_csv with three joins
pandas      read_csv, country_converter, two merges, to_csv; on a sample of the rows, its time scaled up

The peers get for nothing what they can't know: a table of every name and code that the dataset has, spelled exactly so;
a table of all days, each with the report in force and the day since which nothing changed (by a report, a reassessment, the
beginning or the end of a country); and a table with the cells of every country since each such day. They find a row's
country and day by exact joins, where `screen` folds the spelling; the rows that they miss for that are counted, and all
others must be the same, or nothing is timed. They write their rows anew, and DuckDB in another order, where `screen` keeps
bytes and order.

Every program runs as a process of its own, start and end included; what is timed is the best of several rounds, in each
of which all take a turn; how far the worst was above it is the spread. MB are 10^6 bytes of the input. Peak memory is the
largest resident set that the operating system (GNU time) has seen of the process.

With --no-peers only the floor and screen are checked and timed.
"""

import csv
import filecmp
import itertools
import math
import os
import platform
import subprocess
import sys
import time
from array import array
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / "target/peers"
EXAMPLES = ROOT / "target/release/examples"
ADDED = ["tip_code", "tip_report", "tip_ranking", "tip_standing", "tip_evidence", "tip_problem", "tip_reassessed"]
CORES = os.cpu_count()
NO_PEERS = "--no-peers"
PANDAS_ROWS = 2000
MISSED = "unknown name"


# The peers: each reads the file at `source` and writes what it has screened to `target`.

def polars(source, target, cores):
    import polars as pl

    names = pl.scan_csv(WORK / "names.csv", infer_schema=False)
    days = pl.scan_csv(WORK / "days.csv", infer_schema=False).with_columns(day=pl.col("day").str.to_date())
    answers = pl.scan_csv(WORK / "answers.csv", infer_schema=False)
    day = pl.col("signed").str.slice(0, 10).str.to_date("%Y-%m-%d", strict=False)
    rows = (
        pl.scan_csv(source, infer_schema=False, empty_string_is_null=False)
        .with_columns(day=day)
        .join(days, on="day", how="left", maintain_order="left")
        .join(names, left_on="supplier_country", right_on="spelling", how="left", maintain_order="left")
        .join(answers, on=["tip_code", "since"], how="left", maintain_order="left")
        .with_columns(
            tip_problem=pl.when(pl.col("supplier_country") == "").then(pl.lit("empty name"))
            .when(pl.col("known").is_null()).then(pl.lit(MISSED))
            .when(pl.col("known") == "ambiguous").then(pl.lit("ambiguous name"))
            .when(pl.col("day").is_null()).then(pl.lit("bad date"))
            .when(pl.col("tip_report").is_null()).then(pl.lit("no report in force"))
        )
        .drop("day", "since", "known")
    )
    columns = rows.collect_schema().names()
    rows.select([name for name in columns if name not in ADDED] + ADDED).sink_csv(target)


def duckdb(source, target, cores):
    import duckdb as db

    connection = db.connect(config={"threads": cores})
    connection.execute(f"""
        COPY (
            SELECT rows.* EXCLUDE (day), names.tip_code, tip_report, tip_ranking, tip_standing, tip_evidence,
                CASE WHEN supplier_country = '' THEN 'empty name'
                     WHEN known IS NULL THEN '{MISSED}'
                     WHEN known = 'ambiguous' THEN 'ambiguous name'
                     WHEN rows.day IS NULL THEN 'bad date'
                     WHEN tip_report IS NULL THEN 'no report in force' END AS tip_problem,
                tip_reassessed
            FROM (
                SELECT *, try_strptime(substr(signed, 1, 10), '%Y-%m-%d')::DATE AS day
                FROM read_csv('{source}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"',
                              force_not_null = ['supplier_country', 'signed', 'note'])
            ) rows
            LEFT JOIN (SELECT * REPLACE (day::DATE AS day) FROM read_csv('{WORK}/days.csv', all_varchar = true)) days
                ON rows.day = days.day
            LEFT JOIN read_csv('{WORK}/names.csv', all_varchar = true) names ON supplier_country = spelling
            LEFT JOIN read_csv('{WORK}/answers.csv', all_varchar = true) answers
                ON names.tip_code = answers.tip_code AND days.since = answers.since
        ) TO '{target}' (HEADER, DELIMITER ',')
    """)


def pandas(source, target, cores):
    import logging

    import country_converter
    import pandas as pd

    logging.disable(logging.CRITICAL)
    rows = pd.read_csv(source, dtype=str, keep_default_na=False)
    rows["tip_code"] = country_converter.CountryConverter().convert(
        rows["supplier_country"].tolist(), to="ISO3", not_found=""
    )
    rows["tip_code"] = [code if isinstance(code, str) else "" for code in rows["tip_code"]]
    rows["day"] = pd.to_datetime(rows["signed"].str[:10], format="%Y-%m-%d", errors="coerce")
    days = pd.read_csv(WORK / "days.csv", dtype=str)
    days["day"] = pd.to_datetime(days["day"], format="%Y-%m-%d")
    rows = rows.merge(days, on="day", how="left")
    rows["tip_report"] = rows["tip_report"].fillna("")
    answers = pd.read_csv(WORK / "answers.csv", dtype=str, keep_default_na=False)
    rows = rows.merge(answers, on=["tip_code", "since"], how="left")
    rows["tip_problem"] = ""
    rows.loc[rows["tip_report"] == "", "tip_problem"] = "no report in force"
    rows.loc[rows["day"].isna(), "tip_problem"] = "bad date"
    rows.loc[rows["tip_code"] == "", "tip_problem"] = MISSED
    given = [name for name in rows.columns if name not in [*ADDED, "day", "since"]]
    rows[given + ADDED].to_csv(target, index=False)


PEERS = {"Polars": polars, "DuckDB": duckdb, "pandas": pandas}


# What is given to the peers, and the files.

def table(name):
    with open(ROOT / "data" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name, header, rows):
    with open(WORK / name, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def prepare():
    countries, names = table("countries.csv"), table("names.csv")
    spellings = {}
    for row in [*countries, *names]:
        known = "ambiguous" if row.get("kind") == "ambiguous" else "yes"
        spellings[row["name"]] = ("" if known == "ambiguous" else row["code"], known)
    for row in countries:
        for code in filter(None, (row["code"], row["alpha2"])):
            # A withdrawn code can be ambiguous as a name.
            spellings.setdefault(code, (row["code"], "yes"))
    write("names.csv", ["spelling", "tip_code", "known"], [(name, *meaning) for name, meaning in spellings.items()])

    released = {row["released"]: row["report_year"] for row in table("reports.csv")}
    began_or_ended = {row[column] for row in countries for column in ("exists_from", "exists_to")}
    ended = {next_day(row["exists_to"]) for row in countries if row["exists_to"]}
    reassessed = {row["on"] for row in table("reassessments.csv")}
    first, last = min(released), f"{int(max(released)[:4]) + 2}-12-31"
    turning = {day for day in {*released, *began_or_ended, *ended, *reassessed} if first <= day <= last}
    days, day, since, report = [], first, first, released[first]
    while day <= last:
        since = day if day in turning else since
        report = released.get(day, report)
        days.append((day, since, report))
        day = next_day(day)
    write("days.csv", ["day", "since", "tip_report"], days)

    asked = [(row["code"], since) for row in countries for since in sorted(turning)]
    write("asked.csv", ["code", "since"], asked)
    screen = [EXAMPLES / "screen", WORK / "asked.csv", "--country-column", "code", "--scheme", "iso", "--date-column", "since"]
    screened = subprocess.run(screen, check=True, capture_output=True, encoding="utf-8")
    kept = ["since", "tip_code", "tip_ranking", "tip_standing", "tip_evidence", "tip_reassessed"]
    rows = csv.DictReader(screened.stdout.splitlines())
    write("answers.csv", kept, [[row[column] for column in kept] for row in rows])


def next_day(day):
    return str(date.fromisoformat(day) + timedelta(days=1))


def suppliers(rows):
    path = WORK / f"suppliers-{rows}.csv"
    if not path.exists():
        part = path.with_suffix(".part")
        with open(part, "wb") as file:
            subprocess.run([EXAMPLES / "make_suppliers", str(rows)], check=True, stdout=file)
        part.rename(path)
    return path


# Checks.

def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        yield from csv.reader(file)


def compare(name, ours, theirs):
    """How many rows a peer misses, of how many, and whether it keeps their order. Any other difference ends the run."""
    number = lambda row: int(row[0][1:]) if row[0][1:].isdigit() else 0
    whole, given = array("q"), array("q")
    for row in read(ours):
        whole.append(hash(tuple(row)))
        given.append(hash(tuple(row[: -len(ADDED)])))
    missed, rows, ordered = 0, 0, True
    for row in read(theirs):
        place = number(row)
        ordered = ordered and place == rows
        if hash(tuple(row)) != whole[place]:
            if row[ADDED.index("tip_problem") - len(ADDED)] != MISSED or hash(tuple(row[: -len(ADDED)])) != given[place]:
                sys.exit(f"{name} differs: {row}")
            missed += 1
        rows += 1
    if rows != len(whole):
        sys.exit(f"{name} has {rows} rows, not {len(whole)}")
    return missed, rows - 1, ordered


def same_records(name, before, after):
    for rows, (our, their) in enumerate(itertools.zip_longest(read(before), read(after))):
        if our != their:
            sys.exit(f"{name} differs in row {rows}: {our}, {their}")


def as_by_plain_python(rows, source, screened):
    """A sample of about 100,000 rows must be what tests/screen_reference.py makes of it."""
    step = max(1, rows // 100_000)
    sample, expected = WORK / "sample.csv", WORK / "sample-screened.csv"
    header = next(read(source))
    write(sample.name, header, itertools.islice(read(source), step, None, step))
    reference = [ROOT / "tests/screen_reference.py", sample, "--country-column", "supplier_country", "--date-column", "signed"]
    subprocess.run([sys.executable, *reference, "--out", expected], check=True)
    compared = itertools.zip_longest(itertools.islice(read(screened), 0, None, step), read(expected))
    for count, (our, their) in enumerate(compared):
        if our != their:
            sys.exit(f"plain Python differs in row {count * step}:\n  screen: {our}\n  Python: {their}")
    return count


# Measuring.

def run(command, target=os.devnull):
    """Seconds on the clock, seconds of the processors, peak memory in MB. What the program prints is written to `target`."""
    peak = WORK / "peak"
    # Of a child of this process the system would count the memory of Python too, from before the program began.
    command = ["/usr/bin/time", "-f", "%M", "-o", peak, *command]
    with open(target, "wb") as printed:
        start = time.perf_counter()
        child = subprocess.Popen(list(map(str, command)), stderr=subprocess.DEVNULL, stdout=printed)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{' '.join(map(str, command))} ended with {child.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, int(peak.read_text()) * 1024 / 1e6


def commands(source, peers):
    """Each program, and where it writes to if that is the standard output."""
    out = lambda name: WORK / f"out-{name}.csv"
    screen = [EXAMPLES / "screen", source, "--country-column", "supplier_country", "--date-column", "signed"]
    programs = {
        "floor": ([EXAMPLES / "csv_floor", source, out("floor")],),
        "screen, 1 thread": ([*screen, "--threads", 1], out("screen-1")),
        f"screen, {CORES} threads": ([*screen, "--threads", CORES], out("screen")),
        f"screen, {CORES} threads, --out": ([*screen, "--threads", CORES, "--out", out("screen-out")],),
    }
    for name in peers:
        for cores in (1, CORES):
            command = [sys.executable, __file__, "--peer", name, source, out(name), cores]
            programs[f"{name}, {cores} thread{'s' * (cores > 1)}"] = (command,)
    return programs, out


def note(text):
    print(text, file=sys.stderr, flush=True)


def measure(rows, peers):
    source = suppliers(rows)
    programs, out = commands(source, peers)
    note(f"{rows} rows: checks")
    for program in programs.values():
        run(*program)
    for name in ("screen", "screen-out"):
        if not filecmp.cmp(out("screen-1"), out(name), shallow=False):
            sys.exit("screen differs with the number of threads, or where it writes to")
    same_records("floor", source, out("floor"))
    sampled = as_by_plain_python(rows, source, out("screen"))
    missed = {name: compare(name, out("screen"), out(name)) for name in peers}
    rounds = 7 if rows <= 1_000_000 else 3
    times = {name: [] for name in programs}
    for turn in range(rounds):
        note(f"{rows} rows: round {turn + 1} of {rounds}")
        for name, program in programs.items():
            times[name].append(run(*program))
    return source.stat().st_size / 1e6, times, missed, sampled


def measure_pandas(megabytes_a_row):
    source, target = suppliers(PANDAS_ROWS), WORK / "out-pandas.csv"
    empty = suppliers(1)
    command = lambda path: [sys.executable, __file__, "--peer", "pandas", path, target, 1]
    start = min(run(command(empty))[0] for _ in range(3))
    seconds = min(run(command(source))[0] for _ in range(3))
    a_row = (seconds - start) / PANDAS_ROWS
    return start, a_row, megabytes_a_row / a_row


def versions(peers):
    if not peers:
        return []
    installed = subprocess.run(
        [sys.executable, "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"],
        check=True, capture_output=True, encoding="utf-8",
    ).stdout.split()
    pinned = {"polars", "duckdb", "pandas", "country_converter"}
    return [", ".join(version for version in installed if version.split("==")[0] in pinned)]


def main():
    peers = [] if NO_PEERS in sys.argv else ["Polars", "DuckDB"]
    sizes = [int(size) for size in sys.argv[1:] if size != NO_PEERS] or [100_000, 1_000_000, 10_000_000]
    WORK.mkdir(parents=True, exist_ok=True)
    if peers:
        prepare()
    print("Command: `benches/peers/run_screen", *sys.argv[1:], end="`\n")
    machine = f"Machine: {CORES} processors, {platform.machine()}, Python {platform.python_version()}"
    print("; ".join([machine, *versions(peers)]))
    measured = {}
    for rows in sizes:
        megabytes, times, missed, sampled = measured[rows] = measure(rows, peers)
        best = {name: tuple(map(min, zip(*runs))) for name, runs in times.items()}
        floor, floor_processor, _ = best["floor"]
        print(f"\n### {rows:,} rows, {megabytes:.0f} MB\n")
        print("| program | s | spread | MB/s | of the floor | CPU s | of the floor | peak MB |\n"
              "|---|---|---|---|---|---|---|---|")
        for name, (seconds, processor, memory) in best.items():
            spread = max(run[0] for run in times[name]) / seconds - 1
            print(f"| {name} | {seconds:.3f} | +{spread:.0%} | {megabytes / seconds:.0f} | {floor / seconds:.0%}"
                  f" | {processor:.2f} | {floor_processor / processor:.0%} | {memory:.0f} |")
        print(f"\nOf screen's rows a sample of {sampled:,} is, row for row, what plain Python makes of them.")
        for name, (count, rows, ordered) in missed.items():
            print(f"\n{name} finds no country in {count} rows ({count / rows:.1%}) that screen resolves; all else is the"
                  f" same, {'in the same order' if ordered else 'but the rows are in another order'}.")
        sys.stdout.flush()
    if len(sizes) > 1:
        print("\n### Growth with size: exponent of the time (1 is linear), and of the peak memory\n")
        steps = list(itertools.pairwise(sizes))
        print("| program |", " | ".join(f"{a:,} to {b:,}: time | memory" for a, b in steps), "|")
        print("|---|" + "---|---|" * len(steps))
        for name in measured[sizes[0]][1]:
            cells = []
            for pair in steps:
                lower, upper = (tuple(map(min, zip(*measured[size][1][name]))) for size in pair)
                slope = lambda i: math.log(upper[i] / lower[i]) / math.log(pair[1] / pair[0])
                cells += [f"{slope(0):.2f}", f"{slope(2):.2f}"]
            print(f"| {name} |", " | ".join(cells), "|")
    if not peers:
        return
    note("pandas and country_converter")
    largest = sizes[-1]
    start, a_row, speed = measure_pandas(measured[largest][0] / largest)
    print(f"\npandas with country_converter, {PANDAS_ROWS} rows: {a_row * 1e6:.0f} us a row ({speed:.2f} MB/s) after"
          f" {start:.1f} s of start; for {largest:,} rows that would be {a_row * largest / 60:.1f} minutes.")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        name, source, target, cores = sys.argv[2:]
        os.environ["POLARS_MAX_THREADS"] = cores
        PEERS[name](source, target, int(cores))
    else:
        main()
