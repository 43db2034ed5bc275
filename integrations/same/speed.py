"""How long the Arrow kernel takes beside a plain hash join of the same rows by Polars, and how much memory it needs.

speed.py [ROWS]: prints Markdown, which is kept in speed.md; fails if the kernel is the slower one, or if its memory grows with the
number of rows. Both run on one core, in turns; what counts is the time of the processor.
"""

import os
import platform
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

if __name__ == "__main__":
    os.environ["POLARS_MAX_THREADS"] = "1"
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

import polars as pl
import pyarrow as pa

import made
import tip_report as tip

ROUNDS = 9
# A spelling or two for each country, so that the table that Polars joins with is small.
NAMES = 300


def seconds(run):
    began = time.process_time()
    run()
    return time.process_time() - began


def rows_and_answers(count):
    """Rows with the number of the stretch of time that their day is in, and for each name and stretch what the answer is.

    That number is found before the times are taken. So Polars has less to do than the kernel, which finds it for each row.
    """
    pool = made.rows(200_000)
    names = pool["name"].value_counts(sort=True)["name"].head(NAMES)
    cuts = pl.DataFrame(tip.in_force())["valid_from"].unique().sort()
    pool = pool.filter(pl.col("name").is_in(names.implode(), nulls_equal=True) & pl.col("day").is_between(pl.date(1, 1, 1), pl.date(9999, 1, 1)))
    rows = pool.sample(count, with_replacement=True, seed=2009).with_columns(id=pl.int_range(pl.len(), dtype=pl.Int64))
    rows = rows.with_columns(stretch=cuts.search_sorted(rows["day"], side="right"))
    screened = pl.DataFrame(tip.screen(rows, country="name", date="day", aliases=made.ALIASES))
    return rows.rechunk(), screened.drop("id", "day").unique(["name", "stretch"])


def speed(count):
    rows, answers = rows_and_answers(count)
    arrow = pa.table({"name": rows["name"].to_arrow().cast(pa.string()), "day": rows["day"].to_arrow()}).combine_chunks()
    screener = tip.Screener(country="name", date="day", aliases=made.ALIASES)
    batches = arrow.to_batches(max_chunksize=10_000)

    def join():
        return rows.join(answers, on=["name", "stretch"], how="left", nulls_equal=True, maintain_order="left")

    ways = {
        "Polars, join on name and stretch": join,
        "Polars, the same in any order": lambda: rows.join(answers, on=["name", "stretch"], how="left", nulls_equal=True),
        "kernel, the table of Polars (`Utf8View`)": lambda: screener.screen(rows),
        "kernel, `Utf8` in one chunk": lambda: screener.screen(arrow),
        "kernel, `Utf8` in batches of 10,000": lambda: [screener.screen(batch) for batch in batches],
    }
    assert pl.DataFrame(screener.screen(rows)).equals(join().select(*rows.columns, pl.selectors.starts_with("tip_")))
    took = {way: [] for way in ways}
    for _ in range(ROUNDS):
        for way, run in ways.items():
            took[way].append(seconds(run))
    medians = {way: statistics.median(all) for way, all in took.items()}
    floor = min(median for way, median in medians.items() if way.startswith("Polars"))
    print(f"{count:,} rows, {answers.height:,} rows to join with; median of {ROUNDS} rounds.\n")
    print("| way | ns a row | times Polars |\n|---|---:|---:|")
    for way, median in medians.items():
        print(f"| {way} | {median / count * 1e9:.0f} | {median / floor:.2f} |")
    return [median / floor for way, median in medians.items() if way.startswith("kernel")]


def peak():
    """The most memory that this process has had since it was last reset, in KiB."""
    return int(re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1])


def screen_batches(size, count):
    """Prints by how many KiB the memory grew while so many rows were screened, in batches of this size."""
    table = made.rows(10_000).to_arrow()
    batch = pa.concat_tables([table] * (size // 10_000)).combine_chunks().to_batches()[0]
    screener = tip.Screener(country="name", date="day", aliases=made.ALIASES)
    screener.screen(table)
    Path("/proc/self/clear_refs").write_text("5")
    before = peak()
    for _ in range(count // size):
        screener.screen(batch)
    print(peak() - before)


def memory():
    sizes, counts = [10_000, 100_000, 1_000_000], [1_000_000, 8_000_000]
    grew = {
        (size, count): int(subprocess.run([sys.executable, __file__, str(size), str(count)], check=True, capture_output=True, text=True).stdout)
        for size in sizes for count in counts
    }
    print("\nMemory beyond the rows themselves, while batches of a size are screened and dropped, in MiB:\n")
    print("| rows of a batch | " + " | ".join(f"{count:,} rows" for count in counts) + " |\n|---:|---:|---:|")
    for size in sizes:
        print(f"| {size:,} | " + " | ".join(f"{max(grew[size, count], 0) / 1024:.1f}" for count in counts) + " |")
    return grew, sizes, counts


def main():
    if len(sys.argv) == 3:
        return screen_batches(int(sys.argv[1]), int(sys.argv[2]))
    print("# The Arrow kernel beside a join by Polars: a record\n\nWritten by `python integrations/same/speed.py`: "
          f"Python {platform.python_version()}, Polars {pl.__version__}, pyarrow {pa.__version__}, one core of {os.cpu_count()}.\n")
    ratios = speed(int(sys.argv[1]) if len(sys.argv) > 1 else 2_000_000)
    grew, sizes, (few, many) = memory()
    assert max(ratios) <= 1.0, f"the kernel is slower than Polars: {ratios}"
    # Eight times the rows need no more memory; the allocator keeps some of what it had.
    assert all(grew[size, many] <= 1.25 * grew[size, few] + 4096 for size in sizes), grew


if __name__ == "__main__":
    main()
