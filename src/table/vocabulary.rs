//! `vocabulary.csv`

use crate::{
    csv::{
        findings::Findings,
        table::{Column, Input, Table, optional, required},
    },
    words::{
        scheme::{MatchQuality, Scheme},
        term::{Term, TermKind},
    },
};

/// A row of `vocabulary.csv`: what a term is called in a scheme, or that the scheme has no name for it.
///
/// ```
/// use tip_report::{Dataset, Exploitation, MatchQuality, Scheme};
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
    /// The scheme's own code or wording; `None` if it has none.
    pub target: Option<Box<str>>,
    /// How much of the term the target covers.
    pub quality: MatchQuality,
    /// What the difference is. Always there if there is no target.
    pub note: Option<Box<str>>,
}

impl Mapping {
    /// The key, in the order of the table.
    pub(crate) fn order(&self) -> ((u8, u8), u8, Option<&str>) {
        (self.term.order(), self.scheme as u8, self.target.as_deref())
    }
}

pub(crate) const COLUMNS: &[Column] = &[
    required("term_kind"),
    required("term"),
    required("scheme"),
    required("target"),
    required("match"),
    optional("note"),
];

pub(crate) fn load(input: Input<'_>, findings: &mut Findings) -> Vec<Mapping> {
    let Some(mut table) = Table::open(input, COLUMNS, findings) else {
        return Vec::new();
    };
    let mut rows: Vec<(Mapping, usize)> = Vec::new();
    while table.next() {
        let term = table.word(0).and_then(|kind| match kind {
            TermKind::Exploitation => table.word(1).map(Term::Exploitation),
            TermKind::VictimGroup => table.word(1).map(Term::VictimGroup),
            TermKind::Modality => table.word(1).map(Term::Modality),
            TermKind::Basis => table.word(1).map(Term::Basis),
        });
        let scheme = table.word(2);
        let target = table.optional_text(3);
        let quality = table.word(4);
        let note = table.optional_text(5);
        let (Some(term), Some(scheme), Some(target), Some(quality), Some(note)) = (term, scheme, target, quality, note)
        else {
            continue;
        };
        match (&target, quality, &note) {
            (Some(_), MatchQuality::NoMatch, _) => table.inconsistent(4, "`none`, but there is a target"),
            (None, MatchQuality::NoMatch, None) => table.empty(5, "why there is no target"),
            (None, MatchQuality::NoMatch, Some(_)) | (Some(_), ..) => {
                rows.push((Mapping { term, scheme, target, quality, note }, table.offset()));
            }
            (None, ..) => table.empty(3, "the scheme's own code"),
        }
    }
    let rows = table.unique_with_offsets(
        rows,
        |a, b| a.order().cmp(&b.order()),
        |row| format!("{} {} {}", row.term, row.scheme, row.target.as_deref().unwrap_or("none")),
    );
    // A row without a target comes before those of the same term and scheme that have one.
    for pair in rows.windows(2) {
        let ((before, _), (after, offset)) = (&pair[0], &pair[1]);
        if (before.term, before.scheme) == (after.term, after.scheme) && before.target.is_none() {
            table.contradicts(*offset, 3, "another row says that there is no target");
        }
    }
    rows.into_iter().map(|(row, _)| row).collect()
}
