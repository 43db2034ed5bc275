"""The Python package: what it answers, and that tables of each library go in and out."""

import datetime
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import tip_report as tip

ROWS = {
    "to": ["Thailand", "Korea, South", None, "Congo", "Turkey", "South Sudan"],
    "on": [datetime.date(2013, 6, 10), datetime.date(2013, 6, 20), datetime.date(2013, 6, 20), None,
           datetime.date(2001, 7, 11), datetime.date(2010, 12, 31)],
}
CODES = ["THA", "KOR", None, None, "TUR", "SSD"]
STANDINGS = ["Tier 2 Watch List", "Tier 1", None, None, None, "not yet in existence"]
PROBLEMS = [None, None, "empty name", "ambiguous name", "no report in force", None]


def check(table):
    assert table.column("tip_code").to_pylist() == CODES
    assert table.column("tip_standing").to_pylist() == STANDINGS
    assert table.column("tip_problem").to_pylist() == PROBLEMS


def addresses(column):
    return [buffer.address for chunk in column.chunks for buffer in chunk.buffers() if buffer]


def test_pyarrow_goes_in_and_out_without_a_copy():
    table = pa.table(ROWS)
    screened = pa.table(tip.screen(table, country="to", date="on"))
    check(screened)
    assert screened.column_names[:2] == ["to", "on"]
    for name in ROWS:
        assert addresses(screened.column(name)) == addresses(table.column(name))
    # A batch, a stream of batches, a slice.
    check(pa.table(tip.screen(table.to_batches()[0], country="to", date="on")))
    check(pa.table(tip.screen(pa.RecordBatchReader.from_batches(table.schema, table.to_batches()), country="to", date="on")))
    assert pa.table(tip.screen(table.slice(2, 3), country="to", date="on")).column("tip_problem").to_pylist() == PROBLEMS[2:5]
    assert len(tip.screen(table.slice(0, 0), country="to", date="on")) == 0


def test_a_large_table_goes_through_in_pieces():
    table = pa.concat_tables([pa.table(ROWS)] * 30_000).combine_chunks()
    screened = pa.table(tip.screen(table, country="to", date="on"))
    assert screened.num_rows == 180_000 and screened.column("to").num_chunks == 3
    assert screened.select(["to", "on"]).equals(table)
    assert screened.column("tip_problem").to_pylist() == PROBLEMS * 30_000
    # The days lie one piece after another in the buffer that went in.
    chunks, [whole] = screened.column("on").chunks, table.column("on").chunks
    rows = [sum(len(chunk) for chunk in chunks[:number]) for number in range(3)]
    assert [chunk.buffers()[1].address + 4 * chunk.offset for chunk in chunks] == [whole.buffers()[1].address + 4 * row for row in rows]


def test_a_table_without_rows_has_the_columns_and_is_checked():
    table = pa.table(ROWS)
    for empty in [table.slice(0, 0), pa.Table.from_batches([], table.schema)]:
        screened = pa.table(tip.screen(empty, country="to", date="on"))
        assert screened.schema == pa.table(tip.screen(table, country="to", date="on")).schema and screened.num_rows == 0
        with pytest.raises(tip.ScreenError, match="dates are Utf8"):
            tip.screen(empty, country="to", date="to")


def test_polars_goes_in_and_out_without_a_copy():
    frame = pl.DataFrame(ROWS)
    screened = tip.screen(frame, country="to", date="on")
    check(pa.table(screened))
    assert pl.DataFrame(screened)["tip_code"].to_list() == CODES
    assert addresses(pa.table(screened).column("on")) == addresses(pa.table(frame).column("on"))


def test_duckdb_goes_in_and_out():
    rows = pa.table(ROWS)
    screened = tip.screen(duckdb.sql("FROM rows"), country="to", date="on")
    check(pa.table(screened))
    assert duckdb.sql("SELECT tip_code FROM screened WHERE tip_problem IS NULL").fetchall() == [("THA",), ("KOR",), ("SSD",)]


def test_pandas_goes_in_and_out_and_arrow_columns_without_a_copy():
    frame = pa.table(ROWS).to_pandas(types_mapper=pd.ArrowDtype)
    screened = tip.screen(frame, country="to", date="on")
    check(pa.table(screened))
    assert addresses(pa.table(screened).column("on")) == addresses(pa.chunked_array(frame["on"].array.__arrow_array__()))
    plain = pd.DataFrame(ROWS)
    plain["on"] = pd.to_datetime(plain["on"])
    check(pa.table(tip.screen(plain, country="to", date="on")))
    assert pd.DataFrame.from_arrow(screened)["tip_problem"].tolist()[3] == "ambiguous name"


