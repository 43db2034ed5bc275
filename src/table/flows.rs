//! `flows.csv`

use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, required},
    },
    view::{
        country::Countries,
        flow::{End, FlowRow, FlowTable},
        region::Regions,
        report::Reports,
        source::Sources,
    },
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, FlowKind, Modality},
    },
};

pub(crate) const COLUMNS: &[Column] = &[
    required("report_year"),
    required("reporter"),
    required("kind"),
    required("origin"),
    required("transit"),
    required("destination"),
    required("forms"),
    required("victims"),
    required("modality"),
    required("basis"),
    required("sources"),
];

/// The tables that a row of flows refers to.
#[derive(Clone, Copy)]
pub(crate) struct Keys<'d> {
    pub(crate) countries: &'d Countries,
    pub(crate) reports: &'d Reports,
    pub(crate) regions: &'d Regions,
    pub(crate) sources: &'d Sources,
}

pub(crate) fn load(input: Input<'_>, keys: Keys<'_>, findings: &mut Findings) -> FlowTable {
    let mut flows = FlowTable::default();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        flows.finish(keys.reports.len());
        return flows;
    };
    let mut offsets = Vec::new();
    while table.next() {
        if let Some(row) = read(&mut table, keys, &mut flows) {
            flows.rows.push(row);
            offsets.push(table.offset());
        }
    }
    let twice = flows.sort(&offsets);
    for (first, second) in twice {
        if table.findings.is_full() {
            break;
        }
        table.duplicate(second, first, "the same statement");
    }
    flows.finish(keys.reports.len());
    flows
}

fn read(table: &mut Table<'_, '_>, keys: Keys<'_>, flows: &mut FlowTable) -> Option<FlowRow> {
    let report = table.report(0, keys.reports);
    let reporter = table.country(1, keys.countries);
    let kind: Option<FlowKind> = table.word(2);
    let origin = end(table, 3, keys);
    let transit = table.keys(
        4,
        &mut flows.lists,
        false,
        |cell| keys.countries.index_of(cell),
        "countries.csv",
        || keys.countries.codes(),
    );
    let destination = end(table, 5, keys);
    let forms = table.word_set::<Exploitation>(6);
    let victims = table.word_set::<VictimGroup>(7);
    let modality: Option<Modality> = table.word(8);
    let basis: Option<Basis> = table.word(9);
    let sources = table.sources(10, &mut flows.lists, keys.sources);
    let row = FlowRow {
        report: report?,
        reporter: reporter?,
        kind: kind?,
        origin: origin?,
        transit: transit?,
        destination: destination?,
        forms: forms?,
        victims: victims?,
        modality: modality?,
        basis: basis?,
        sources: sources?,
    };
    if flows.lists.get(row.sources).is_empty() {
        table.empty(10, "the source of the statement");
        return None;
    }
    let inside = End::country(row.reporter);
    if row.kind == FlowKind::Domestic && (row.origin, row.destination) != (inside, inside) {
        table.inconsistent(2, "a domestic flow begins and ends in the reporting country");
        return None;
    }
    Some(row)
}

/// One end of a flow: a country, a region, or nothing where the text does not say.
fn end(table: &mut Table<'_, '_>, column: usize, keys: Keys<'_>) -> Option<End> {
    let cell = table.cell(column);
    if cell.is_empty() {
        return Some(End::UNNAMED);
    }
    if let Some(country) = keys.countries.index_of(cell) {
        return Some(End::country(country));
    }
    table
        .key(
            column,
            |cell| keys.regions.index_of(cell),
            "countries.csv or regions.csv",
            || keys.countries.codes().chain(keys.regions.ids()),
        )
        .map(End::region)
}
