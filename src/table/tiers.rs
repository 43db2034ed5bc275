//! `tiers.csv`

use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, optional, required},
    },
    view::{
        country::Countries,
        placement::{NO_NOTE, PlacementRow, Placements},
        report::Reports,
        source::Sources,
    },
    words::{
        evidence::Evidence,
        tier::{Ranking, Tier},
    },
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

/// About the shortest: room for more rows than there are is cheaper than to move them.
const BYTES_OF_A_ROW: usize = 32;

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
    let bytes: usize = input.parts.iter().map(|part| part.bytes.len()).sum();
    let mut offsets = Vec::with_capacity(placements.reserve(bytes / BYTES_OF_A_ROW));
    while table.next() {
        let Some(row) = read(&mut table, countries, reports, sources, &mut placements) else { continue };
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
    placements: &mut Placements,
) -> Option<PlacementRow> {
    let country = table.country(0, countries);
    let report = table.report(1, reports);
    let ranking: Option<Ranking> = table.word(2);
    let evidence: Option<Evidence> = table.word(3);
    let list = table.sources(4, &mut placements.lists, sources);
    let note = table.optional_text(5);
    let (country, report, ranking, evidence, list, note) = (country?, report?, ranking?, evidence?, list?, note?);
    if ranking == Ranking::Tier(Tier::TwoWatchList) && reports.row(report).year.get() < WATCH_LIST_SINCE {
        table.inconsistent(2, format!("the Watch List exists since the {WATCH_LIST_SINCE} report"));
        return None;
    }
    if placements.lists.get(list).is_empty() && (evidence != Evidence::Inferred || note.is_none()) {
        table.inconsistent(4, "no source: only an inferred row, whose note says how, needs none");
        return None;
    }
    let note = note.map_or(NO_NOTE, |note| placements.add_note(note));
    Some(PlacementRow { country, report, ranking, evidence, sources: list, note })
}