def test_years_reports_and_aliases():
    rows = pa.table({"to": ["USA", "HQ"], "year": [2009, 2010]})
    by_year = pa.table(tip.screen(rows, country="to", year="year", aliases={"hq": "Congo-Brazzaville"}))
    assert by_year.column("tip_standing").to_pylist() == ["not in report", "Tier 2 Watch List"]
    assert by_year.column("tip_report").to_pylist() == [2009, 2010]
    of_report = pa.table(tip.screen(rows, country="to", report=2010))
    assert of_report.column("tip_standing").to_pylist() == ["Tier 1", None]
    latest = max(report.year for report in tip.reports())
    assert pa.table(tip.screen(rows, country="to")).column("tip_report").to_pylist() == [latest] * 2


def test_codes_of_a_scheme():
    rows = pa.table({"to": ["CH", "KN", "South Korea"], "number": [410, None, 156]})
    assert pa.table(tip.screen(rows, country="to", scheme="fips")).column("tip_code").to_pylist() == ["CHN", "PRK", None]
    assert pa.table(tip.screen(rows, country="to", scheme="iso")).column("tip_code").to_pylist() == ["CHE", "KNA", None]
    numbers = tip.screen(rows, country="number", scheme="numeric")
    assert pa.table(numbers).column("tip_code").to_pylist() == ["KOR", None, "CHN"]
    with pytest.raises(tip.ScreenError, match="fips"):
        tip.screen(rows, country="to", scheme="fibs")


def test_a_screener_takes_one_batch_after_another():
    screener = tip.Screener(country="to", date="on")
    check(pa.concat_tables([pa.table(screener.screen(pa.table(ROWS).slice(row, 1))) for row in range(6)]))


@pytest.mark.parametrize(
    ("arguments", "error", "said"),
    [
        ({"country": "tu", "date": "on"}, tip.ScreenError, "the table has no column `tu`; it has `to`, `on`"),
        ({"country": "to", "date": "to"}, tip.ScreenError, "dates are Utf8, expected Date32, Date64 or Timestamp"),
        ({"country": "on"}, tip.ScreenError, "names are Date32, expected Utf8, LargeUtf8, Utf8View or a dictionary of one of them"),
        ({"country": "to", "date": "on", "report": 2009}, tip.ScreenError, "`date`, `year` and `report` exclude one another"),
        ({"country": "to", "report": 1999}, tip.ReportError,
         "there is no report of 1999: the dataset has the reports of 2001 to 2025"),
        ({"country": "to", "aliases": {"HQ": "Congo"}}, tip.CountryError,
         "`Congo` is ambiguous: Democratic Republic of the Congo (COD) or Republic of the Congo (COG)"),
        ({"country": "to", "aliases": {" ": "COG"}}, tip.ScreenError, "the alias is empty"),
    ],
)
def test_errors_say_what_the_crate_says(arguments, error, said):
    with pytest.raises(error) as raised:
        tip.screen(pa.table(ROWS), **arguments)
    assert str(raised.value) == said
    assert isinstance(raised.value, ValueError)


def test_a_name_that_is_not_one_country_says_which_could_be_meant():
    for name, kind, candidates in [("Congo", "ambiguous", ["COD", "COG"]), ("Thailnd", "unknown", ["THA"]),
                                   ("China; Hong Kong", "several", ["CHN", "HKG"])]:
        with pytest.raises(tip.CountryError) as raised:
            tip.country(name)
        assert (raised.value.kind, raised.value.candidates) == (kind, candidates)


def test_what_is_asked_of_one_country_or_report():
    korea = tip.country("Republic of Korea")
    assert (korea.code, korea.alpha2, korea.numeric, korea.cow) == ("KOR", "KR", 410, 732)
    assert korea == tip.country("KOR") and hash(korea) == hash(tip.country("KOR"))
    placement = tip.placement("KOR", 2009)
    assert (placement.country, placement.report, placement.ranking, placement.ordinal) == (korea, 2009, "Tier 1", 1)
    assert placement.citation.startswith("South Korea: Tier 1. U.S. Department of State, Trafficking in Persons Report")
    assert tip.placement("USA", 2009) is None and tip.standing("USA", 2009) == "not in report"
    assert tip.report(2009).released == datetime.date(2009, 6, 16)
    changes = tip.changes(2010)
    assert sum(change.direction == "upgrade" for change in changes) == 23
    assert changes == tip.changes(2010, before=2009) and tip.changes(2001) == []
    with pytest.raises(AttributeError):
        korea.code = "PRK"


def test_the_ranking_on_a_date_is_that_of_the_reassessment():
    turkey = [tip.ranking_on("Turkey", datetime.date(*day)) for day in [(2003, 8, 1), (2003, 12, 1), (2004, 7, 1)]]
    assert [in_force.ranking for in_force in turkey] == ["Tier 3", "Tier 2", "Tier 2 Watch List"]
    assert [in_force.report for in_force in turkey] == [2003, 2003, 2004]
    assert [in_force.reassessed for in_force in turkey] == [None, datetime.date(2003, 9, 9), None]
    assert tip.ranking_on("South Sudan", datetime.date(2012, 1, 15)).standing == "not in report"
    assert tip.ranking_on("Serbia and Montenegro", datetime.date(2006, 12, 1)).ranking == "Tier 2"
    assert tip.ranking_on("Turkey", datetime.date(2001, 7, 11)) is None


