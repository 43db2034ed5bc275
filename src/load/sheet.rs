//! A table as its file has it: columns, and rows of texts. Writing and comparing datasets share this one description.

use std::{
    borrow::Cow,
    fmt::Display,
    io::{self, Write},
};

use chrono::NaiveDate;

use crate::{
    csv::{
        list::{Lists, Span},
        table::Column,
    },
    dataset::Dataset,
    table::{bundled, flows::End},
    words::{code::CountryCode, word::Word, year::ReportYear},
};

/// The text of a cell; empty if there is no value.
pub(crate) type Cell<'d> = Cow<'d, str>;

/// A table in texts, its rows in order of their cells, as in the bundled files.
pub(crate) struct Sheet<'d> {
    /// The name of its file.
    pub(crate) table: &'static str,
    pub(crate) columns: &'static [Column],
    /// The number of columns, from the first on, that tell rows apart.
    pub(crate) key: usize,
    pub(crate) rows: Vec<Vec<Cell<'d>>>,
}

fn word<W: Word>(word: W) -> Cell<'static> {
    word.text().into()
}

fn optional_word<W: Word>(word: Option<W>) -> Cell<'static> {
    word.map(Word::text).unwrap_or_default().into()
}

fn text(text: Option<&str>) -> Cell<'_> {
    text.unwrap_or_default().into()
}

fn shown(value: impl Display) -> Cell<'static> {
    value.to_string().into()
}

fn optional<T: Display>(value: Option<T>) -> Cell<'static> {
    value.map(shown).unwrap_or_default()
}

fn joined<'t>(items: impl Iterator<Item = &'t str>) -> Cell<'static> {
    items.collect::<Vec<_>>().join(";").into()
}

