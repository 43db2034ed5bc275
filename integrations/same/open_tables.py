"""Opens what `tip-tables` wrote with pyarrow, pandas, Polars and DuckDB: open_tables.py PARQUET CSV (two directories)."""

import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

import tip_report as tip


def main():
    parquet, csv = Path(sys.argv[1]), Path(sys.argv[2])
    files = sorted(parquet.glob("*.parquet"))
    names = {file.stem for file in files}
    assert names == {file.stem for file in csv.glob("*.csv")}
    assert names >= set(tip.table_names()) | {"panel", "in_force"}, names
    for file in files:
        arrow = pq.read_table(file)
        rows, columns = arrow.num_rows, arrow.column_names
        assert rows > 0
        frame = pl.read_parquet(file)
        assert (frame.height, frame.columns) == (rows, columns)
        # Field by field the same from each: with lists, dates and nulls.
        assert pl.from_arrow(arrow).equals(frame), file
        assert pl.from_arrow(pa.Table.from_batches(duckdb.read_parquet(str(file)).to_arrow_table().to_batches())).equals(frame), file
        pandas = pd.read_parquet(file)
        assert (len(pandas), list(pandas.columns)) == (rows, columns)
        for name in columns:
            assert pandas[name].isna().sum() == frame[name].null_count(), (file, name)
        for field in arrow.schema:
            assert not pa.types.is_dictionary(field.type), (file, field)
            assert field.metadata[b"description"]
        metadata = arrow.schema.metadata
        assert metadata[b"data_version"].decode() == tip.DATA_VERSION and metadata[b"source"] and metadata[b"key"]
        key = metadata[b"key"].decode().split(",")
        assert not frame.select(key).is_duplicated().any(), (file, key)
        said = dict(duckdb.sql(f"SELECT decode(key), decode(value) FROM parquet_kv_metadata('{file}')").fetchall())
        assert said["data_version"] == tip.DATA_VERSION

        text = pl.read_csv(csv / f"{file.stem}.csv", infer_schema=False)
        assert (text.height, text.columns) == (rows, columns), file
        assert len(pd.read_csv(csv / f"{file.stem}.csv", keep_default_na=False, dtype=str)) == rows
    # Joins on keys, as users write them.
    tiers, countries = (pl.read_parquet(parquet / f"{name}.parquet") for name in ("tiers", "countries"))
    assert len(tiers.join(countries, on="code")) == len(tiers)
    assert len(pd.read_parquet(parquet / "tiers.parquet").merge(pd.read_parquet(parquet / "countries.parquet"), on="code")) == len(tiers)
    print(f"{len(files)} passed, 0 failed")


if __name__ == "__main__":
    main()
