//! `region_members.csv`: this project's own list of the countries of regions.

use super::{
    Tables,
    id::{CountryId, RegionId},
    row::Row,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        notes::without_offsets,
        sheet::Line,
    },
    words::{table::Table, year::ReportYear},
};

/// A row of `region_members.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    pub(crate) region: RegionId,
    pub(crate) country: CountryId,
    from: Option<ReportYear>,
    to: Option<ReportYear>,
}

columns! {
    REGION = required("region"),
    CODE = required("code"),
    FROM = optional("from"),
    TO = optional("to"),
}

impl Row for Member {
    const TABLE: Table = Table::RegionMembers;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 3;
    type Rows = Vec<Member>;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/region_members.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Vec<Member> {
        let (countries, regions) = (tables.countries(), tables.regions());
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(|cells| {
            let region = cells.key(REGION, regions);
            let country = cells.key(CODE, countries);
            let from = cells.optional_year(FROM);
            let to = cells.optional_year(TO);
            let member = Member { region: region?, country: country?, from: from?, to: to? };
            if member.from.zip(member.to).is_some_and(|(from, to)| from > to) {
                return Err(cells.inconsistent(TO, "ends before it begins"));
            }
            Ok(member)
        });
        let key = |member: &Member| (member.region, member.country, member.from);
        without_offsets(cells.unique(
            rows,
            |a, b| key(a).cmp(&key(b)),
            |member| format!("{} {}", regions.row(member.region).id, countries.row(member.country).code),
        ))
    }

    fn rows(kept: &Vec<Member>) -> &[Self] {
        kept
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.text(REGION, &*tables.regions().row(self.region).id);
        line.text(CODE, tables.code(self.country));
        line.optional(FROM, self.from);
        line.optional(TO, self.to);
    }
}

impl Member {
    pub(crate) fn counts_in(self, year: ReportYear) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}
