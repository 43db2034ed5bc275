#!/usr/bin/env python3
"""Checks data/ against data/datapackage.json, mainly what Frictionless does not check.

Frictionless knows types, keys and enums. It does not know lists in a cell (`listOf`), cells that refer to one of two
tables (`oneOf`), the order of rows, or how the bytes are written.

Needs nothing but Python. Prints every problem and exits with 1 if there is any.
"""

import csv
import datetime
import io
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
NOT_ABSENT = {"NA", "N/A", "n/a", "NaN", "null", "None", "-", "?"}
# Namibia's alpha-2 code.
MEANT = {("countries.csv", "alpha2", "NA")}

problems = []


def problem(where, what):
    problems.append(f"{where}: {what}")


def read(resource):
    """The rows of a resource as dictionaries, after a look at the bytes and the header."""
    file = resource["path"]
    raw = (DATA / file).read_bytes()
    if raw.startswith(b"\xef\xbb\xbf"):
        problem(file, "begins with a byte order mark")
    if b"\r" in raw:
        problem(file, "has a carriage return; lines end with LF")
    if not raw.endswith(b"\n") or raw.endswith(b"\n\n"):
        problem(file, "does not end with one line end")
    header, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    names = [field["name"] for field in resource["schema"]["fields"]]
    if header != names:
        problem(file, f"has the header {header}, is described with {names}")
    for line, row in enumerate(rows, 2):
        if len(row) != len(header):
            problem(f"{file}:{line}", f"has {len(row)} cells, not {len(header)}")
    encoded = [[cell.encode() for cell in row] for row in rows]
    for line, (before, after) in enumerate(zip(encoded, encoded[1:]), 3):
        if before >= after:
            problem(f"{file}:{line}", "is out of order or a duplicate")
    return [dict(zip(names, row)) for row in rows if len(row) == len(names)]


def fits(kind, text):
    """Whether a cell that is not empty is of a type."""
    if kind == "date":
        try:
            return datetime.date.fromisoformat(text).isoformat() == text
        except ValueError:
            return False
    pattern = {"string": r".+", "year": r"2[01]\d\d", "integer": r"0|[1-9]\d*"}.get(kind)
    return bool(pattern and re.fullmatch(pattern, text))


def column(tables, reference):
    return {row[reference["field"]] for row in tables[reference["resource"]]}


def check_field(file, field, rows, tables):
    name, rules = field["name"], field.get("constraints", {})
    where = lambda line: f"{file}:{line}: {name}"
    if not field.get("description"):
        problem(file, f"{name} has no description")
    used, words_used = set(), set()
    targets = [column(tables, reference) for reference in field.get("oneOf", [])]
    for line, row in enumerate(rows, 2):
        cell = row[name]
        if cell != cell.strip():
            problem(where(line), f"{cell!r} has a space around it")
        if cell in NOT_ABSENT and (file, name, cell) not in MEANT:
            problem(where(line), f"{cell!r}: an empty cell says that something is absent")
        if not cell:
            if rules.get("required"):
                problem(where(line), "is empty")
            continue
        used.add(cell)
        if not fits(field["type"], cell):
            problem(where(line), f"{cell!r} is no {field['type']}")
        elif "pattern" in rules and not re.fullmatch(rules["pattern"], cell):
            problem(where(line), f"{cell!r} does not match {rules['pattern']}")
        elif field["type"] == "integer":
            if not rules.get("minimum", 0) <= int(cell) <= rules.get("maximum", int(cell)):
                problem(where(line), f"{cell!r} is out of range")
        if targets and sum(cell in target for target in targets) != 1:
            problem(where(line), f"{cell!r} is not in exactly one of {field['oneOf']}")
        if listed := field.get("listOf"):
            parts = cell.split(";")
            words_used.update(parts)
            if len(set(parts)) != len(parts):
                problem(where(line), f"{cell!r} names something twice")
            allowed = set(listed["enum"]) if "enum" in listed else column(tables, listed)
            for part in parts:
                if part not in allowed:
                    problem(where(line), f"{part!r} is not known")
    if rules.get("unique") and len(used) != sum(bool(row[name]) for row in rows):
        problem(file, f"{name} is not unique")
    enums = [(rules.get("enum"), used), (field.get("listOf", {}).get("enum"), words_used)]
    for enum, found in enums:
        # A word that no row uses today is still a word: only what is outside the vocabulary is a fault.
        if enum is not None and not found <= set(enum):
            problem(file, f"{name}: the enum lacks {sorted(found - set(enum))}")


def check(package):
    resources = package["resources"]
    described = {resource["path"] for resource in resources}
    here = {path.name for path in DATA.iterdir()} - {"datapackage.json"}
    for file in sorted(described ^ here):
        problem(file, "is not described" if file in here else "does not exist")
    if [resource["name"] for resource in resources] != sorted(resource["name"] for resource in resources):
        problem("datapackage.json", "the resources are not in order of names")
    for key in ("name", "title", "description", "version", "licenses", "sources"):
        if not package.get(key):
            problem("datapackage.json", f"has no {key}")
    version = re.search(r'DATA_VERSION: &str = "(.*?)"', (ROOT / "src/dataset.rs").read_text())
    if package["version"] != version[1]:
        problem("datapackage.json", f"has the version {package['version']}, the crate {version[1]}")

    tables = {resource["name"]: read(resource) for resource in resources if resource["path"] in here}
    for resource in resources:
        if resource["name"] not in tables:
            continue
        file, schema, rows = resource["path"], resource["schema"], tables[resource["name"]]
        if schema.get("missingValues") != [""]:
            problem(file, "missingValues is not [\"\"]")
        for key in ("title", "description"):
            if not resource.get(key):
                problem(file, f"has no {key}")
        for field in schema["fields"]:
            check_field(file, field, rows, tables)
        primary = schema.get("primaryKey") or problem(file, "has no primary key") or []
        primary = [primary] if isinstance(primary, str) else primary
        first = {}
        for line, row in enumerate(rows, 2):
            key = tuple(row[name] for name in primary)
            if first.setdefault(key, line) != line:
                problem(f"{file}:{line}", f"has the key {key} of line {first[key]}")
        for foreign in schema.get("foreignKeys", []):
            reference = foreign["reference"]
            columns, targets = ([key] if isinstance(key, str) else key for key in (foreign["fields"], reference["fields"]))
            known = {tuple(row[name] for name in targets) for row in tables[reference["resource"]]}
            for line, row in enumerate(rows, 2):
                cells = tuple(row[name] for name in columns)
                if all(cells) and cells not in known:
                    problem(f"{file}:{line}: {', '.join(columns)}", f"{', '.join(cells)} is not in {reference['resource']}")
        # A column named as a key of another table is a foreign key.
        keys = {"code": "countries", "report_year": "reports", "region": "regions", "reporter": "countries"}
        declared = {str(foreign["fields"]) for foreign in schema.get("foreignKeys", [])}
        for field in schema["fields"]:
            target = keys.get(field["name"])
            if target and target != resource["name"] and field["name"] not in declared:
                problem(file, f"{field['name']} should be a foreign key to {target}")
    return sum(len(rows) for rows in tables.values())


def main():
    rows = check(json.loads((DATA / "datapackage.json").read_text(encoding="utf-8")))
    for line in problems[:50]:
        print(line)
    if problems:
        sys.exit(f"{len(problems)} problems in data/")
    print(f"data/ is as datapackage.json says: {rows} rows")


if __name__ == "__main__":
    main()
