"""Made rows for comparing the ways: names as files have them, and days near those on which answers change.

made.py DIRECTORY ROWS writes them: `rows.csv`, `aliases.csv`, and `rows/`, a Parquet data set of several files.
"""

import datetime
import random
import sys
from pathlib import Path

import polars as pl

import tip_report as tip

# What names mean in the made rows. One wins over a code of the data, one over a name.
ALIASES = {"HQ": "KOR", "Georgia": "USA", "CHN": "TWN"}

ODD = ["", " ", "NA", "Korea", "Congo", "hq", "Georgia", "China; Hong Kong", "CÃ´te d'Ivoire", "Trinidad &amp; Tobago",
       "Peru/Chile", "Thailnd", "-", "x" * 80, "Serbia and Montenegro", "South Sudan", "Kosovo", "ANT", "ROC", "\tUSA "]


def aliases():
    """The aliases as a frame, as they are in a file."""
    return pl.DataFrame({"alias": list(ALIASES), "code": list(ALIASES.values())})


def rows(count, seed=2009):
    """A frame with the columns `id`, `name` and `day`."""
    rng = random.Random(seed)
    names = pl.DataFrame(tip.table("names"))["name"].to_list() + pl.DataFrame(tip.table("countries"))["code"].to_list()
    cuts = sorted(set(pl.DataFrame(tip.in_force())["valid_from"].to_list()))
    # One in four of the rows is of a country and a day at which its own answer changes.
    changes = pl.DataFrame(tip.in_force()).select("country", "valid_from").rows()

    def row():
        kind = rng.random()
        if kind < 0.25:
            name, day = rng.choice(changes)
            return name, day + datetime.timedelta(rng.randint(-1, 1))
        name = None if kind < 0.3 else rng.choice(ODD) if kind < 0.4 else rng.choice(names)
        if kind > 0.95:
            day = None
        elif kind > 0.9:
            day = datetime.date(rng.randint(1, 9999), 6, 15)
        else:
            day = rng.choice(cuts) + datetime.timedelta(rng.randint(-400, 400))
        return name, day

    made = [row() for _ in range(count)]
    return pl.DataFrame(
        {"id": range(count), "name": [name for name, _ in made], "day": [day for _, day in made]},
        schema={"id": pl.Int64, "name": pl.String, "day": pl.Date},
    )


def main():
    directory, count = Path(sys.argv[1]), int(sys.argv[2])
    made, files = rows(count), 8
    (directory / "rows").mkdir(parents=True)
    for file in range(files):
        first, after = count * file // files, count * (file + 1) // files
        made[first:after].write_parquet(directory / "rows" / f"{file}.parquet")
    made.write_csv(directory / "rows.csv", quote_style="non_numeric")
    aliases().write_csv(directory / "aliases.csv")


if __name__ == "__main__":
    main()
