"""Screens a Parquet data set with Spark by SQL alone: only the driver needs the Python package `tip_report`.

spark-submit screen_by_joins.py IN OUT RECIPE [ALIASES]: RECIPE is `recipe.sql`, which says which columns IN must have;
ALIASES is a CSV file of what names mean, with the columns `alias` and `code`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pyarrow as pa
from pyspark.sql import DataFrame, SparkSession

import tip_report as tip
from screen_parquet import read_aliases


def screen(rows: DataFrame, recipe: str, aliases: dict[str, str] | None = None) -> DataFrame:
    """The rows, which have the columns `name` and `day`, with the columns of `tip_report.screen` after their own."""
    spark = rows.sparkSession
    # The distinct names come to the driver, which screens each once. All else goes to the rows, on the executors.
    names = rows.select("name").distinct().toArrow()
    known = pa.table(tip.screen(names, country="name", aliases=aliases)).select(["name", "tip_code", "tip_problem"])
    small = {"known": known, "in_force": pa.table(tip.in_force()), "reports": pa.table(tip.table("reports"))}
    rows.createOrReplaceTempView("rows")
    for name, table in small.items():
        spark.createDataFrame(table).createOrReplaceTempView(name)
    return spark.sql(recipe)


def main() -> None:
    source, out, recipe = sys.argv[1:4]
    aliases = read_aliases(sys.argv[4]) if len(sys.argv) > 4 else None
    spark = SparkSession.builder.appName("screen_by_joins").getOrCreate()
    try:
        screen(spark.read.parquet(source), Path(recipe).read_text(encoding="utf-8"), aliases).write.parquet(out)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
