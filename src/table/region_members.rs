//! `region_members.csv`

use super::{countries::Countries, regions::Regions};
use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, optional, required},
    },
    words::year::ReportYear,
};

/// A row of `region_members.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) region: u16,
    pub(crate) country: u16,
    pub(crate) from: Option<ReportYear>,
    pub(crate) to: Option<ReportYear>,
}

impl Member {
    pub(crate) fn counts_in(self, year: ReportYear) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

pub(crate) const COLUMNS: &[Column] = &[required("region"), required("code"), optional("from"), optional("to")];

pub(crate) fn load(input: Input<'_>, regions: &Regions, countries: &Countries, findings: &mut Findings) -> Vec<Member> {
    let mut members: Vec<(Member, usize)> = Vec::new();
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
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
