"""The same rows by each way: the screening of a CSV file, the Arrow kernel in Python, by tables of pyarrow, Polars, pandas and
DuckDB, and the SQL recipe in DuckDB. Each must give the same answers, cell by cell.

compare.py SCREEN TABLES [--rows N] [--also WAY=DIRECTORY]...: the program `screen` of the crate, and a directory that `tip-tables`
has filled with Parquet. Another way is what it wrote as Parquet for the same rows, which `made.py` writes.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa

import made
import tip_report as tip

HERE = Path(__file__).parent


def by_csv(screen, rows):
    """By the program `screen`, from a file to a file. A null is an empty cell."""
    with tempfile.TemporaryDirectory() as directory:
        directory = Path(directory)
        rows.write_csv(directory / "rows.csv", quote_style="non_numeric")
        made.aliases().write_csv(directory / "aliases.csv")
        subprocess.run(
            [screen, directory / "rows.csv", "--country-column", "name", "--date-column", "day", "--aliases",
             directory / "aliases.csv", "--out", directory / "out.csv"],
            check=True, capture_output=True,
        )
        read = pl.read_csv(directory / "out.csv", infer_schema=False)
    types = {column: pl.String for column in read.columns} | {"id": pl.Int64, "tip_report": pl.Int32, "tip_reassessed": pl.Date}
    def typed(column: str, kind: pl.DataType) -> pl.Expr:
        text = pl.col(column).replace("", None)
        return text.str.to_date() if kind == pl.Date else text.cast(kind)

    return read.with_columns(typed(column, kind) for column, kind in types.items())


def by_recipe(rows, tables):
    """By `recipe.sql`, with the Parquet files that `tip-tables` writes."""
    names = rows.select("name").unique()
    known = tip.screen(names, country="name", aliases=made.ALIASES)
    in_force = duckdb.read_parquet(str(tables / "in_force.parquet"))
    reports = duckdb.read_parquet(str(tables / "reports.parquet"))
    return pl.DataFrame(duckdb.sql((HERE / "recipe.sql").read_text()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("screen", type=Path)
    parser.add_argument("tables", type=Path)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--also", action="append", default=[], metavar="WAY=DIRECTORY")
    asked = parser.parse_args()
    rows = made.rows(asked.rows)
    how = {"country": "name", "date": "day", "aliases": made.ALIASES}
    expected = pl.DataFrame(tip.screen(rows, **how))
    answer = [column for column in expected.columns if column.startswith("tip_")]
    table = rows.to_arrow()

    def by_kernel(rows):
        return pl.DataFrame(tip.screen(rows, **how))

    ways = {
        "CSV": lambda: by_csv(asked.screen.resolve(), rows),
        "pyarrow": lambda: by_kernel(table),
        "pyarrow, in batches": lambda: by_kernel(
            pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=777))
        ),
        "dictionary": lambda: by_kernel(table.set_column(1, "name", table["name"].dictionary_encode())),
        "pandas": lambda: by_kernel(rows.to_pandas(use_pyarrow_extension_array=True)),
        "DuckDB": lambda: by_kernel(duckdb.from_arrow(table)),
        "SQL recipe": lambda: by_recipe(rows, asked.tables),
    }
    for also in asked.also:
        way, _, directory = also.partition("=")
        ways[way] = lambda directory=directory: pl.read_parquet(f"{directory}/*.parquet")
    for way, answers in ways.items():
        got = answers().sort("id").select("id", *answer)
        differs = expected.select("id", *answer).join(got, on=["id", *answer], how="anti", nulls_equal=True)
        if len(got) != len(rows) or len(differs):
            print(differs.join(rows, on="id").head(), got.filter(pl.col("id").is_in(differs["id"].head(5).implode())))
            sys.exit(f"{way}: {len(got)} rows, {len(differs)} differ")
        print(f"{way}: {len(got)} rows are the same", flush=True)
    # That the rows have what can go wrong.
    problems = set(expected["tip_problem"].drop_nulls())
    assert problems == {"empty name", "unknown name", "ambiguous name", "several countries", "bad date", "no report in force"}
    assert set(expected["tip_standing"].drop_nulls()) == {
        "Tier 1", "Tier 2", "Tier 2 Watch List", "Tier 3", "Special Case", "not in report", "not yet in existence",
        "no longer in existence",
    }
    # The determinations of 2003 to 2009.
    assert expected["tip_reassessed"].drop_nulls().n_unique() == 7
    print(f"{len(ways) + 1} passed, 0 failed")


if __name__ == "__main__":
    main()
