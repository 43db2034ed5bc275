#!/usr/bin/env python3
"""No name of a territory in the Unicode CLDR, in any locale, is looked up as another country.

    cargo build --release --example screen
    pip install babel==2.19.0 pycountry==26.2.16
    python3 tests/cldr_names.py target/release/examples/screen

Most names of other languages are unknown, which is right; none may be wrong. The CLDR's short forms of two letters are left
out where they are a code of ISO 3166 (`RU` is the Royaume-Uni in French, and Russia's code): a code comes first.
"""

import csv
import io
import subprocess
import sys

import pycountry
from babel import Locale, localedata

# Babel's data have no short forms, and of the regions (of Africa, 018) only numbers: what is no territory is left out.
CODES = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}


def names():
    """Names with the codes that they stand for in some locale."""
    found = {}
    for locale in localedata.locale_identifiers():
        for code, name in Locale.parse(locale).territories.items():
            if code in CODES and not (len(name) == 2 and name.upper() in CODES):
                found.setdefault(name, set()).add(CODES[code])
    return found


def main(screen):
    expected = names()
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
    resolved = sum(map(bool, found.values()))
    print(f"{len(found)} names of the CLDR: {resolved} resolved, {len(found) - resolved} refused, {len(wrong)} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main(*sys.argv[1:])
