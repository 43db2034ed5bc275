"""Times the ways to screen a data set that `made.py` wrote, in one Spark session beside each other, and writes the record.

spark-submit speed.py DIRECTORY SCREEN RECIPE [ROUNDS]: what each way wrote stays in DIRECTORY. Prints Markdown.
"""

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import polars as pl
import pyarrow as pa
import pyspark
from pyspark.sql import SparkSession

import screen_by_joins
import screen_parquet
import tip_report as tip


def where_from(_):
    """Where an executor has the package from."""
    import tip_report

    return tip_report.__file__


def one_machine(source, out, **how):
    """The same in Python alone, with one thread for the screening."""
    pl.DataFrame(tip.screen(pl.read_parquet(source / "*.parquet"), **how)).write_parquet(out)


def main():
    directory, screen, recipe = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), Path(sys.argv[3]).read_text()
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    source, aliases = directory / "rows", directory / "aliases.csv"
    how = {"country": "name", "date": "day", "aliases": screen_parquet.read_aliases(aliases)}
    spark = SparkSession.builder.appName("speed").getOrCreate()

    def by_spark(screened):
        def run(out):
            screened(spark.read.parquet(str(source))).write.parquet(str(out))
        return run

    ways = {
        "Spark, only reading and writing": by_spark(lambda rows: rows),
        "Spark, `screen_parquet.py`: `mapInArrow`": by_spark(lambda rows: screen_parquet.screen(rows, **how)),
        "Spark, `screen_by_joins.py`: SQL alone": by_spark(
            lambda rows: screen_by_joins.screen(rows, recipe, how["aliases"])
        ),
        "Python alone, Polars and `tip_report.screen`": lambda out: one_machine(source, out, **how),
        "the crate's `screen`, from CSV to CSV": lambda out: subprocess.run(
            [screen, directory / "rows.csv", "--country-column", "name", "--date-column", "day", "--aliases", aliases,
             "--out", out], check=True, capture_output=True,
        ),
    }
    files = ["copied", "kernel", "joins", "python.parquet", "screen.csv"]
    took = {way: [] for way in ways}
    # The first round starts the workers and is not counted.
    for round in range(rounds + 1):
        for (way, run), file in zip(ways.items(), files):
            out = directory / file
            shutil.rmtree(out, ignore_errors=True)
            out.unlink(missing_ok=True)
            began = time.perf_counter()
            run(out)
            if round > 0:
                took[way].append(time.perf_counter() - began)

    context = spark.sparkContext
    packages = set(context.parallelize(range(2), 2).map(where_from).collect())
    assert not any("site-packages/tip_report" in package for package in packages), packages
    asked = f"{context.uiWebUrl}/api/v1/applications/{context.applicationId}/executors"
    executors = [of for of in json.load(urllib.request.urlopen(asked)) if of["id"] != "driver"]
    tasks = sorted(of["completedTasks"] for of in executors)
    assert len(tasks) == 2 and tasks[0] > 0, executors
    java = context._jvm.java.lang.System.getProperty("java.version")
    count = spark.read.parquet(str(source)).count()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    print(f"""\
* {count:,} rows in {len(list(source.iterdir()))} Parquet files; {rounds} rounds, after one that is not counted
* cluster `{context.master}`: the executors ran {tasks[0]} and {tasks[1]} tasks, with the package from an archive that Spark gave them
* Spark {pyspark.__version__}, Java {java}, Python {platform.python_version()}, pyarrow {pa.__version__}, Polars {pl.__version__}, \
data {tip.DATA_VERSION}
* {os.cpu_count()} cores, {memory:.0f} GiB; load of the machine at the end: {os.getloadavg()[0]:.1f}

| way | median, s | from | to | rows a second |
|---|---:|---:|---:|---:|""")
    for way, seconds in took.items():
        median = statistics.median(seconds)
        print(f"| {way} | {median:.1f} | {min(seconds):.1f} | {max(seconds):.1f} | {count / median:,.0f} |")
    spark.stop()


if __name__ == "__main__":
    main()
