//! Kinds of mistake: what many claims that differ have in common.
//!
//! A detector supposes a mistake and asks which claims can tell it from the truth: those whose country would stand otherwise.
//! If nearly all of these say what the mistake would make of them, it is named. Of several mistakes that explain the same
//! claims only the one that explains most is: what it explains is no sign of another.

mod absence;
mod folded;
mod other_coding;
mod reassessed;
mod scheme;
mod shifted;
mod special;

use std::fmt;

use super::{
    coding::{Claimed, Coding},
    findings::Read,
    tally::{Group, Known},
};
use crate::words::{code_scheme::CodeScheme, word::words};

words! {
    /// A kind of mistake that a list shows as a whole.
    ///
    /// ```
    /// use tip_report::audit::MistakeKind;
    /// assert_eq!("watch_list_folded".parse(), Ok(MistakeKind::WatchListFolded));
    /// ```
    #[non_exhaustive]
    pub enum MistakeKind in tip_report::audit: "kind of mistake" {
        /// The rankings are throughout those of the report before or after; shown by claims of two reports at least.
        OffByOneReport = "off_by_one_report",
        /// The list is that of another report; shown by claims of one report.
        OtherReport = "other_report",
        /// Countries on the Watch List are said to be on Tier 2.
        WatchListFolded = "watch_list_folded",
        /// Countries that a report does not have are given a tier, or the number zero.
        AbsenceAsTier = "absence_as_tier",
        /// Special cases are given a tier, or the number zero.
        SpecialCaseAsTier = "special_case_as_tier",
        /// Rankings that changed some months after a report are taken for those that it printed.
        ReassessedAsPrinted = "reassessed_as_printed",
        /// The codes of the countries are of another scheme.
        OtherScheme = "other_scheme",
        /// The rankings are written in another coding than that in which they were read.
        OtherCoding = "other_coding",
    }
}

/// A kind of mistake, what shows it and how sure that is.
///
/// As text (`Display`) its kind and what was seen.
///
/// ```
/// use tip_report::{Dataset, audit::{Audit, Claim, MistakeKind}};
/// let data = Dataset::bundled();
/// // The list of 2009 with another year on it.
/// let list = data.report(2009)?.placements().map(|placement| {
///     Claim::new(placement.country().name(), 2015, placement.ranking().as_str())
/// });
/// let findings = Audit::new(data).claims(list)?;
/// let [mistake] = findings.mistakes() else { panic!() };
/// assert_eq!(mistake.kind(), MistakeKind::OtherReport);
/// assert!(mistake.sure() > 0.99);
/// assert!(mistake.saw().contains("the report of 2009"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    kind: MistakeKind,
    sure: f64,
    saw: Box<str>,
}

impl Mistake {
    /// The kind.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim, MistakeKind}};
    /// # let data = Dataset::bundled();
    /// # let list = data.report(2009)?.placements().map(|placement| {
    /// #     Claim::new(placement.country().name(), 2015, placement.ranking().as_str())
    /// # });
    /// # let findings = Audit::new(data).claims(list)?;
    /// assert_eq!(findings.mistakes()[0].kind().as_str(), "other_report");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> MistakeKind {
        self.kind
    }

    /// How sure it is: of the claims that can tell the mistake from the truth, the share that shows the mistake, from 0.8 to 1.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim, MistakeKind}};
    /// # let data = Dataset::bundled();
    /// # let list = data.report(2009)?.placements().map(|placement| {
    /// #     Claim::new(placement.country().name(), 2015, placement.ranking().as_str())
    /// # });
    /// # let findings = Audit::new(data).claims(list)?;
    /// assert!((0.8..=1.0).contains(&findings.mistakes()[0].sure()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn sure(&self) -> f64 {
        self.sure
    }

    /// What was seen, in a sentence with numbers.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim, MistakeKind}};
    /// # let data = Dataset::bundled();
    /// # let list = data.report(2009)?.placements().map(|placement| {
    /// #     Claim::new(placement.country().name(), 2015, placement.ranking().as_str())
    /// # });
    /// # let findings = Audit::new(data).claims(list)?;
    /// assert!(findings.mistakes()[0].saw().ends_with("are those of the report of 2009, which fits best"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn saw(&self) -> &str {
        &self.saw
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind, self.saw)
    }
}

/// What the detectors look at.
#[derive(Clone, Copy)]
struct Scene<'s, 'a> {
    read: Read<'s, 'a>,
    coding: Coding,
    /// The scheme by which names were read as codes.
    scheme: Option<CodeScheme>,
    /// Which groups no mistake explains yet.
    open: &'s [bool],
}

impl<'s, 'a> Scene<'s, 'a> {
    /// The groups that are not explained yet, with their numbers.
    fn groups(&self) -> impl Iterator<Item = (usize, &'s Group<'s, 'a>)> {
        self.read.groups.iter().enumerate().filter(|(number, _)| self.open[*number])
    }

