//! What an audit found: how many claims agree, and each claim that does not.

use std::{
    collections::{HashMap, HashSet},
    iter::FusedIterator,
    sync::OnceLock,
};

use super::{
    calendar::{Calendar, Time},
    coding::{Claimed, Coding},
    finding::{Finding, FindingKind},
    ledger::{Ledger, Row, When},
    mistakes::{self, Mistake},
    tally::{Group, Known, Tally},
};
use crate::{
    screen::RowProblem,
    table::id::CountryId,
    text::{quick_hash::QuickHash, quoted::quoted},
    view::placement::Placement,
    words::{code::CountryCode, code_scheme::CodeScheme, tier::Ranking, year::ReportYear},
};

/// What an audit found. Claims that agree are counted; each claim that does not is a [`Finding`].
///
/// ```
/// use tip_report::{Dataset, Tier, audit::{Audit, Claim}};
/// let list = ["Cuba", "Iran", "Luxembourg"].map(|country| Claim::new(country, 2024, "Tier 3"));
/// let findings = Audit::new(Dataset::bundled()).complete(Tier::Three).claims(list)?;
/// assert_eq!((findings.claims(), findings.agree(), findings.len()), (3, 2, 1));
/// assert!(findings.missing().any(|placement| placement.country().name() == "North Korea"));
/// # Ok::<(), tip_report::error::CodingError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    pub(super) calendar: Calendar<'a>,
    pub(super) ledger: Ledger<'a>,
    /// Why a name means no country, in words. To find near names takes long, and many claims may have the same name.
    unknown: HashMap<u32, OnceLock<Box<str>>>,
    /// The scheme that the names were read in, if they are codes.
    scheme: Option<CodeScheme>,
    coding: Option<Coding>,
    claims: u64,
    agree: u64,
    found: Vec<Found>,
    /// The claims that others contradict.
    pub(super) against: Vec<Row>,
    missing: Vec<Placement<'a>>,
    mistakes: Vec<Mistake>,
}

/// A claim that does not agree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) row: Row,
    pub(super) kind: FindingKind,
    /// Position in [`Findings::against`], if it contradicts another claim.
    pub(super) against: Option<u32>,
}

/// What two claims contradict each other about: the same country, report and standing in it, even if the days differ.
type Subject = (CountryId, ReportYear, Claimed);

/// All claims of a list, read in one coding.
#[derive(Clone, Copy)]
pub(super) struct Read<'l, 'a> {
    pub(super) calendar: &'l Calendar<'a>,
    pub(super) ledger: &'l Ledger<'a>,
    pub(super) groups: &'l [Group<'l, 'a>],
    /// What each of the ledger's cells claims.
    claimed: &'l [Option<Claimed>],
}

impl<'a> Read<'_, 'a> {
    /// What is wrong with a claim. `None` if it agrees.
    #[inline]
    fn verdict(&self, row: Row) -> Option<FindingKind> {
        let country = match self.ledger.names.meaning(row.name) {
            Ok(country) => country,
            Err(problem) => return Some(FindingKind::of_problem(problem)),
        };
        let time = match row.when {
            When::At(time) => time,
            When::Bad(text) => return Some(FindingKind::of_problem(self.ledger.bad_times.meaning(text.into()))),
        };
        let Some(claimed) = self.claimed[row.cell as usize] else { return Some(FindingKind::Unreadable) };
        let right = self.calendar.right(country, time);
        if claimed.is_right(right) {
            None
        } else if right.is_absence() {
            Some(FindingKind::of_standing(self.calendar.stood(country, time).standing()))
        } else {
            Some(FindingKind::Differs)
        }
    }

    /// For each contradiction, the first claim and the first claim that says something else.
    fn contradictions(&self) -> Vec<(Row, Row)> {
        let mut first: HashMap<Subject, (Row, Claimed, bool), QuickHash> = HashMap::default();
        let mut found = Vec::new();
        for group in self.groups {
            let Some(Known { country, time, claimed, right }) = group.known else { continue };
            let subject = (country.id(), self.calendar.report(time).year(), right);
            let (other, theirs, is_found) = first.entry(subject).or_insert((group.first, claimed, false));
            if *theirs != claimed && !*is_found {
                *is_found = true;
                found.push((*other, group.first));
            }
        }
        found
    }

    /// The placements on these rankings that the list does not mention, in the reports that the list is of or has
    /// claims about.
    fn missing(&self, complete: &[Ranking]) -> Vec<Placement<'a>> {
        if complete.is_empty() {
            return Vec::new();
        }
        let place = |group: &Group<'_, '_>| Some((group.name.country?.code(), group.time?));
        let listed: HashSet<(CountryCode, Time)> = self.groups.iter().filter_map(place).collect();
        let claimed = self.groups.iter().filter_map(|group| group.time);
        let mut times: Vec<Time> = claimed.chain(self.ledger.reports.iter().copied()).collect();
        times.sort_unstable();
        times.dedup();
        let reports = times.into_iter().filter(|&time| self.calendar.is_report(time));
        let placements =
            reports.flat_map(|time| self.calendar.report(time).placements().map(move |placed| (placed, time)));
        let missing = placements.filter(|(placement, time)| {
            complete.contains(&placement.ranking()) && !listed.contains(&(placement.country().code(), *time))
        });
        missing.map(|(placement, _)| placement).collect()
    }
}

