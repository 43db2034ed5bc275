//! The words of flows, as one type.

use std::fmt;

use super::{
    exploitation::{Exploitation, VictimGroup},
    statement::{Basis, Modality},
    word::Word,
};

/// The vocabulary of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

/// A word of a [`Flow`](crate::Flow), from any of its four vocabularies.
///
/// ```
/// use tip_report::{flow::Exploitation, vocabulary::Term};
/// let term = Term::from(Exploitation::ForcedBegging);
/// assert_eq!(term.as_str(), "forced_begging");
/// assert_eq!(term, Term::Exploitation(Exploitation::ForcedBegging));
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
    /// use tip_report::{flow::Exploitation, vocabulary::Term};
    /// assert_eq!(Term::ALL[0], Term::Exploitation(Exploitation::SexTrafficking));
    /// ```
    pub const ALL: &'static [Term] = &[
        Term::Exploitation(Exploitation::SexTrafficking),
        Term::Exploitation(Exploitation::ForcedLabor),
        Term::Exploitation(Exploitation::DebtBondage),
        Term::Exploitation(Exploitation::DomesticServitude),
        Term::Exploitation(Exploitation::ForcedBegging),
        Term::Exploitation(Exploitation::ForcedCriminality),
        Term::Exploitation(Exploitation::ChildSoldiering),
        Term::Exploitation(Exploitation::ForcedMarriage),
        Term::Exploitation(Exploitation::ChildSexTourism),
        Term::Exploitation(Exploitation::OrganRemoval),
        Term::Exploitation(Exploitation::Unspecified),
        Term::VictimGroup(VictimGroup::Women),
        Term::VictimGroup(VictimGroup::Girls),
        Term::VictimGroup(VictimGroup::Men),
        Term::VictimGroup(VictimGroup::Boys),
        Term::VictimGroup(VictimGroup::Children),
        Term::VictimGroup(VictimGroup::Unspecified),
        Term::Modality(Modality::Asserted),
        Term::Modality(Modality::Reported),
        Term::Modality(Modality::AtRisk),
        Term::Basis(Basis::Stated),
        Term::Basis(Basis::Inferred),
    ];

    /// The text of the word. Two vocabularies have `unspecified`.
    ///
    /// ```
    /// use tip_report::{flow::VictimGroup, vocabulary::Term};
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

    /// The position in the order of [`Term::ALL`].
    pub(crate) const fn order(self) -> (u8, u8) {
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
