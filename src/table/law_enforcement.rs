//! `law_enforcement.csv`: the world-wide figures of the reports.

use super::{Tables, row::Row};
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

/// The world-wide figures of one calendar year, as a later report prints them.
///
/// They are what governments told the Department. Most come from secondary summaries, and missing years are not known
/// to this project. They count cases, and victims whom authorities found, not all victims.
///
/// ```
/// use tip_report::Dataset;
/// let figures = Dataset::bundled().law_enforcement().iter().find(|row| row.calendar_year == 2016).unwrap();
/// assert_eq!(figures.prosecutions, Some(14_894));
/// assert_eq!(figures.printed_in.get(), 2017);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LawEnforcement {
    /// The calendar year that the figures are about.
    pub calendar_year: u16,
    /// Prosecutions.
    pub prosecutions: Option<u32>,
    /// Convictions.
    pub convictions: Option<u32>,
    /// Victims identified.
    pub victims_identified: Option<u32>,
    /// New or amended laws.
    pub new_laws: Option<u32>,
    /// The report that prints the figures.
    pub printed_in: ReportYear,
    /// The source of the row.
    pub source: Box<str>,
    /// A remark.
    pub note: Option<Box<str>>,
}

columns! {
    CALENDAR_YEAR = required("calendar_year"),
    PROSECUTIONS = required("prosecutions"),
    CONVICTIONS = required("convictions"),
    VICTIMS_IDENTIFIED = required("victims_identified"),
    NEW_LAWS = required("new_laws"),
    PRINTED_IN_REPORT = required("printed_in_report"),
    SOURCE = required("source"),
    NOTE = optional("note"),
}

impl Row for LawEnforcement {
    const TABLE: Table = Table::LawEnforcement;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 1;
    type Rows = Vec<LawEnforcement>;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/law_enforcement.csv");
        TEXT
    }

    fn load(input: Input<'_>, _: &Tables, findings: &mut Findings) -> Vec<LawEnforcement> {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.key_rows(|cells| {
            let calendar_year = cells.number(CALENDAR_YEAR, "a calendar year");
            let prosecutions = cells.optional_number(PROSECUTIONS);
            let convictions = cells.optional_number(CONVICTIONS);
            let victims_identified = cells.optional_number(VICTIMS_IDENTIFIED);
            let new_laws = cells.optional_number(NEW_LAWS);
            let printed_in = cells.year(PRINTED_IN_REPORT);
            let source = cells.text(SOURCE);
            let note = cells.optional_text(NOTE);
            Ok(LawEnforcement {
                calendar_year: calendar_year?,
                prosecutions: prosecutions?,
                convictions: convictions?,
                victims_identified: victims_identified?,
                new_laws: new_laws?,
                printed_in: printed_in?,
                source: source?,
                note: note?,
            })
        });
        without_offsets(cells.unique(
            rows,
            |a, b| a.calendar_year.cmp(&b.calendar_year),
            |row| row.calendar_year.to_string(),
        ))
    }

    fn rows(kept: &Vec<LawEnforcement>) -> &[Self] {
        kept
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, _: &'d Tables) {
        line.shown(CALENDAR_YEAR, self.calendar_year);
        line.optional(PROSECUTIONS, self.prosecutions);
        line.optional(CONVICTIONS, self.convictions);
        line.optional(VICTIMS_IDENTIFIED, self.victims_identified);
        line.optional(NEW_LAWS, self.new_laws);
        line.shown(PRINTED_IN_REPORT, self.printed_in);
        line.text(SOURCE, &*self.source);
        line.text(NOTE, self.note.as_deref());
    }
}
