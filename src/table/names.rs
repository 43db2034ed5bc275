//! `names.csv`

use crate::{
    csv::{
        findings::Findings,
        problem::{ProblemKind, quoted},
        table::{Column, Input, Table, optional, required},
    },
    view::{
        country::Countries,
        name::{NameKind, NameRow, Names, Refused},
    },
    words::year::ReportYear,
};

pub(crate) const COLUMNS: &[Column] =
    &[required("code"), required("name"), required("kind"), optional("from"), optional("to")];

/// What a name must be to be found.
const FOLDABLE: &str = "a name with letters or digits, not longer than 128 bytes";

pub(crate) fn load(input: Input<'_>, countries: &Countries, findings: &mut Findings) -> Names {
    let (mut names, refused) = Names::new(countries);
    for (code, why) in refused {
        let reason = match why {
            Refused::TakenBy(other) => format!("the name of {code} is also a name of {other}"),
            Refused::Unfoldable => format!("the name of {code} is not {FOLDABLE}"),
        };
        findings.file("countries.csv", ProblemKind::Inconsistent { reason: reason.into() });
    }
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return names;
    };
    let mut rows: Vec<(NameRow, usize)> = Vec::new();
    while table.next() {
        let Some(row) = read(&mut table, countries) else { continue };
        match names.add(row.country, &row.name, row.kind, countries) {
            Ok(()) => rows.push((row, table.offset())),
            Err(Refused::Unfoldable) => {
                let expected = FOLDABLE.into();
                table.problem(1, ProblemKind::BadCell { found: row.name, expected, near: None });
            }
            Err(Refused::TakenBy(other)) => {
                table.problem(1, ProblemKind::NameClash { found: row.name, other: other.as_str().into() });
            }
        }
    }
    let compare = |a: &NameRow, b: &NameRow| {
        (a.country, &a.name, a.kind.as_str(), a.from).cmp(&(b.country, &b.name, b.kind.as_str(), b.from))
    };
    let rows = table.unique_with_offsets(rows, compare, |row| {
        format!("{} {} ({})", countries.row(row.country).code, row.name, row.kind)
    });
    // Of two printed names in one year neither would be the name as printed.
    let mut printed: Vec<_> = rows.iter().filter(|(row, _)| row.kind == NameKind::Printed).collect();
    printed.sort_by_key(|(row, _)| (row.country, row.from));
    for pair in printed.windows(2) {
        let ((before, _), (after, offset)) = (pair[0], pair[1]);
        if before.country == after.country && before.to >= after.from && before.to.is_some() && after.from.is_some() {
            let code = countries.row(after.country).code;
            table.contradicts(
                *offset,
                1,
                format!("{code} is also printed as {} in one of these years", quoted(&before.name)),
            );
        }
    }
    names.set_rows(rows.into_iter().map(|(row, _)| row).collect());
    names
}

fn read(table: &mut Table<'_, '_>, countries: &Countries) -> Option<NameRow> {
    let country = table.country(0, countries);
    let name = table.text(1);
    let kind: Option<NameKind> = table.word(2);
    let from = table.parse_optional(3, "a report year, 2001 to 2199", ReportYear::from_bytes);
    let to = table.parse_optional(4, "a report year, 2001 to 2199", ReportYear::from_bytes);
    let row = NameRow { country: country?, name: name?, kind: kind?, from: from?, to: to? };
    if let Some((from, to)) = row.from.zip(row.to).filter(|(from, to)| from > to) {
        table.inconsistent(4, format!("ends in {to}, before it begins in {from}"));
        return None;
    }
    Some(row)
}