impl<'a> Findings<'a> {
    /// For how many unusable names near names or meanings are looked up. This takes a fifth of a millisecond for each.
    const MOST_EXPLAINED: usize = 100;

    /// Judges the claims of a ledger in a coding.
    pub(super) fn new(
        calendar: Calendar<'a>,
        mut ledger: Ledger<'a>,
        coding: Option<Coding>,
        complete: &[Ranking],
        scheme: Option<CodeScheme>,
    ) -> Self {
        let tally = Tally::new(calendar.data(), &ledger);
        let groups = tally.groups(&calendar, &ledger, coding);
        let claimed: Vec<Option<Claimed>> =
            ledger.cells.iter().map(|cell| coding.and_then(|coding| coding.read(cell))).collect();
        let read = Read { calendar: &calendar, ledger: &ledger, groups: &groups, claimed: &claimed };

        let kind = |&row: &Row| Some(Found { row, kind: read.verdict(row)?, against: None });
        let mut found: Vec<Found> = ledger.rows.iter().filter_map(kind).collect();
        let claims = ledger.rows.len() as u64;
        let agree = claims - found.len() as u64;
        let mut against = Vec::new();
        for (first, row) in read.contradictions() {
            let place = u32::try_from(against.len()).ok();
            against.push(first);
            found.push(Found { row, kind: FindingKind::Contradicting, against: place });
        }
        if !against.is_empty() {
            found.sort_by_key(|found| found.row.line());
        }
        let missing = read.missing(complete);
        let mistakes = mistakes::of(read, coding, scheme);
        // From here on only `found` is needed.
        ledger.rows = Vec::new();
        let unknown = ledger.names.meanings().filter(|(_, country)| country.is_err()).take(Self::MOST_EXPLAINED);
        let unknown = unknown.map(|(name, _)| (name, OnceLock::new())).collect();
        Findings { calendar, ledger, unknown, scheme, coding, claims, agree, found, against, missing, mistakes }
    }

    /// Why a name means no country, in words.
    pub(super) fn why_unknown(&self, name: u32, problem: RowProblem) -> String {
        // A cell that is empty or not UTF-8 is not a name.
        if FindingKind::of_problem(problem) == FindingKind::Unreadable {
            return problem.to_string();
        }
        let (data, text) = (self.calendar.data(), self.ledger.names.text(name));
        let Some(known) = self.unknown.get(&name) else { return format!("{problem}: {}", quoted(text)) };
        let explain = || {
            let found = self.scheme.map_or_else(|| data.country(text), |scheme| data.country_by(scheme, text));
            found.err().map_or_else(|| problem.to_string(), |error| error.to_string()).into()
        };
        known.get_or_init(explain).to_string()
    }

    /// The coding of the claims. `None` if there were no claims.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim, Coding}};
    /// let claims = [Claim::new("Cuba", 2013, "3"), Claim::new("Peru", 2013, "2"), Claim::new("Haiti", 2013, "2WL")];
    /// assert_eq!(Audit::new(Dataset::bundled()).claims(claims)?.coding(), Some(Coding::Words));
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn coding(&self) -> Option<Coding> {
        self.coding
    }

