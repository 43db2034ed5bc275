//! `vocabulary.csv`: what other schemes call the words of flows.

use super::{Tables, row::Row};
use crate::{
    csv::{
        cells::{Cells, Input},
        column::{Column, columns, optional, required},
        findings::Findings,
        notes::{Noted, without_offsets},
        sheet::Line,
    },
    words::{
        scheme::{MatchQuality, Scheme},
        table::Table,
        term::{Term, TermKind},
    },
};

/// A row of `vocabulary.csv`: what a scheme calls a term, or that the scheme has no name for it.
///
/// ```
/// use tip_report::{Dataset, flow::Exploitation, vocabulary::{MatchQuality, Scheme}};
/// let data = Dataset::bundled();
/// let [removal] = data.mappings(Exploitation::OrganRemoval, Scheme::Iccs) else { panic!() };
/// assert_eq!((removal.target.as_deref(), removal.quality), (Some("02043"), MatchQuality::Exact));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mapping {
    /// The term.
    pub term: Term,
    /// The scheme.
    pub scheme: Scheme,
    /// The scheme's own code or wording. `None` if it has none.
    pub target: Option<Box<str>>,
    /// How much of the term the target covers.
    pub quality: MatchQuality,
    /// What the difference is. A row without a target always has a note.
    pub note: Option<Box<str>>,
}

impl Mapping {
    /// The key, in the order of the table.
    pub(crate) fn order(&self) -> ((u8, u8), u8, Option<&str>) {
        (self.term.order(), self.scheme as u8, self.target.as_deref())
    }
}

columns! {
    TERM_KIND = required("term_kind"),
    TERM = required("term"),
    SCHEME = required("scheme"),
    TARGET = required("target"),
    MATCH = required("match"),
    NOTE = optional("note"),
}

impl Row for Mapping {
    const TABLE: Table = Table::Vocabulary;
    const COLUMNS: &'static [Column] = COLUMNS;
    const KEY: usize = 4;
    type Rows = Vec<Mapping>;

    fn bundled() -> &'static str {
        static TEXT: &str = include_str!("../../data/vocabulary.csv");
        TEXT
    }

    fn load(input: Input<'_>, _: &Tables, findings: &mut Findings) -> Vec<Mapping> {
        let mut cells = Cells::open(input, COLUMNS, findings);
        let rows = cells.rows(read);
        let rows = cells.unique(
            rows,
            |a, b| a.order().cmp(&b.order()),
            |row| format!("{} {} {}", row.term, row.scheme, row.target.as_deref().unwrap_or("none")),
        );
        // A row without a target comes before the rows of the same term and scheme that have one.
        for pair in rows.windows(2) {
            let ((before, _), (after, offset)) = (&pair[0], &pair[1]);
            if (before.term, before.scheme) == (after.term, after.scheme) && before.target.is_none() {
                cells.contradicts(*offset, TARGET, "another row says that there is no target");
            }
        }
        without_offsets(rows)
    }

    fn rows(kept: &Vec<Mapping>) -> &[Self] {
        kept
    }

    fn write<'d>(&'d self, line: &mut Line<'d>, _: &'d Tables) {
        line.word(TERM_KIND, self.term.kind());
        line.text(TERM, self.term.as_str());
        line.word(SCHEME, self.scheme);
        line.text(TARGET, self.target.as_deref());
        line.word(MATCH, self.quality);
        line.text(NOTE, self.note.as_deref());
    }
}

fn read(cells: &mut Cells<'_, '_>) -> Result<Mapping, Noted> {
    let term = cells.word(TERM_KIND).and_then(|kind| match kind {
        TermKind::Exploitation => cells.word(TERM).map(Term::Exploitation),
        TermKind::VictimGroup => cells.word(TERM).map(Term::VictimGroup),
        TermKind::Modality => cells.word(TERM).map(Term::Modality),
        TermKind::Basis => cells.word(TERM).map(Term::Basis),
    });
    let scheme = cells.word(SCHEME);
    let target = cells.optional_text(TARGET);
    let quality = cells.word(MATCH);
    let note = cells.optional_text(NOTE);
    let row = Mapping { term: term?, scheme: scheme?, target: target?, quality: quality?, note: note? };
    match (&row.target, row.quality, &row.note) {
        (Some(_), MatchQuality::NoMatch, _) => Err(cells.inconsistent(MATCH, "`none`, but there is a target")),
        (None, MatchQuality::NoMatch, None) => Err(cells.empty(NOTE, "why there is no target")),
        (None, MatchQuality::NoMatch, Some(_)) | (Some(_), ..) => Ok(row),
        (None, ..) => Err(cells.empty(TARGET, "the scheme's own code")),
    }
}
