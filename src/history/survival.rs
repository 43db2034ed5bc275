//! Survival rows: how long it takes until a country enters a tier, or leaves it.

use std::{
    io::{self, Write},
    iter::FusedIterator,
};

use super::panel::{Panel, cell, write_table};
use crate::{
    view::{country::Country, placement::Placement, report::Report},
    words::{evidence::Evidence, tier::Tier},
};

/// The columns of [`Panel::write_survival_csv`], in order. They do not change; a new column would come at the end.
const COLUMNS: [&str; 17] = [
    "code",
    "alpha2",
    "numeric",
    "cow",
    "gw",
    "name",
    "bureau",
    "episode",
    "origin_year",
    "start_year",
    "stop_year",
    "start",
    "stop",
    "event",
    "tier_before",
    "tier_after",
    "evidence",
];

/// The event that survival rows wait for.
///
/// ```
/// use tip_report::{Dataset, Tier, history::TierEvent};
/// let data = Dataset::bundled();
/// let falls = data.panel().survival(TierEvent::Enters(Tier::Three)).filter(|row| row.event()).count();
/// let exits = data.panel().survival(TierEvent::Leaves(Tier::TwoWatchList)).filter(|row| row.event()).count();
/// assert!(exits > falls);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TierEvent {
    /// From any other tier to this one. At risk are the countries on the other tiers.
    Enters(Tier),
    /// From this tier to any other. At risk are the countries on it.
    Leaves(Tier),
}

impl TierEvent {
    /// Every event: entering and leaving each tier.
    ///
    /// ```
    /// use tip_report::{Dataset, history::TierEvent};
    /// let panel = Dataset::bundled().panel();
    /// assert!(TierEvent::ALL.iter().all(|&event| panel.survival(event).any(|row| row.event())));
    /// ```
    pub const ALL: &'static [TierEvent] = &[
        TierEvent::Enters(Tier::One),
        TierEvent::Enters(Tier::Two),
        TierEvent::Enters(Tier::TwoWatchList),
        TierEvent::Enters(Tier::Three),
        TierEvent::Leaves(Tier::One),
        TierEvent::Leaves(Tier::Two),
        TierEvent::Leaves(Tier::TwoWatchList),
        TierEvent::Leaves(Tier::Three),
    ];

    fn is_at_risk(self, tier: Tier) -> bool {
        match self {
            TierEvent::Enters(awaited) => tier != awaited,
            TierEvent::Leaves(left) => tier == left,
        }
    }
}

/// One year at risk, in the form of a counting process: the interval (start, stop], and whether the event came at its
/// end.
///
/// The interval is between a report that has the country at risk and the report of the next year. There is a row only
/// if both place the country on a tier. If the next report does not place the country, makes it a special case, or is
/// missing in the dataset, the interval was not observed. The country is then censored at its last report. When it is
/// at risk again, a new episode begins with the clock at 0. A new episode also begins after an event.
///
/// ```
/// use tip_report::{Dataset, Tier, history::TierEvent};
/// let data = Dataset::bundled();
/// let rows = data.panel().survival(TierEvent::Enters(Tier::Three));
/// let malaysia: Vec<_> = rows
///     .filter(|row| row.country().name() == "Malaysia" && row.episode() == 1)
///     .map(|row| (row.start(), row.stop(), row.event()))
///     .collect();
/// // Tier 3 in 2001, so at risk from 2002 on, until the fall of 2007.
/// assert_eq!(malaysia, [(0, 1, false), (1, 2, false), (2, 3, false), (3, 4, false), (4, 5, true)]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SurvivalRow<'a> {
    before: Placement<'a>,
    after: Placement<'a>,
    origin: Report<'a>,
    episode: u16,
    event: bool,
}

impl<'a> Panel<'a> {
    /// The years at risk of an event, in order of codes, then years. The cohort and period of the panel apply.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// let data = Dataset::bundled();
    /// let rows = data.panel().present_in(data.report(2001)?).survival(TierEvent::Enters(Tier::Three));
    /// assert!(rows.into_iter().all(|row| row.stop() == row.start() + 1));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    #[must_use]
    pub fn survival(
        &self,
        event: TierEvent,
    ) -> impl DoubleEndedIterator<Item = SurvivalRow<'a>> + Clone + FusedIterator + use<'a> {
        let panel = *self;
        self.countries().flat_map(move |country| {
            let mut last: Option<SurvivalRow<'a>> = None;
            let of_country = panel.reports().skip(1).filter_map(move |report| {
                let row = interval(country, report, event)?.following(last);
                last = Some(row);
                Some(row)
            });
            // Each row follows from the one before it, so those of a country are made forwards.
            of_country.collect::<Vec<_>>()
        })
    }