    /// The number of claims, without [blank](Findings::blank) ones.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2013, "Tier 3"), Claim::new("Peru", 2013, "")])?;
    /// assert_eq!(findings.claims(), 1);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn claims(&self) -> u64 {
        self.claims
    }

    /// The number of claims that agree with the reports.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2013, "tier 3")])?;
    /// assert_eq!(findings.agree(), 1);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn agree(&self) -> u64 {
        self.agree
    }

    /// The number of cells that claim nothing: they are empty, or contain what programs write for a missing value.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// let findings = Audit::new(Dataset::bundled()).claims(["", "NA", "."].map(|cell| Claim::new("Cuba", 2013, cell)))?;
    /// assert_eq!(findings.blank(), 3);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn blank(&self) -> u64 {
        self.ledger.blank
    }

    /// The findings, in order of lines.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2013, "tier 1")])?;
    /// assert_eq!(findings.iter().next().unwrap().to_string(), "line 1: Cuba 2013: claimed `tier 1`, found Tier 3 (official)");
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Finding<'_, 'a>> + DoubleEndedIterator + Clone + FusedIterator {
        self.found.iter().map(|&found| Finding { findings: self, found })
    }

    /// The number of findings.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// assert_eq!(Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2013, "tier 1")])?.len(), 1);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found: every claim agrees, none is missing, and no kind of mistake was found.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// assert!(Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2013, "Tier 3")])?.is_empty());
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty() && self.missing.is_empty() && self.mistakes.is_empty()
    }

    /// The placements that a [complete](crate::audit::Audit::complete) list should have but does not mention, in order
    /// of reports, then codes.
    ///
    /// ```
    /// use tip_report::{Dataset, Tier, audit::{Audit, Claim}};
    /// let data = Dataset::bundled();
    /// let findings = Audit::new(data).complete(Tier::Three).claims([Claim::new("Cuba", 2013, "Tier 3")])?;
    /// assert!(findings.missing().all(|placement| placement.tier() == Some(Tier::Three)));
    /// assert_eq!(findings.missing().len(), data.report(2013)?.tier(Tier::Three).count() - 1, "all but Cuba");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn missing(
        &self,
    ) -> impl ExactSizeIterator<Item = Placement<'a>> + DoubleEndedIterator + Clone + FusedIterator + '_ {
        self.missing.iter().copied()
    }

    /// The kinds of mistake that the claims show together, the one that explains most claims first.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Coding, MistakeKind}};
    /// let data = Dataset::bundled();
    /// let csv: String = data.placements().filter_map(|placed| {
    ///     Some(format!("{},{},{}\n", placed.country().name(), placed.report().year(), placed.ranking().collapsed()?))
    /// }).collect();
    /// let screening = tip_report::Screening::new(data, "name").year_column("year");
    /// let audit = Audit::new(data).screening(screening).coding(Coding::Kelley);
    /// let findings = audit.csv(format!("name,year,tier\n{csv}").as_bytes(), tip_report::audit::ClaimsIn::Column("tier"))?;
    /// assert_eq!(findings.mistakes()[0].kind(), MistakeKind::WatchListFolded);
    /// # Ok::<(), tip_report::error::AuditError>(())
    /// ```
    #[must_use]
    pub fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }
}

/// The findings, as [`Findings::iter`] gives them.
///
/// ```
/// use tip_report::{Dataset, audit::{Audit, Claim, FindingKind}};
/// let claims = [Claim::new("Cuba", 2013, "Tier 1"), Claim::new("Peru", 2013, "Tier 3")];
/// let findings = Audit::new(Dataset::bundled()).claims(claims)?;
/// for finding in &findings {
///     assert_eq!(finding.kind(), FindingKind::Differs, "{finding}");
/// }
/// # Ok::<(), tip_report::error::CodingError>(())
/// ```
impl<'f, 'a> IntoIterator for &'f Findings<'a> {
    type Item = Finding<'f, 'a>;
    type IntoIter = std::vec::IntoIter<Finding<'f, 'a>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter().collect::<Vec<_>>().into_iter()
    }
}
