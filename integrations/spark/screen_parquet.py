"""Screens a Parquet data set with Spark, by the Python package `tip_report` on each executor.

spark-submit screen_parquet.py IN OUT --country COLUMN [--date COLUMN | --year COLUMN | --report YEAR] [--aliases FILE] [--scheme SCHEME]
"""

from __future__ import annotations

import argparse
import csv
from collections.abc import Iterator

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

import tip_report as tip


def screen(rows: DataFrame, **how) -> DataFrame:
    """The rows with the columns of `tip_report.screen` after their own. `how` is what that takes: `country="name", date="day"`.

    Each executor screens its partitions, one Arrow batch after another. No row is dropped, and nothing is shuffled.
    """
    # Screening no row shows which columns there will be, and says if one is missing or of a wrong type, before a job begins.
    nothing = pa.table(tip.screen(rows.limit(0).toArrow(), **how))
    schema = rows.sparkSession.createDataFrame(nothing).schema

    def screen_batches(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        screener = tip.Screener(**how)
        for batch in batches:
            yield from pa.table(screener.screen(batch)).to_batches()

    return rows.mapInArrow(screen_batches, schema)


def read_aliases(file: str) -> dict[str, str]:
    with open(file, encoding="utf-8", newline="") as lines:
        return {line["alias"]: line["code"] for line in csv.DictReader(lines)}


def main() -> None:
    parser = argparse.ArgumentParser(description="Screens a Parquet data set with Spark.")
    parser.add_argument("source", metavar="IN", help="the Parquet data set")
    parser.add_argument("out", metavar="OUT", help="where the screened rows go; it must not exist")
    parser.add_argument("--country", metavar="COLUMN", required=True, help="country names or codes")
    parser.add_argument("--date", metavar="COLUMN", help="dates or timestamps: what was in force on the day")
    parser.add_argument("--year", metavar="COLUMN", help="whole numbers: the report of the year")
    parser.add_argument("--report", metavar="YEAR", type=int, help="the report of this year, for all rows")
    parser.add_argument("--aliases", metavar="FILE", help="a CSV file of what names mean, with the columns alias and code")
    parser.add_argument("--scheme", help="the countries are codes of this scheme, such as fips or numeric")
    asked = vars(parser.parse_args())
    source, out, aliases = (asked.pop(name) for name in ("source", "out", "aliases"))
    how = {name: value for name, value in asked.items() if value is not None}
    spark = SparkSession.builder.appName("screen_parquet").getOrCreate()
    try:
        if aliases:
            how["aliases"] = read_aliases(aliases)
        screen(spark.read.parquet(source), **how).write.parquet(out)
    except (tip.CountryError, tip.ReportError, tip.ScreenError) as error:
        raise SystemExit(f"screen_parquet: {error}") from None
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
