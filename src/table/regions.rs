//! `regions.csv` and `region_members.csv`

use crate::{
    csv::{
        findings::Findings,
        problem::quoted,
        table::{Column, Input, Table, optional, required},
    },
    view::{
        country::Countries,
        region::{Member, RegionRow, Regions},
    },
    words::year::ReportYear,
};

pub(crate) const COLUMNS: &[Column] = &[required("region"), required("label")];

pub(crate) const MEMBER_COLUMNS: &[Column] = &[required("region"), required("code"), optional("from"), optional("to")];

pub(crate) fn load(input: Input<'_>, countries: &Countries, findings: &mut Findings) -> Regions {
    let mut rows: Vec<(RegionRow, usize)> = Vec::new();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Regions::default();
    };
    while table.next() && !table.is_too_long(rows.len()) {
        let id = table.text(0);
        let label = table.text(1);
        let Some(id) = id else { continue };
        if id.contains(';') || countries.index_of(id.as_bytes()).is_some() {
            table.inconsistent(
                0,
                format!("{} can't be an id of a region: it is a list or a country's code", quoted(&id)),
            );
            continue;
        }
        rows.push((RegionRow { id, label: label.unwrap_or_default() }, table.offset()));
    }
    Regions::new(table.unique(rows, |a, b| a.id.cmp(&b.id), |row| row.id.to_string()))
}

pub(crate) fn load_members(
    input: Input<'_>,
    regions: &Regions,
    countries: &Countries,
    findings: &mut Findings,
) -> Vec<Member> {
    let mut members: Vec<(Member, usize)> = Vec::new();
    let Some(mut table) = Table::open(input, MEMBER_COLUMNS, findings) else {
        return Vec::new();
    };
    while table.next() {
        let region = table.key(0, |cell| regions.index_of(cell), "regions.csv", || regions.ids());
        let country = table.country(1, countries);
        let from = table.parse_optional(2, "a report year, 2001 to 2199", ReportYear::from_bytes);
        let to = table.parse_optional(3, "a report year, 2001 to 2199", ReportYear::from_bytes);
        let (Some(region), Some(country), Some(from), Some(to)) = (region, country, from, to) else { continue };
        if from.zip(to).is_some_and(|(from, to)| from > to) {
            table.inconsistent(3, "ends before it begins");
            continue;
        }
        members.push((Member { region, country, from, to }, table.offset()));
    }
    let key = |member: &Member| (member.region, member.country, member.from);
    table.unique(
        members,
        |a, b| key(a).cmp(&key(b)),
        |member| format!("{} {}", regions.row(member.region).id, countries.row(member.country).code),
    )
}
