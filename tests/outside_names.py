#!/usr/bin/env python3
"""Checks that no name of a territory in other lists, in any language, is looked up as another country.

    cargo build --release --example screen
    pip install babel==2.19.0 pycountry==26.2.16 pyyaml
    pip install --no-deps countrynames==1.17.0
    python3 tests/outside_names.py target/release/examples/screen

The lists are those of the Unicode CLDR in all its locales (babel), of Debian's iso-codes with their translations (pycountry),
and the spellings that OpenSanctions has found (countrynames). Most names in other languages are unknown, which is right, but
none may be wrong. Short forms of two letters are left out if they are a code of ISO 3166 (`RU` is the Royaume-Uni in
French, and Russia's code), because a code comes first.
"""

import csv
import gettext
import importlib.util
import io
import pathlib
import subprocess
import sys

import pycountry
import yaml
from babel import Locale, localedata

# Babel's data have no short forms, and of the regions (of Africa, 018) only numbers: what is no territory is left out.
CODES = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}

# OpenSanctions has codes of its own for some entities, and gives to one of them two.
OPENSANCTIONS = CODES | {"AN": "ANT", "CSXX": "SCG", "YUCS": "SCG", "ZR": "COD", "CY-TRNC": "XNC"}
CONTRADICTIONS = {"NORTH CYPRUS": "XNC"}


def cldr():
    for locale in localedata.locale_identifiers():
        for code, name in Locale.parse(locale).territories.items():
            if code in CODES:
                yield name, CODES[code]


def iso_codes():
    folder = pathlib.Path(pycountry.__file__).parent / "locales"
    for locale in sorted(folder.iterdir()):
        translation = gettext.translation("iso3166-1", folder, [locale.name], fallback=True)
        for country in pycountry.countries:
            for form in ("name", "official_name", "common_name"):
                if name := getattr(country, form, None):
                    yield translation.gettext(name), country.alpha_3


def opensanctions():
    # Only its list: the program around it needs libraries of its own.
    folder = pathlib.Path(importlib.util.find_spec("countrynames").origin).parent
    text = folder.joinpath("data.yaml").read_text(encoding="utf-8")
    for code, names in yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)).items():
        for name in names:
            # An entity that the crate does not have must be unknown.
            yield str(name), CONTRADICTIONS.get(name) or OPENSANCTIONS.get(code, f"no {code}")


def is_wrong(title, names, screen):
    """Whether a name of a list is looked up as what it does not stand for there."""
    expected = {}
    for name, code in names:
        if not (len(name) == 2 and name.upper() in CODES):
            expected.setdefault(name, set()).add(code)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["name"])
    rows.writerows([name] for name in expected)
    screened = subprocess.run([screen, "/dev/stdin", "--country-column", "name"], input=text.getvalue().encode(),
                              capture_output=True)
    found = {row["name"]: row["tip_code"] for row in csv.DictReader(io.StringIO(screened.stdout.decode()))}
    if len(found) != len(expected):
        sys.exit(f"{len(found)} names screened of {len(expected)}: {screened.stderr.decode()}")
    wrong = [(name, found[name], codes) for name, codes in sorted(expected.items()) if found[name] and found[name] not in codes]
    for name, code, codes in wrong:
        print(f"{name}: {code}, not {' or '.join(sorted(codes))}")
    resolved = sum(map(bool, found.values())) - len(wrong)
    print(f"{title}: {len(found)} names: {resolved} known, {len(found) - resolved - len(wrong)} refused, {len(wrong)} wrong")
    return bool(wrong)


def main(screen):
    lists = {"CLDR": cldr(), "iso-codes": iso_codes(), "OpenSanctions": opensanctions()}
    sys.exit(any([is_wrong(title, names, screen) for title, names in lists.items()]))


if __name__ == "__main__":
    main(*sys.argv[1:])