    /// Writes the years at risk of an event as CSV, with a header line.
    ///
    /// The columns of the country come first, as in [`Panel::write_csv`]. Then come `episode`, `origin_year` (the
    /// report with which the episode begins), `start_year` and `stop_year` (the two reports), `start` and `stop` (years
    /// since the origin), `event` (1 if it came at `stop`, 0 if the report of that year shows that it did not),
    /// `tier_before` and `tier_after`, and `evidence` (the weaker of the two placements).
    ///
    /// # Errors
    ///
    /// The errors of `out`.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// let mut csv = Vec::new();
    /// Dataset::bundled().panel().write_survival_csv(TierEvent::Leaves(Tier::TwoWatchList), &mut csv)?;
    /// let text = String::from_utf8(csv)?;
    /// assert!(text.contains(",Thailand,EAP,2,2010,2013,2014,3,4,1,Tier 2 Watch List,Tier 3,"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_survival_csv(&self, event: TierEvent, out: impl Write) -> io::Result<()> {
        write_table(
            out,
            &COLUMNS,
            self.survival(event).map(|row| {
                let country = row.country();
                (country, [country.cow(), country.gw()], row.cells())
            }),
        )
    }
}

/// The interval that ends with a report, numbered as the first of the first episode.
fn interval<'a>(country: Country<'a>, report: Report<'a>, event: TierEvent) -> Option<SurvivalRow<'a>> {
    let before = report.year_before()?.placement(country)?;
    let after = report.placement(country)?;
    let (from, to) = (before.tier()?, after.tier()?);
    event.is_at_risk(from).then(|| SurvivalRow {
        before,
        after,
        origin: before.report(),
        episode: 1,
        event: !event.is_at_risk(to),
    })
}

impl<'a> SurvivalRow<'a> {
    /// Puts the interval into the episode of the last row, or into a new one. After an event the country is not at
    /// risk, so the episode does not go on.
    fn following(self, last: Option<SurvivalRow<'a>>) -> SurvivalRow<'a> {
        match last {
            Some(last) if last.after.report() == self.before.report() => {
                SurvivalRow { origin: last.origin, episode: last.episode, ..self }
            }
            Some(last) => SurvivalRow { episode: last.episode + 1, ..self },
            None => self,
        }
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// # let row = Dataset::bundled().panel().survival(TierEvent::Enters(Tier::Three)).next().unwrap();
    /// assert_eq!(row.country().name(), "Aruba");
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        self.before.country()
    }

    /// The placement at the start of the interval.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// # let row = Dataset::bundled().panel().survival(TierEvent::Enters(Tier::Three)).next().unwrap();
    /// assert_eq!(row.before().report().year().get(), 2011);
    /// ```
    #[must_use]
    pub fn before(&self) -> Placement<'a> {
        self.before
    }

    /// The placement at the end of the interval.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// # let row = Dataset::bundled().panel().survival(TierEvent::Enters(Tier::Three)).next().unwrap();
    /// assert_eq!(row.after().report().year().get(), 2012);
    /// ```
    #[must_use]
    pub fn after(&self) -> Placement<'a> {
        self.after
    }

    /// The number of the episode. The country's first is 1.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// let rows = Dataset::bundled().panel().survival(TierEvent::Leaves(Tier::TwoWatchList));
    /// let thailand = rows.filter(|row| row.country().name() == "Thailand");
    /// assert_eq!(thailand.last().unwrap().episode(), 4); // 2004, 2010-2013, 2016-2017, 2021
    /// ```
    #[must_use]
    pub fn episode(&self) -> u16 {
        self.episode
    }

    /// The report with which the episode begins.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// # let row = Dataset::bundled().panel().survival(TierEvent::Enters(Tier::Three)).next().unwrap();
    /// assert_eq!(row.origin(), row.before().report());
    /// ```
    #[must_use]
    pub fn origin(&self) -> Report<'a> {
        self.origin
    }

    /// Years from the origin to the start of the interval.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// # let row = Dataset::bundled().panel().survival(TierEvent::Enters(Tier::Three)).next().unwrap();
    /// assert_eq!(row.start(), 0);
    /// ```
    #[must_use]
    pub fn start(&self) -> u16 {
        self.before.report().year().get() - self.origin.year().get()
    }

    /// Years from the origin to the end of the interval.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// # let row = Dataset::bundled().panel().survival(TierEvent::Enters(Tier::Three)).next().unwrap();
    /// assert_eq!(row.stop(), 1);
    /// ```
    #[must_use]
    pub fn stop(&self) -> u16 {
        self.start() + 1
    }

    /// Whether the event came at the end of the interval.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// # let row = Dataset::bundled().panel().survival(TierEvent::Enters(Tier::Three)).next().unwrap();
    /// assert!(!row.event());
    /// ```
    #[must_use]
    pub fn event(&self) -> bool {
        self.event
    }

    /// How well the interval is known: the weaker evidence of its two placements.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier, history::TierEvent};
    /// # let row = Dataset::bundled().panel().survival(TierEvent::Enters(Tier::Three)).next().unwrap();
    /// assert!(row.evidence() <= row.before().evidence());
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        self.before.evidence().min(self.after.evidence())
    }

    /// The cells of the columns after those of the country.
    fn cells(&self) -> [String; 10] {
        [
            self.episode.to_string(),
            self.origin.year().to_string(),
            self.before.report().year().to_string(),
            self.after.report().year().to_string(),
            self.start().to_string(),
            self.stop().to_string(),
            u8::from(self.event).to_string(),
            cell(self.before.tier()),
            cell(self.after.tier()),
            self.evidence().to_string(),
        ]
    }
}
