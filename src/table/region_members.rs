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
        let named =
            |member: &Member| format!("{} {}", regions.row(member.region).id, countries.row(member.country).code);
        let rows = cells.unique(rows, |a, b| key(a).cmp(&key(b)), named);
        for pair in rows.windows(2) {
            let ((before, _), (after, offset)) = (&pair[0], &pair[1]);
            let ends_before = before.to.zip(after.from).is_some_and(|(to, from)| to < from);
            if (before.region, before.country) == (after.region, after.country) && !ends_before {
                cells.contradicts(*offset, FROM, format!("{} is a member {} already", named(after), before.years()));
            }
        }
        without_offsets(rows)
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
    /// The reports in which the country counts as a member, in words.
    fn years(self) -> String {
        match (self.from, self.to) {
            (None, None) => "in all reports".into(),
            (Some(from), None) => format!("from {from} on"),
            (None, Some(to)) => format!("up to {to}"),
            (Some(from), Some(to)) => format!("from {from} to {to}"),
        }
    }

    pub(crate) fn counts_in(self, year: ReportYear) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}
