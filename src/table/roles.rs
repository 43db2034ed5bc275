//! `roles.csv`: what entries call their countries.

use super::{
    Tables,
    id::{CountryId, ReportId, SourceId},
    row::Row,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, required},
        findings::Findings,
        lists::{KeyLists, Lists, Span},
        notes::without_offsets,
        sheet::Line,
    },
    words::{
        role::{Mention, Role},
        statement::Basis,
        table::Table,
    },
};

/// A row of `roles.csv`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RoleRow {
    pub(crate) report: ReportId,
    pub(crate) country: CountryId,
    /// The mentions, in the order of [`Role::ALL`].
    pub(crate) mentions: [Option<Mention>; Role::ALL.len()],
    pub(crate) basis: Basis,
    pub(crate) sources: Span<SourceId>,
}

/// The roles in order of report and country.
#[derive(Clone, Debug)]
pub(crate) struct RoleTable {
    pub(crate) rows: Vec<RoleRow>,
    pub(crate) sources: Lists<SourceId>,
}

columns! {
    REPORT_YEAR = required("report_year"),
    CODE = required("code"),
    SOURCE = required("source"),
    TRANSIT = required("transit"),
    DESTINATION = required("destination"),
    DOMESTIC = required("domestic"),
    BASIS = required("basis"),
    SOURCES = required("sources"),
}

/// The columns of mentions, in the order of [`Role::ALL`].
const MENTIONS: [Column; Role::ALL.len()] = [SOURCE, TRANSIT, DESTINATION, DOMESTIC];

impl Row for RoleRow {
    const TABLE: Table = Table::Roles;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 2;
    type Rows = RoleTable;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/roles.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> RoleTable {
        let mut lists = KeyLists::default();
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(|cells| {
            let report = cells.report(REPORT_YEAR, tables.reports());
            let country = cells.key(CODE, tables.countries());
            let [source, transit, destination, domestic] = MENTIONS.map(|column| cells.optional_word(column));
            let basis = cells.word(BASIS);
            let sources = cells.key_set(SOURCES, tables.sources(), &mut lists);
            let mentions = [source?, transit?, destination?, domestic?];
            let row = RoleRow { report: report?, country: country?, mentions, basis: basis?, sources: sources? };
            if row.sources.is_empty() {
                return Err(cells.empty(SOURCES, "the source of the statement"));
            }
            Ok(row)
        });
        let key = |row: &RoleRow| (row.report, row.country);
        let rows = cells.unique(
            rows,
            |a, b| key(a).cmp(&key(b)),
            |row| format!("{} {}", tables.year(row.report), tables.code(row.country)),
        );
        RoleTable { rows: without_offsets(rows), sources: lists.finish() }
    }

    fn rows(kept: &RoleTable) -> &[Self] {
        &kept.rows
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.shown(REPORT_YEAR, tables.year(self.report));
        line.text(CODE, tables.code(self.country));
        for (column, mention) in MENTIONS.into_iter().zip(self.mentions) {
            line.optional_word(column, mention);
        }
        line.word(BASIS, self.basis);
        line.list(SOURCES, tables.source_ids(tables.roles().sources.get(self.sources)));
    }
}