impl Dataset {
    /// Every table as texts, in the order of [`Dataset::TABLES`].
    pub(crate) fn sheets(&self) -> impl Iterator<Item = Sheet<'_>> {
        bundled::ALL.iter().filter_map(|(table, _)| self.sheet(table))
    }

    /// The table of this name as texts; `None` if there is no table of the name.
    pub(crate) fn sheet(&self, table: &str) -> Option<Sheet<'_>> {
        use crate::table;
        let (table, _) = *bundled::ALL.iter().find(|(known, _)| *known == table)?;
        let (columns, key, mut rows) = match table {
            "countries.csv" => (table::countries::COLUMNS, 1, self.countries_cells()),
            "names.csv" => (table::names::COLUMNS, 4, self.names_cells()),
            "reports.csv" => (table::reports::COLUMNS, 1, self.reports_cells()),
            "sources.csv" => (table::sources::COLUMNS, 1, self.sources_cells()),
            "tiers.csv" => (table::tiers::COLUMNS, 2, self.tiers_cells()),
            "regions.csv" => (table::regions::COLUMNS, 1, self.regions_cells()),
            "region_members.csv" => (table::region_members::COLUMNS, 3, self.members_cells()),
            "flows.csv" => (table::flows::COLUMNS, 10, self.flows_cells()),
            "roles.csv" => (table::roles::COLUMNS, 2, self.roles_cells()),
            "entries.csv" => (table::entries::COLUMNS, 3, self.entries_cells()),
            "designations.csv" => (table::designations::COLUMNS, 3, self.designations_cells()),
            "designation_coverage.csv" => (table::designation_coverage::COLUMNS, 2, self.coverage_cells()),
            "law_enforcement.csv" => (table::law_enforcement::COLUMNS, 1, self.law_enforcement_cells()),
            "vocabulary.csv" => (table::vocabulary::COLUMNS, 4, self.vocabulary_cells()),
            _ => return None,
        };
        rows.sort_unstable();
        Some(Sheet { table, columns, key, rows })
    }

    fn code(&self, country: u16) -> Cell<'_> {
        self.countries_table().row(country).code.as_str().into()
    }

    fn codes(&self, countries: &[u16]) -> Cell<'static> {
        joined(countries.iter().map(|&country| self.countries_table().row(country).code.as_str()))
    }

    fn year(&self, report: u16) -> Cell<'static> {
        shown(self.reports_table().row(report).year)
    }

    fn source_id(&self, source: u16) -> &str {
        &self.sources_table().row(source).id
    }

    fn source_ids(&self, lists: &Lists, span: Span) -> Cell<'static> {
        joined(lists.get(span).iter().map(|&source| self.source_id(source)))
    }

    fn countries_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.countries_table().rows().iter();
        rows.map(|row| {
            vec![
                row.code.as_str().into(),
                text(row.alpha2.as_ref().and_then(|code| std::str::from_utf8(code).ok())),
                row.numeric.map(|number| format!("{number:03}").into()).unwrap_or_default(),
                optional(row.cow),
                optional(row.gw),
                (&*row.name).into(),
                optional_word(row.bureau),
                optional::<NaiveDate>(row.exists_from),
                optional::<NaiveDate>(row.exists_to),
                joined(row.succeeded_by.iter().map(CountryCode::as_str)),
                text(row.note.as_deref()),
            ]
        })
        .collect()
    }

    fn names_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.names().rows().iter();
        rows.map(|row| {
            vec![
                self.code(row.country),
                (&*row.name).into(),
                word(row.kind),
                optional::<ReportYear>(row.from),
                optional::<ReportYear>(row.to),
            ]
        })
        .collect()
    }

    fn reports_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.reports_table().rows().iter();
        rows.map(|row| {
            vec![
                shown(row.year),
                shown(row.edition),
                shown(row.released),
                optional::<NaiveDate>(row.period_start),
                optional::<NaiveDate>(row.period_end),
                text(row.secretary.as_deref()),
                text(row.url.as_deref()),
                text(row.released_source.as_deref()),
            ]
        })
        .collect()
    }

    fn sources_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.sources_table().rows().iter();
        rows.map(|row| {
            vec![
                (&*row.id).into(),
                (&*row.title).into(),
                text(row.publisher.as_deref()),
                text(row.years.as_deref()),
                text(row.kind.as_deref()),
                text(row.licence.as_deref()),
                text(row.note.as_deref()),
            ]
        })
        .collect()
    }

    fn tiers_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let table = self.placements_table();
        let rows = table.rows().iter();
        rows.map(|row| {
            vec![
                self.code(row.country),
                self.year(row.report),
                word(row.ranking),
                word(row.evidence),
                self.source_ids(&table.lists, row.sources),
                text(table.note(row)),
            ]
        })
        .collect()
    }

    fn regions_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.regions_table().rows().iter();
        rows.map(|row| vec![(&*row.id).into(), (&*row.label).into()]).collect()
    }

    fn members_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.members_table().iter();
        rows.map(|row| {
            vec![
                (&*self.regions_table().row(row.region).id).into(),
                self.code(row.country),
                optional::<ReportYear>(row.from),
                optional::<ReportYear>(row.to),
            ]
        })
        .collect()
    }

    fn end(&self, end: End) -> Cell<'_> {
        match (end.as_country(), end.as_region()) {
            (Some(country), _) => self.code(country),
            (None, Some(region)) => (&*self.regions_table().row(region).id).into(),
            (None, None) => Cell::default(),
        }
    }

    fn flows_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let table = self.flows_table();
        let rows = table.rows.iter();
        rows.map(|row| {
            vec![
                self.year(row.report),
                self.code(row.reporter),
                word(row.kind),
                self.end(row.origin),
                self.codes(table.lists.get(row.transit)),
                self.end(row.destination),
                joined(row.forms().map(Word::text)),
                joined(row.victims().map(Word::text)),
                word(row.modality),
                word(row.basis),
                self.source_ids(&table.lists, row.sources),
            ]
        })
        .collect()
    }

    fn roles_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let table = self.roles_table();
        let rows = table.rows.iter();
        rows.map(|row| {
            let mentions = row.mentions.map(optional_word);
            let mut cells = vec![self.year(row.report), self.code(row.country)];
            cells.extend(mentions);
            cells.extend([word(row.basis), self.source_ids(&table.lists, row.sources)]);
            cells
        })
        .collect()
    }

    fn entries_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.entries_table().iter();
        rows.map(|row| {
            vec![
                self.year(row.report),
                self.code(row.country),
                text(row.read.map(|(source, _)| self.source_id(source))),
                optional_word(row.read.map(|(_, extent)| extent)),
                text(row.url.as_deref()),
            ]
        })
        .collect()
    }

    fn designations_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.designations_table().iter();
        rows.map(|row| {
            vec![
                word(row.list),
                self.year(row.report),
                self.code(row.country),
                word(row.evidence),
                (&*row.source).into(),
                text(row.note.as_deref()),
            ]
        })
        .collect()
    }

    fn coverage_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.designation_coverage_table().iter();
        rows.map(|row| vec![word(row.list), self.year(row.report), word(row.coverage)]).collect()
    }

    fn law_enforcement_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.law_enforcement().iter();
        rows.map(|row| {
            vec![
                shown(row.calendar_year),
                optional(row.prosecutions),
                optional(row.convictions),
                optional(row.victims_identified),
                optional(row.new_laws),
                shown(row.printed_in),
                (&*row.source).into(),
                text(row.note.as_deref()),
            ]
        })
        .collect()
    }

    fn vocabulary_cells(&self) -> Vec<Vec<Cell<'_>>> {
        let rows = self.vocabulary().iter();
        rows.map(|row| {
            vec![
                word(row.term.kind()),
                row.term.as_str().into(),
                word(row.scheme),
                text(row.target.as_deref()),
                word(row.quality),
                text(row.note.as_deref()),
            ]
        })
        .collect()
    }
}

/// Datasets are equal if all their tables have the same cells in the same rows. The order of rows in the files that
/// they were loaded from does not count.
///
/// ```
/// use tip_report::Dataset;
/// assert_eq!(Dataset::builder().build()?, *Dataset::bundled());
/// let empty = "code,name,kind,from,to\n";
/// assert_ne!(Dataset::builder().table("names.csv", empty).build()?, *Dataset::bundled());
/// # Ok::<(), tip_report::Problems>(())
/// ```
impl PartialEq for Dataset {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.sheets().zip(other.sheets()).all(|(a, b)| a.rows == b.rows)
    }
}

impl Eq for Dataset {}

pub(crate) fn write_sheet(sheet: &Sheet<'_>, writer: impl Write) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(writer);
    csv.write_record(sheet.columns.iter().map(|column| column.name)).map_err(io_error)?;
    for row in &sheet.rows {
        csv.write_record(row.iter().map(|cell| cell.as_bytes())).map_err(io_error)?;
    }
    csv.flush()
}

/// An error of the output stays what it is: a closed pipe is known by its kind.
pub(crate) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

impl Dataset {
    /// A table as text.
    pub(crate) fn written(&self, table: &str) -> Vec<u8> {
        let mut text = Vec::new();
        // Writing to a Vec can't fail, and the names are those of bundled tables.
        let _ = self.write_table(table, &mut text);
        text
    }
}
