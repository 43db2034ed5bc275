//! Corridors that are new or gone between two reports, as far as the readings show it.

use std::{cmp::Ordering, fmt};

use super::{Network, corridor::Corridor};
use crate::view::{
    flow::{Place, coverage::Coverage, flows::Flows},
    report::Report,
};

/// The corridors of two reports beside each other.
///
/// Each corridor is in exactly one list. A corridor is called new or gone only if the readings support it. For this,
/// every entry that names it in one report must have been read in the other report so that it shows the absence
/// ([`Report::shows_absence_of`]). This does not say that the movement itself began or ended.
///
/// Each list is in order of origin, then destination: countries by code before regions by id.
///
/// ```
/// use tip_report::{Dataset, Flows};
/// let data = Dataset::bundled();
/// let changes = data.report(2018)?.corridor_changes_since(data.report(2015)?, Flows::asserted);
/// for &(origin, destination) in &changes.gone {
///     assert!(data.report(2015)?.flows().from(origin).to(destination).count() > 0);
///     assert_eq!(data.report(2018)?.flows().cross_border().asserted().from(origin).to(destination).count(), 0);
/// }
/// // If an entry of 2015 was not read, or only in part, it shows no absence.
/// assert!(!changes.only_after.is_empty());
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CorridorChanges<'a> {
    /// How much was read of the earlier report.
    pub before: Coverage<'a>,
    /// How much was read of the later report.
    pub after: Coverage<'a>,
    /// Corridors in both reports.
    pub kept: Vec<(Place<'a>, Place<'a>)>,
    /// Corridors only in the later report, if the earlier one shows that it does not name them.
    pub new: Vec<(Place<'a>, Place<'a>)>,
    /// Corridors only in the earlier report, if the later one shows that it does not name them.
    pub gone: Vec<(Place<'a>, Place<'a>)>,
    /// Corridors found only in the earlier report that cannot be compared. An entry that names such a corridor was not
    /// read for the later report, or not well enough to show its absence.
    pub only_before: Vec<(Place<'a>, Place<'a>)>,
    /// Corridors found only in the later report that cannot be compared. An entry that names such a corridor was not
    /// read for the earlier report, or not well enough to show its absence.
    pub only_after: Vec<(Place<'a>, Place<'a>)>,
}

impl<'a> CorridorChanges<'a> {
    fn new(before: &Network<'a>, after: &Network<'a>, coverage: [Coverage<'a>; 2]) -> Self {
        let reports = coverage.map(|coverage| coverage.report());
        let mut changes = CorridorChanges {
            before: coverage[0],
            after: coverage[1],
            kept: Vec::new(),
            new: Vec::new(),
            gone: Vec::new(),
            only_before: Vec::new(),
            only_after: Vec::new(),
        };
        let mut earlier = before.corridors().peekable();
        let mut later = after.corridors().peekable();
        loop {
            let order = match (earlier.peek(), later.peek()) {
                (None, None) => return changes,
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (Some(a), Some(b)) => {
                    (a.origin().order(), a.destination().order()).cmp(&(b.origin().order(), b.destination().order()))
                }
            };
            let from_earlier = if order.is_le() { earlier.next() } else { None };
            let from_later = if order.is_ge() { later.next() } else { None };
            let (corridor, list) = match (from_earlier, from_later) {
                (Some(corridor), Some(_)) => (corridor, &mut changes.kept),
                (Some(corridor), None) if shows_absence(reports[1], &corridor) => (corridor, &mut changes.gone),
                (Some(corridor), None) => (corridor, &mut changes.only_before),
                (None, Some(corridor)) if shows_absence(reports[0], &corridor) => (corridor, &mut changes.new),
                (None, Some(corridor)) => (corridor, &mut changes.only_after),
                (None, None) => return changes,
            };
            list.push((corridor.origin(), corridor.destination()));
        }
    }

    /// How many entries were read alike in both reports: see [`Coverage::comparable_with`].
    ///
    /// ```
    /// # use tip_report::{Dataset, Flows};
    /// let data = Dataset::bundled();
    /// let changes = data.report(2025)?.corridor_changes_since(data.report(2018)?, Flows::asserted);
    /// assert_eq!(changes.comparable(), 0, "no entry of 2025 was read");
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn comparable(&self) -> usize {
        self.before.comparable_with(self.after.report()).count()
    }

    /// Whether the two reports word their entries differently. Corridors may then be new or gone only because of the
    /// wording: see [`TextRegime`](crate::entry::TextRegime).
    ///
    /// ```
    /// # use tip_report::{Dataset, Flows};
    /// let data = Dataset::bundled();
    /// let changes = data.report(2020)?.corridor_changes_since(data.report(2018)?, Flows::asserted);
    /// assert!(changes.wording_differs());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn wording_differs(&self) -> bool {
        self.before.report().year().text_regime() != self.after.report().year().text_regime()
    }
}

/// Whether another report shows that it does not name a corridor. Every entry that names the corridor must show this.
fn shows_absence(absent_in: Report<'_>, corridor: &Corridor<'_, '_>) -> bool {
    let statements: Vec<_> = corridor.statements().collect();
    statements
        .chunk_by(|a, b| a.reporter() == b.reporter())
        .all(|of_entry| of_entry.iter().any(|&flow| absent_in.shows_absence_of(flow)))
}

/// Prints the coverage of both reports and how many entries compare, then the number of corridors in each list.
impl fmt::Display for CorridorChanges<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (self.before.report().year(), self.after.report().year());
        writeln!(f, "{}\n{}", self.before, self.after)?;
        writeln!(f, "{} entries read alike in both reports", self.comparable())?;
        if self.wording_differs() {
            writeln!(f, "The wording differs: corridors may be new or gone only because of that.")?;
        }
        writeln!(f, "{:>5}  in both", self.kept.len())?;
        writeln!(f, "{:>5}  new in {after}", self.new.len())?;
        writeln!(f, "{:>5}  gone in {after}", self.gone.len())?;
        writeln!(f, "{:>5}  named in {before} only, not comparable", self.only_before.len())?;
        write!(f, "{:>5}  named in {after} only, not comparable", self.only_after.len())
    }
}

impl<'a> Report<'a> {
    /// The corridors of this report beside those of another one. `narrow` selects the flows of each.
    ///
    /// ```
    /// # use tip_report::{Dataset, Flows, flow::Exploitation};
    /// let data = Dataset::bundled();
    /// let (before, after) = (data.report(2014)?, data.report(2015)?);
    /// let all = after.corridor_changes_since(before, Flows::cross_border);
    /// let labor = after.corridor_changes_since(before, |flows| flows.with_form(Exploitation::ForcedLabor));
    /// assert!(labor.kept.len() < all.kept.len());
    /// assert!(!all.wording_differs());
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn corridor_changes_since(
        &self,
        before: Report<'a>,
        narrow: impl Fn(Flows<'a>) -> Flows<'a>,
    ) -> CorridorChanges<'a> {
        let [earlier, later] = [before, *self].map(|report| narrow(report.flows()).in_report(report).network());
        CorridorChanges::new(&earlier, &later, [before.coverage(), self.coverage()])
    }
}
