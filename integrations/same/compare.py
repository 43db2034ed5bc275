"""The same rows by each way: the screening of a CSV file, the Arrow kernel in Python, by tables of pyarrow, Polars, pandas and
DuckDB, and the SQL recipe in DuckDB. Each must give the same answers, cell by cell.

compare.py SCREEN TABLES [ROWS]: the program `screen` of the crate, and a directory that `tip-tables` has filled with Parquet.
"""

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
        aliases = pl.DataFrame({"alias": list(made.ALIASES), "code": list(made.ALIASES.values())})
        aliases.write_csv(directory / "aliases.csv")
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
    screen, tables = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    rows = made.rows(int(sys.argv[3]) if len(sys.argv) > 3 else 100_000)
    how = {"country": "name", "date": "day", "aliases": made.ALIASES}
    expected = pl.DataFrame(tip.screen(rows, **how))
    answer = [column for column in expected.columns if column.startswith("tip_")]
    table, frame = rows.to_arrow(), rows.to_pandas(use_pyarrow_extension_array=True)
    batches = pa.RecordBatchReader.from_batches(table.schema, table.to_batches(max_chunksize=777))
    ways = {
        "CSV": by_csv(screen, rows),
        "pyarrow": pl.DataFrame(tip.screen(table, **how)),
        "pyarrow, in batches": pl.DataFrame(tip.screen(batches, **how)),
        "dictionary": pl.DataFrame(tip.screen(table.set_column(1, "name", table["name"].dictionary_encode()), **how)),
        "pandas": pl.DataFrame(tip.screen(frame, **how)),
        "DuckDB": pl.DataFrame(tip.screen(duckdb.sql("FROM rows"), **how)),
        "SQL recipe": by_recipe(rows, tables),
    }
    for way, got in ways.items():
        got = got.sort("id").select("id", *answer)
        differs = expected.select("id", *answer).join(got, on=["id", *answer], how="anti", nulls_equal=True)
        if len(got) != len(rows) or len(differs):
            print(differs.join(rows, on="id").head(), got.filter(pl.col("id").is_in(differs["id"].head(5).implode())))
            sys.exit(f"{way}: {len(got)} rows, {len(differs)} differ")
        print(f"{way}: {len(got)} rows are the same")
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
