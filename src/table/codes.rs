//! `codes.csv`: the codes of other schemes.

use super::{
    Tables,
    id::{CountryId, SourceId},
    row::Row,
};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        lists::{KeyLists, Lists, Span},
        notes::without_offsets,
        sheet::Line,
    },
    words::{code_scheme::CodeScheme, table::Table, word},
};

/// A row of `codes.csv`.
#[derive(Clone, Debug)]
pub(crate) struct CodeRow {
    pub(crate) scheme: CodeScheme,
    pub(crate) value: Box<str>,
    pub(crate) country: CountryId,
    pub(crate) sources: Span<SourceId>,
    pub(crate) note: Option<Box<str>>,
}

/// The codes in order of scheme, value and country.
#[derive(Clone, Debug)]
pub(crate) struct Codes {
    pub(crate) rows: Vec<CodeRow>,
    pub(crate) sources: Lists<SourceId>,
}

columns! {
    SCHEME = required("scheme"),
    VALUE = required("value"),
    CODE = required("code"),
    SOURCES = required("sources"),
    NOTE = optional("note"),
}

impl Row for CodeRow {
    const TABLE: Table = Table::Codes;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 3;
    type Rows = Codes;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/codes.csv");
        TEXT
    }

    fn load(input: Input<'_>, tables: &Tables, findings: &mut Findings) -> Codes {
        let mut lists = KeyLists::default();
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(|cells| {
            let scheme = cells.parse(SCHEME, "`fips`, `ioc`, `cowc` or `unhcr`", |cell| {
                word::find(std::str::from_utf8(cell).ok()?).filter(|scheme| CodeScheme::LISTED.contains(scheme))
            });
            let value = cells.parse(VALUE, "a code of two or three capital letters", |cell| {
                let is_code = matches!(cell.len(), 2 | 3) && cell.iter().all(u8::is_ascii_uppercase);
                Some(std::str::from_utf8(cell).ok().filter(|_| is_code)?.into())
            });
            let country = cells.key(CODE, tables.countries());
            let sources = cells.key_set(SOURCES, tables.sources(), &mut lists);
            let note = cells.optional_text(NOTE);
            let (scheme, value) = (scheme?, value?);
            let row = CodeRow { scheme, value, country: country?, sources: sources?, note: note? };
            if row.sources.is_empty() {
                return Err(cells.empty(SOURCES, "the source of the code"));
            }
            Ok(row)
        });
        let key = |row: &CodeRow| (row.scheme.as_str(), row.value.clone(), row.country);
        let rows = cells.unique(
            rows,
            |a, b| key(a).cmp(&key(b)),
            |row| format!("{} {} {}", row.scheme, row.value, tables.code(row.country)),
        );
        Codes { rows: without_offsets(rows), sources: lists.finish() }
    }

    fn rows(kept: &Codes) -> &[Self] {
        &kept.rows
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, tables: &'d Tables) {
        line.word(SCHEME, self.scheme);
        line.text(VALUE, &*self.value);
        line.text(CODE, tables.code(self.country));
        line.list(SOURCES, tables.source_ids(tables.codes().sources.get(self.sources)));
        line.text(NOTE, self.note.as_deref());
    }
}

impl Codes {
    /// The countries that a code in capital letters means: mostly one, perhaps none or several.
    pub(crate) fn meanings(&self, scheme: CodeScheme, value: &str) -> impl ExactSizeIterator<Item = CountryId> {
        let key = |row: &CodeRow| (row.scheme.as_str(), &*row.value).cmp(&(scheme.as_str(), value));
        let start = self.rows.partition_point(|row| key(row).is_lt());
        let end = self.rows.partition_point(|row| key(row).is_le());
        self.rows[start..end].iter().map(|row| row.country)
    }
}