    /// Weighs a supposed mistake. `tell` says of a claim whether it shows the mistake; `None` if it can't tell.
    fn weigh(&self, tell: impl Fn(&Group<'s, 'a>) -> Option<bool>) -> Weight {
        let mut weight = Weight::default();
        for (number, group) in self.groups() {
            match tell(group) {
                Some(shows) => {
                    weight.telling += group.count;
                    if shows {
                        weight.showing += group.count;
                        weight.explained.push(number);
                    }
                }
                None if group.claimed.is_some() => {
                    weight.others += group.count;
                    weight.others_agreeing += if group.known.is_some_and(Known::agrees) { group.count } else { 0 };
                }
                None => {}
            }
        }
        weight
    }

    /// What a claim tells of a mistake that would take one standing for another.
    fn tells(known: Known<'_>, supposed: Claimed) -> Option<bool> {
        let (agrees, shows) = (known.claimed.is_right(known.right), known.claimed.includes(supposed));
        let can_tell = supposed != known.right && !(agrees && shows);
        can_tell.then_some(shows)
    }

    /// The claim that those of some groups mostly make, of the claims for which `of` is true, and its share of the claims for
    /// which it is not.
    fn usual(&self, of: impl Fn(Known<'a>) -> bool) -> Option<(Claimed, f64)> {
        let mut counts: Vec<(Claimed, u64, u64)> = Vec::new();
        for (_, group) in self.groups() {
            let Some(known) = group.known else { continue };
            let place = counts.iter().position(|(claimed, ..)| *claimed == known.claimed).unwrap_or_else(|| {
                counts.push((known.claimed, 0, 0));
                counts.len() - 1
            });
            if of(known) { counts[place].1 += group.count } else { counts[place].2 += group.count }
        }
        let others: u64 = counts.iter().map(|(.., others)| others).sum();
        let (claimed, _, elsewhere) = counts.into_iter().max_by_key(|(_, count, _)| *count)?;
        Some((claimed, share(elsewhere, others)))
    }
}

/// A supposed mistake against the claims.
#[derive(Default)]
struct Weight {
    telling: u64,
    showing: u64,
    others: u64,
    others_agreeing: u64,
    /// The groups that it explains.
    explained: Vec<usize>,
}

/// What share of the claims that can tell must show a mistake.
const SURE: f64 = 0.8;
/// What share of the other claims may be alike those that show a mistake, or these would say nothing.
const MOST_ELSEWHERE: f64 = 0.75;

impl Weight {
    fn is_sure(&self, least: u64) -> bool {
        self.showing >= least && self.share() >= SURE
    }

    fn share(&self) -> f64 {
        share(self.showing, self.telling)
    }

    /// How many claims it explains.
    fn explains(&self, scene: Scene<'_, '_>) -> u64 {
        self.explained.iter().map(|&group| scene.read.groups[group].count).sum()
    }

    /// Whether the rest of the list is mostly right, so that what is wrong has a reason.
    fn rest_is_right(&self) -> bool {
        2 * self.others_agreeing > self.others
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
fn share(part: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

/// The first of those with the largest size.
fn largest<T>(all: impl IntoIterator<Item = T, IntoIter: DoubleEndedIterator>, size: impl Fn(&T) -> u64) -> Option<T> {
    all.into_iter().rev().max_by_key(size)
}

/// A mistake that claims show.
struct Case {
    kind: MistakeKind,
    weight: Weight,
    saw: String,
}

type Detector = fn(Scene<'_, '_>) -> Option<Case>;

/// In the order of [`MistakeKind::ALL`], by which equals are named.
const DETECTORS: [(MistakeKind, Detector); 8] = [
    (MistakeKind::OffByOneReport, shifted::off_by_one),
    (MistakeKind::OtherReport, shifted::other_report),
    (MistakeKind::WatchListFolded, folded::detect),
    (MistakeKind::AbsenceAsTier, absence::detect),
    (MistakeKind::SpecialCaseAsTier, special::detect),
    (MistakeKind::ReassessedAsPrinted, reassessed::detect),
    (MistakeKind::OtherScheme, scheme::detect),
    (MistakeKind::OtherCoding, other_coding::detect),
];

/// The mistakes that the claims show, the one that explains most claims first.
pub(super) fn of(read: Read<'_, '_>, coding: Option<Coding>, scheme: Option<CodeScheme>) -> Vec<Mistake> {
    let Some(coding) = coding else { return Vec::new() };
    let mut open = vec![true; read.groups.len()];
    let mut mistakes: Vec<Mistake> = Vec::new();
    loop {
        let scene = Scene { read, coding, scheme, open: &open };
        let left = DETECTORS.iter().filter(|(kind, _)| mistakes.iter().all(|mistake| mistake.kind != *kind));
        let cases: Vec<Case> = left.filter_map(|(_, detect)| detect(scene)).collect();
        let Some(case) = largest(cases, |case| case.weight.explains(scene)) else { return mistakes };
        for group in &case.weight.explained {
            open[*group] = false;
        }
        let sure = (case.weight.share() * 1000.0).round() / 1000.0;
        mistakes.push(Mistake { kind: case.kind, sure, saw: case.saw.into() });
    }
}
