//! `tiers.csv`

use super::{
    findings::Findings,
    table::{Column, Input, Table, optional, required},
};
use crate::{
    country::Countries,
    evidence::Evidence,
    list::Lists,
    placement::{PlacementRow, Placements},
    report::Reports,
    source::Sources,
    tier::{Ranking, Tier},
};

pub(crate) const COLUMNS: &[Column] = &[
    required("code"),
    required("report_year"),
    required("ranking"),
    required("evidence"),
    required("sources"),
    optional("note"),
];

/// The Watch List was created by the TVPRA of 2003 and first used in the report of 2004.
const WATCH_LIST_SINCE: u16 = 2004;

pub(crate) fn load(
    input: Input<'_>,
    countries: &Countries,
    reports: &Reports,
    sources: &Sources,
    findings: &mut Findings,
) -> Placements {
    let mut placements = Placements::new(countries.len(), reports.len());
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return placements;
    };
    // The file's offset of each row, to name both lines of a duplicate.
    let mut offsets = Vec::new();
    while table.next() {
        let Some(row) = read(&mut table, countries, reports, sources, &mut placements.lists) else { continue };
        let key = (row.country, row.report);
        match placements.push(row) {
            Ok(()) => offsets.push(table.offset()),
            Err(first) => {
                let key = format!("{} {}", countries.row(key.0).code, reports.row(key.1).year);
                table.duplicate(table.offset(), offsets[first], key);
            }
        }
    }
    placements.sort();
    placements
}

fn read(
    table: &mut Table<'_, '_>,
    countries: &Countries,
    reports: &Reports,
    sources: &Sources,
    lists: &mut Lists,
) -> Option<PlacementRow> {
    let country = table.country(0, countries);
    let report = table.report(1, reports);
    let ranking: Option<Ranking> = table.word(2);
    let evidence: Option<Evidence> = table.word(3);
    let list = table.sources(4, lists, sources);
    let note = table.optional_text(5);
    let row = PlacementRow {
        country: country?,
        report: report?,
        ranking: ranking?,
        evidence: evidence?,
        sources: list?,
        note: note?,
    };
    if row.ranking == Ranking::Tier(Tier::TwoWatchList) && reports.row(row.report).year.get() < WATCH_LIST_SINCE {
        table.inconsistent(2, format!("the Watch List exists since the {WATCH_LIST_SINCE} report"));
        return None;
    }
    if lists.get(row.sources).is_empty() && (row.evidence != Evidence::Inferred || row.note.is_none()) {
        table.inconsistent(4, "no source: only an inferred row, whose note says how, needs none");
        return None;
    }
    Some(row)
}
