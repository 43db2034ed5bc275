//! What the words of flows are called in other schemes.

use std::{fmt, str::FromStr};

use crate::{
    dataset::Dataset,
    words::{
        exploitation::{Exploitation, VictimGroup},
        statement::{Basis, Modality},
        word::{self, UnknownWord, Word},
    },
};

/// A scheme that the words of flows are mapped to.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `htcds`, `ctdc`, `palermo`, `iccs`, `hti`.
///
/// ```
/// use tip_report::Scheme;
/// assert_eq!("htcds".parse(), Ok(Scheme::Htcds));
/// assert_eq!(Scheme::Iccs.name(), "International Classification of Crime for Statistical Purposes, 0204");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// The Human Trafficking Case Data Standard 2.0 of the IOM: `variable:value`, as `vic_TypeOfExploitation:ForcedLabour`.
    Htcds,
    /// The variables of the Counter-Trafficking Data Collaborative: `isForcedLabour`, or `variable:value`.
    Ctdc,
    /// The purposes of exploitation in article 3 of the Palermo Protocol, in its words.
    Palermo,
    /// The codes of the International Classification of Crime for Statistical Purposes under `0204`, trafficking in persons.
    Iccs,
    /// The types of the Human Trafficking Indicators 2000-2011 of Richard Frank: `p`, `l`, `d`, `ds`, `cp`, `cl`, `cs`.
    Hti,
}

impl Scheme {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::Scheme::ALL.len(), 5);
    /// ```
    pub const ALL: [Scheme; 5] = [Scheme::Htcds, Scheme::Ctdc, Scheme::Palermo, Scheme::Iccs, Scheme::Hti];

    /// Its text.
    ///
    /// ```
    /// assert_eq!(tip_report::Scheme::Palermo.as_str(), "palermo");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Scheme::Htcds => "htcds",
            Scheme::Ctdc => "ctdc",
            Scheme::Palermo => "palermo",
            Scheme::Iccs => "iccs",
            Scheme::Hti => "hti",
        }
    }

    /// Its name in full.
    ///
    /// ```
    /// assert_eq!(tip_report::Scheme::Htcds.name(), "Human Trafficking Case Data Standard 2.0");
    /// ```
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Scheme::Htcds => "Human Trafficking Case Data Standard 2.0",
            Scheme::Ctdc => "Counter-Trafficking Data Collaborative",
            Scheme::Palermo => "Palermo Protocol, article 3, purposes",
            Scheme::Iccs => "International Classification of Crime for Statistical Purposes, 0204",
            Scheme::Hti => "Human Trafficking Indicators",
        }
    }
}

impl Word for Scheme {
    const WHAT: &'static str = "scheme";
    const ALL: &'static [Self] = &Scheme::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Scheme {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// How much of a term its target in another scheme covers.
///
/// It is said of the target: a `broader` target covers all of the term and more, a `narrower` one only a part of the
/// term.
///
/// Texts (`Display`, `FromStr`, serde and the CSV files): `exact`, `broader`, `narrower`, `none`.
///
/// ```
/// use tip_report::MatchQuality;
/// assert_eq!("broader".parse(), Ok(MatchQuality::Broader));
/// assert!(MatchQuality::Broader.covers_the_term());
/// assert!(!MatchQuality::Narrower.covers_the_term());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MatchQuality {
    /// The target covers the term, and nothing else.
    Exact,
    /// The target covers all of the term and more: going there is sound and loses detail, coming back is not sound.
    Broader,
    /// The target covers only a part of the term, whatever else it covers: going there is not sound.
    Narrower,
    /// There is no target; the note says why.
    NoMatch,
}

impl MatchQuality {
    /// Every value, in order.
    ///
    /// ```
    /// assert_eq!(tip_report::MatchQuality::ALL.len(), 4);
    /// ```
    pub const ALL: [MatchQuality; 4] =
        [MatchQuality::Exact, MatchQuality::Broader, MatchQuality::Narrower, MatchQuality::NoMatch];

    /// Its text.
    ///
    /// ```
    /// assert_eq!(tip_report::MatchQuality::NoMatch.as_str(), "none");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            MatchQuality::Exact => "exact",
            MatchQuality::Broader => "broader",
            MatchQuality::Narrower => "narrower",
            MatchQuality::NoMatch => "none",
        }
    }

    /// Whether everything that the term means is also meant by the target, so that a record may be given its code.
    ///
    /// ```
    /// assert!(tip_report::MatchQuality::Exact.covers_the_term());
    /// ```
    #[must_use]
    pub const fn covers_the_term(self) -> bool {
        matches!(self, MatchQuality::Exact | MatchQuality::Broader)
    }
}

impl Word for MatchQuality {
    const WHAT: &'static str = "match quality";
    const ALL: &'static [Self] = &MatchQuality::ALL;

    fn text(self) -> &'static str {
        self.as_str()
    }
}

impl fmt::Display for MatchQuality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for MatchQuality {
    type Err = UnknownWord;

    fn from_str(text: &str) -> Result<Self, UnknownWord> {
        word::parse(text)
    }
}

/// The vocabulary that a term is of.
#[derive(Clone, Copy)]
pub(crate) enum TermKind {
    Exploitation,
    VictimGroup,
    Modality,
    Basis,
}

