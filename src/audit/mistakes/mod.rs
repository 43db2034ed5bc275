//! Kinds of mistake: the cause that many differing claims have in common.
//!
//! A detector supposes a mistake and asks which claims can tell it from the truth: those whose country would stand
//! elsewhere. If nearly all of these say what the mistake would make of them, the mistake is named. If several mistakes
//! explain the same claims, only the one that explains most is named: claims that it explains are no evidence for
//! another.

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
    /// A kind of mistake that a list shows in many of its claims.
    ///
    /// ```
    /// use tip_report::audit::MistakeKind;
    /// assert_eq!("watch_list_folded".parse(), Ok(MistakeKind::WatchListFolded));
    /// ```
    #[non_exhaustive]
    pub enum MistakeKind in tip_report::audit: "kind of mistake" {
        /// All rankings are those of the report before or after. Claims about at least two reports show it.
        OffByOneReport = "off_by_one_report",
        /// The list is that of another report. Claims about one report show it.
        OtherReport = "other_report",
        /// The list puts countries on the Watch List on Tier 2.
        WatchListFolded = "watch_list_folded",
        /// The list gives a tier, or the number zero, to countries that a report does not have.
        AbsenceAsTier = "absence_as_tier",
        /// The list gives a tier, or the number zero, to special cases.
        SpecialCaseAsTier = "special_case_as_tier",
        /// The list has rankings that changed some months after a report, in place of those that the report printed.
        ReassessedAsPrinted = "reassessed_as_printed",
        /// The codes of the countries are of another scheme.
        OtherScheme = "other_scheme",
        /// The rankings are written in another coding than they were read in.
        OtherCoding = "other_coding",
    }
}

/// A kind of mistake, with what shows it and how sure it is.
///
/// `Display` prints the kind and what was seen.
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

    /// How sure the mistake is, from 0.8 to 1. It is the share of claims that show the mistake, among those that can
    /// tell it from the truth.
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

    /// What was seen, as a sentence with numbers.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim, MistakeKind}};
    /// # let data = Dataset::bundled();
    /// # let list = data.report(2009)?.placements().map(|placement| {
    /// #     Claim::new(placement.country().name(), 2015, placement.ranking().as_str())
    /// # });
    /// # let findings = Audit::new(data).claims(list)?;
    /// assert!(findings.mistakes()[0].saw().ends_with("agree with the report of 2009, which fits best"));
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
    /// The scheme that the names were read in, if they are codes.
    scheme: Option<CodeScheme>,
    /// Which groups are not yet explained by a mistake.
    open: &'s [bool],
}

impl<'s, 'a> Scene<'s, 'a> {
    /// The groups that are not yet explained, with their numbers.
    fn groups(&self) -> impl Iterator<Item = (usize, &'s Group<'s, 'a>)> {
        self.read.groups.iter().enumerate().filter(|(number, _)| self.open[*number])
    }

    /// Weighs a supposed mistake. `tell` says whether a claim shows the mistake. `None` if the claim cannot tell.
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

    /// What a claim says about a mistake that would turn the right standing into the supposed one.
    fn tells(known: Known<'_>, supposed: Claimed) -> Option<bool> {
        let (agrees, shows) = (known.claimed.is_right(known.right), known.claimed.includes(supposed));
        let can_tell = supposed != known.right && !(agrees && shows);
        can_tell.then_some(shows)
    }

    /// The most frequent claim among the claims for which `of` is true, and its share among the other claims.
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

/// A supposed mistake, weighed against the claims.
#[derive(Default)]
struct Weight {
    telling: u64,
    showing: u64,
    others: u64,
    others_agreeing: u64,
    /// The groups that the mistake explains.
    explained: Vec<usize>,
}

/// The share of the claims that can tell which must show a mistake.
const SURE: f64 = 0.8;
/// The largest share of the other claims that may be the same as those that show a mistake. If more are the same, the
/// claims say nothing.
const MOST_ELSEWHERE: f64 = 0.75;

impl Weight {
    fn is_sure(&self, least: u64) -> bool {
        self.showing >= least && self.share() >= SURE
    }

    fn share(&self) -> f64 {
        share(self.showing, self.telling)
    }

    /// How many claims the mistake explains.
    fn explains(&self, scene: Scene<'_, '_>) -> u64 {
        self.explained.iter().map(|&group| scene.read.groups[group].count).sum()
    }

    /// Whether the rest of the list is mostly right. Only then the wrong part has a cause of its own.
    fn rest_is_right(&self) -> bool {
        2 * self.others_agreeing > self.others
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of claims are far below 2^52")]
fn share(part: u64, of: u64) -> f64 {
    if of == 0 { 0.0 } else { part as f64 / of as f64 }
}

/// The first of the items with the largest size.
fn largest<T>(all: impl IntoIterator<Item = T, IntoIter: DoubleEndedIterator>, size: impl Fn(&T) -> u64) -> Option<T> {
    all.into_iter().rev().max_by_key(size)
}

/// A mistake that the claims show.
struct Case {
    kind: MistakeKind,
    weight: Weight,
    saw: String,
}

type Detector = fn(Scene<'_, '_>) -> Option<Case>;

/// In the order of [`MistakeKind::ALL`]. It decides between equals.
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