def test_tables_say_what_they_are():
    for name in tip.table_names():
        table = tip.table(name)
        assert table.metadata["data_version"] == tip.DATA_VERSION and len(table) > 0
        assert set(table.descriptions) == set(table.column_names)
    assert pa.table(tip.panel(2009, 2010, placed_only=True)).num_rows == 175 + 177
    with pytest.raises(KeyError, match="no table is named `tires`"):
        tip.table("tires")
    assert pa.table(tip.table("flows")).schema.field("forms").type == pa.list_(pa.field("item", pa.string(), nullable=False))


def test_an_audit_finds_the_one_planted_fault():
    panel = pl.DataFrame(tip.panel(placed_only=True))
    audited = tip.audit(panel, country="name", tier="ranking", year="report_year", coding="words")
    assert (audited.claims, audited.agree, audited.findings, audited.mistakes) == (len(panel), len(panel), [], [])
    row = panel.with_row_index().filter((pl.col("code") == "CUB") & (pl.col("report_year") == 2013))["index"][0]
    wrong = panel.with_columns(
        pl.when(pl.int_range(pl.len()) == row).then(pl.lit("Tier 1")).otherwise(pl.col("ranking")).alias("ranking")
    )
    [finding] = tip.audit(wrong, country="name", tier="ranking", year="report_year").findings
    assert (finding.row, finding.kind, finding.code, finding.report) == (row, "differs", "CUB", 2013)
    assert (finding.claimed, finding.found) == ("Tier 1", "Tier 3") and "2013" in finding.citation
    short = pl.DataFrame({"country": ["Cuba\n", "Congo"], "tier": ["Tier 3"] * 2})
    audited = tip.audit(short, report=2013, complete=["Tier 3"])
    assert [(finding.row, finding.kind) for finding in audited.findings] == [(1, "ambiguous country")]
    assert len(audited.missing) == 20
    with pytest.raises(tip.ScreenError, match="kelley"):
        tip.audit(short, coding="kelly")


def test_the_panel_in_stata_keeps_the_kinds_of_absence_apart(tmp_path):
    path = tmp_path / "panel.dta"
    tip.panel_to_stata(path)
    panel = pd.DataFrame.from_arrow(tip.panel())
    read = pd.read_stata(path, convert_categoricals=False, convert_missing=True)
    assert list(read.columns) == list(panel.columns) and len(read) == len(panel)
    standing = dict(zip(zip(panel["code"], panel["report_year"]), panel["standing"]))
    letter = {"Special Case": ".s", "not in report": ".n", "not yet in existence": ".e", "no longer in existence": ".e"}
    seen = set()
    for row in read.itertuples():
        for prefix, where in [("", standing[row.code, row.report_year]),
                              ("lag_", standing.get((row.code, row.report_year - 1), "."))]:
            for coding in ["ordinal", "collapsed", "kelley_code"]:
                value = getattr(row, prefix + coding)
                if where in letter or where == ".":
                    assert str(value) == letter.get(where, "."), (row.code, row.report_year)
                    seen.add(str(value))
                else:
                    assert isinstance(value, (int, float)), (row.code, row.report_year, value)
    assert seen == {".", ".s", ".n", ".e"}
    with pd.io.stata.StataReader(path) as file:
        labels = file.value_labels().values()
        assert all(len(text) <= 80 for text in file.variable_labels().values())
    assert {1: "Tier 1", 2: "Tier 2", 3: "Tier 2 Watch List", 4: "Tier 3"}.items() <= next(iter(labels)).items()
    numbers = pd.read_stata(path, convert_categoricals=False)
    assert numbers["ordinal"].dropna().tolist() == panel["ordinal"].dropna().tolist()
    assert numbers["cow"].dropna().tolist() == panel["cow"].dropna().tolist()
    tip.panel_to_stata(tmp_path / "few.dta", 2009, 2010, placed_only=True)
    few = pd.read_stata(tmp_path / "few.dta", convert_categoricals=False, convert_missing=True)
    assert len(few) == 175 + 177 and few["lag_ordinal"].map(str).eq(".").sum() == 0


def test_every_name_has_a_docstring():
    # That the stubs have every name, and the same parameters, is checked by stubtest.
    for name in tip.__all__:
        assert name == "DATA_VERSION" or getattr(tip, name).__doc__, name


def test_the_lines_of_the_readme_print_what_it_says():
    readme = (Path(__file__).parent.parent / "README.md").read_text()
    program = re.search(r"```python\n(.*?)```", readme, re.DOTALL)[1]
    printed = re.search(r"```text\n(.*?)```", readme, re.DOTALL)[1]
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.startswith(printed)