impl Word for TermKind {
    const WHAT: &'static str = "kind of term";
    const ALL: &'static [Self] = &[TermKind::Exploitation, TermKind::VictimGroup, TermKind::Modality, TermKind::Basis];

    fn text(self) -> &'static str {
        match self {
            TermKind::Exploitation => "exploitation",
            TermKind::VictimGroup => "victim_group",
            TermKind::Modality => "modality",
            TermKind::Basis => "basis",
        }
    }
}

/// A word of a [`Flow`](crate::Flow): any of its four vocabularies.
///
/// ```
/// use tip_report::{Exploitation, Term};
/// assert_eq!(Term::from(Exploitation::ForcedBegging).as_str(), "forced_begging");
/// assert_eq!(Term::all().count(), 11 + 6 + 3 + 2);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Term {
    /// A form of exploitation.
    Exploitation(Exploitation),
    /// A group of victims.
    VictimGroup(VictimGroup),
    /// How firmly the text states a flow.
    Modality(Modality),
    /// Whether the text names both ends.
    Basis(Basis),
}

impl Term {
    /// Every term: the forms, the groups, the modalities and the bases, each in its own order.
    ///
    /// ```
    /// use tip_report::{Exploitation, Term};
    /// assert_eq!(Term::all().next(), Some(Term::Exploitation(Exploitation::SexTrafficking)));
    /// ```
    pub fn all() -> impl Iterator<Item = Term> {
        let forms = Exploitation::ALL.into_iter().map(Term::from);
        let groups = VictimGroup::ALL.into_iter().map(Term::from);
        let modalities = Modality::ALL.into_iter().map(Term::from);
        forms.chain(groups).chain(modalities).chain(Basis::ALL.into_iter().map(Term::from))
    }

    /// The text of the word. Two vocabularies have `unspecified`.
    ///
    /// ```
    /// use tip_report::{Term, VictimGroup};
    /// assert_eq!(Term::from(VictimGroup::Boys).as_str(), "boys");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Term::Exploitation(form) => form.as_str(),
            Term::VictimGroup(group) => group.as_str(),
            Term::Modality(modality) => modality.as_str(),
            Term::Basis(basis) => basis.as_str(),
        }
    }

    pub(crate) const fn kind(self) -> TermKind {
        match self {
            Term::Exploitation(_) => TermKind::Exploitation,
            Term::VictimGroup(_) => TermKind::VictimGroup,
            Term::Modality(_) => TermKind::Modality,
            Term::Basis(_) => TermKind::Basis,
        }
    }

    /// The place in the order of [`Term::all`].
    const fn order(self) -> (u8, u8) {
        let place = match self {
            Term::Exploitation(form) => form as u8,
            Term::VictimGroup(group) => group as u8,
            Term::Modality(modality) => modality as u8,
            Term::Basis(basis) => basis as u8,
        };
        (self.kind() as u8, place)
    }
}

impl From<Exploitation> for Term {
    fn from(form: Exploitation) -> Self {
        Term::Exploitation(form)
    }
}

impl From<VictimGroup> for Term {
    fn from(group: VictimGroup) -> Self {
        Term::VictimGroup(group)
    }
}

impl From<Modality> for Term {
    fn from(modality: Modality) -> Self {
        Term::Modality(modality)
    }
}

impl From<Basis> for Term {
    fn from(basis: Basis) -> Self {
        Term::Basis(basis)
    }
}

/// The text of the word.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

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

impl Dataset {
    /// What the words of flows are called in other schemes: by terms in the order of [`Term::all`], then by schemes, then
    /// by targets.
    ///
    /// The bundled table has a row for every term and every scheme.
    ///
    /// ```
    /// # use tip_report::{Dataset, MatchQuality};
    /// let exact = Dataset::bundled().vocabulary().iter().filter(|row| row.quality == MatchQuality::Exact);
    /// assert!(exact.count() > 10);
    /// ```
    #[must_use]
    pub fn vocabulary(&self) -> &[Mapping] {
        self.vocabulary_table()
    }

    /// What a scheme calls a term: one row, or several where only several targets together cover it.
    ///
    /// Empty only if the dataset's own table says nothing of the term; that a scheme has no such word is a row, with
    /// [`MatchQuality::NoMatch`].
    ///
    /// Debt bondage is a form of exploitation in the statute (22 USC 7102), but a means of control in HTCDS and CTDC:
    ///
    /// ```
    /// use tip_report::{Dataset, Exploitation, MatchQuality, Scheme};
    /// let [row] = Dataset::bundled().mappings(Exploitation::DebtBondage, Scheme::Htcds) else { panic!() };
    /// assert_eq!(row.quality, MatchQuality::NoMatch);
    /// assert!(row.note.as_deref().unwrap().starts_with("a means of control there"));
    /// ```
    #[must_use]
    pub fn mappings(&self, term: impl Into<Term>, scheme: Scheme) -> &[Mapping] {
        let (rows, wanted) = (self.vocabulary(), (term.into().order(), scheme as u8));
        let key = |row: &Mapping| (row.term.order(), row.scheme as u8);
        &rows[rows.partition_point(|row| key(row) < wanted)..rows.partition_point(|row| key(row) <= wanted)]
    }
}
