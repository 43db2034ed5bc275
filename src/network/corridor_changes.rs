//! Corridors new and gone between two reports, as far as what was read allows to say so.

use std::{cmp::Ordering, fmt};

use crate::{
    country::Country,
    flow::{
        Place,
        coverage::{self, Coverage},
        flows::Flows,
    },
    network::Network,
    report::Report,
};

/// The corridors of two reports beside each other.
///
/// Each corridor is in one list, and only what the readings support is called new or gone. That a report does not name
/// a corridor can be said of the entries that name it in the other report, and only if each of them was read in both
/// well enough ([`EntryReading::shows_absence_of`](crate::EntryReading::shows_absence_of)). It is not said that the
/// movement itself began or ended.
///
/// Each list is in order of origin, then destination; countries by code before regions by id.
///
/// ```
/// use tip_report::{Dataset, Flows};
/// let data = Dataset::bundled();
/// let changes = data.report(2018)?.corridor_changes_since(data.report(2015)?, Flows::asserted);
/// assert_eq!(changes.before.entries_read(), 67);
/// assert_eq!(changes.after.entries_read(), 186);
/// assert!(changes.only_after.len() > 1000, "mostly countries that were not read for 2015");
/// # Ok::<(), tip_report::NoReport>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CorridorChanges<'a> {
    /// What was read of the earlier report.
    pub before: Coverage<'a>,
    /// What was read of the later report.
    pub after: Coverage<'a>,
    /// In both reports.
    pub kept: Vec<(Place<'a>, Place<'a>)>,
    /// Only in the later report, though the entries that name it were read for the earlier one.
    pub new: Vec<(Place<'a>, Place<'a>)>,
    /// Only in the earlier report, though the entries that name it were read for the later one.
    pub gone: Vec<(Place<'a>, Place<'a>)>,
    /// Met only in the earlier report. An entry that names it was not read well enough for the later one: not
    /// comparable.
    pub only_before: Vec<(Place<'a>, Place<'a>)>,
    /// Met only in the later report. An entry that names it was not read well enough for the earlier one: not
    /// comparable.
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
                (Some(corridor), None) if show_absence(&corridor.reporters(), reports[0], reports[1]) => {
                    (corridor, &mut changes.gone)
                }
                (Some(corridor), None) => (corridor, &mut changes.only_before),
                (None, Some(corridor)) if show_absence(&corridor.reporters(), reports[1], reports[0]) => {
                    (corridor, &mut changes.new)
                }
                (None, Some(corridor)) => (corridor, &mut changes.only_after),
                (None, None) => return changes,
            };
            list.push((corridor.origin(), corridor.destination()));
        }
    }

    /// Whether the two reports word their entries differently, so that corridors may be new or gone from the wording
    /// alone: see [`TextRegime`](crate::TextRegime).
    ///
    /// ```
    /// # use tip_report::{Dataset, Flows};
    /// let data = Dataset::bundled();
    /// let changes = data.report(2020)?.corridor_changes_since(data.report(2018)?, Flows::asserted);
    /// assert!(changes.wording_differs());
    /// # Ok::<(), tip_report::NoReport>(())
    /// ```
    #[must_use]
    pub fn wording_differs(&self) -> bool {
        self.before.regime() != self.after.regime()
    }
}

/// Whether the entries that name a corridor in one report were all read in the other, so that it is absent there.
fn show_absence(reporters: &[Country<'_>], named_in: Report<'_>, absent_in: Report<'_>) -> bool {
    let shows = |&reporter: &Country<'_>| {
        coverage::shows_absence(absent_in.extent_read(reporter), named_in.extent_read(reporter))
    };
    reporters.iter().all(shows)
}

/// The coverage of both reports, then the number of corridors in each list.
impl fmt::Display for CorridorChanges<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = (self.before.report().year(), self.after.report().year());
        writeln!(f, "{}\n{}", self.before, self.after)?;
        if self.wording_differs() {
            writeln!(f, "The wording differs: corridors may be new or gone from the wording alone.")?;
        }
        writeln!(f, "{:>5}  in both", self.kept.len())?;
        writeln!(f, "{:>5}  new in {after}", self.new.len())?;
        writeln!(f, "{:>5}  gone in {after}", self.gone.len())?;
        writeln!(f, "{:>5}  met in {before} only, not comparable", self.only_before.len())?;
        write!(f, "{:>5}  met in {after} only, not comparable", self.only_after.len())
    }
}

impl<'a> Report<'a> {
    /// The corridors of this report beside those of another one, of the flows that `narrow` selects from each.
    ///
    /// ```
    /// # use tip_report::{Dataset, Exploitation, Flows};
    /// let data = Dataset::bundled();
    /// let (before, after) = (data.report(2014)?, data.report(2015)?);
    /// let all = after.corridor_changes_since(before, Flows::cross_border);
    /// let labor = after.corridor_changes_since(before, |flows| flows.with_form(Exploitation::ForcedLabor));
    /// assert!(labor.kept.len() < all.kept.len());
    /// assert!(!all.wording_differs());
    /// # Ok::<(), tip_report::NoReport>(())
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
