//! `law_enforcement.csv`

use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, optional, required},
    },
    words::year::ReportYear,
};

/// The world-wide figures of one calendar year, as a later report prints them.
///
/// They are what governments told the Department, most are taken here from secondary summaries, and the years that
/// are missing are not known here. They count cases and victims found by authorities, not victims.
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
    /// The report from which the figures are.
    pub printed_in: ReportYear,
    /// Where they are known from.
    pub source: Box<str>,
    /// A remark.
    pub note: Option<Box<str>>,
}

pub(crate) const COLUMNS: &[Column] = &[
    required("calendar_year"),
    required("prosecutions"),
    required("convictions"),
    required("victims_identified"),
    required("new_laws"),
    required("printed_in_report"),
    required("source"),
    optional("note"),
];

pub(crate) fn load(input: Input<'_>, findings: &mut Findings) -> Vec<LawEnforcement> {
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Vec::new();
    };
    let mut rows: Vec<(LawEnforcement, usize)> = Vec::new();
    while table.next() && !table.is_too_long(rows.len()) {
        let calendar_year = table.optional_number(0);
        if calendar_year == Some(None) {
            table.empty(0, "a calendar year");
        }
        let figures = [1, 2, 3, 4].map(|column| table.optional_number(column));
        let printed_in = table.parse(5, "a report year, 2001 to 2199", ReportYear::from_bytes);
        let source = table.text(6);
        let note = table.optional_text(7);
        let (
            Some(Some(calendar_year)),
            [Some(prosecutions), Some(convictions), Some(victims_identified), Some(new_laws)],
            Some(printed_in),
            Some(source),
            Some(note),
        ) = (calendar_year, figures, printed_in, source, note)
        else {
            continue;
        };
        let row = LawEnforcement {
            calendar_year,
            prosecutions,
            convictions,
            victims_identified,
            new_laws,
            printed_in,
            source,
            note,
        };
        rows.push((row, table.offset()));
    }
    table.unique(rows, |a, b| a.calendar_year.cmp(&b.calendar_year), |row| row.calendar_year.to_string())
}
