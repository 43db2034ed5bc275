//! The calendar: the reports, and the spans of days in which no country's standing changes.
//!
//! A claim about a date is true of all days between two events: the release of a report, the beginning or the end of a
//! country. So a list of a million dates needs a few dozen of these spans and not a look at each of its days.

use chrono::NaiveDate;

use crate::{
    dataset::Dataset,
    view::{country::Country, report::Report, standing::Standing},
};

/// A report, or a span of days, by its number in a [`Calendar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Time(u16);

impl Time {
    pub(super) fn number(self) -> u16 {
        self.0
    }
}

/// All times that a claim can be about.
#[derive(Clone, Debug)]
pub(super) struct Calendar<'a> {
    data: &'a Dataset,
    reports: Vec<Report<'a>>,
    /// The first day of each span, from the release of the first report on, with the report in force.
    spans: Vec<(NaiveDate, Report<'a>)>,
}

impl<'a> Calendar<'a> {
    pub(super) fn new(data: &'a Dataset) -> Self {
        let mut events: Vec<NaiveDate> = data.reports().map(|report| report.released()).collect();
        for country in data.countries() {
            events.extend(country.exists_from());
            events.extend(country.exists_to());
        }
        events.sort_unstable();
        events.dedup();
        let in_force = |day: NaiveDate| data.report_in_force_on(day).map(|report| (day, report));
        let spans = events.into_iter().filter_map(in_force).collect();
        Calendar { data, reports: data.reports().collect(), spans }
    }

    /// The report of a year; `None` if there is none.
    pub(super) fn of_year(&self, year: u16) -> Option<Time> {
        let found = self.reports.binary_search_by_key(&year, |report| report.year().get());
        found.ok().and_then(|place| u16::try_from(place).ok()).map(Time)
    }

    /// The span of a day; `None` before the first report.
    #[inline]
    pub(super) fn of_date(&self, day: NaiveDate) -> Option<Time> {
        let begun = self.spans.partition_point(|(first, _)| *first <= day);
        u16::try_from(self.reports.len() + begun.checked_sub(1)?).ok().map(Time)
    }

    fn span(&self, time: Time) -> Option<(NaiveDate, Report<'a>)> {
        usize::from(time.0).checked_sub(self.reports.len()).map(|place| self.spans[place])
    }

    /// The report that a time is about: that of the year, or the one in force.
    pub(super) fn report(&self, time: Time) -> Report<'a> {
        self.span(time).map_or_else(|| self.reports[usize::from(time.0)], |(_, report)| report)
    }

    /// Whether it is a report, whatever the date.
    pub(super) fn is_report(&self, time: Time) -> bool {
        usize::from(time.0) < self.reports.len()
    }

    /// Where a country stood then: on a day its existence counts as it is on that day, for a report as on its release.
    pub(super) fn standing(&self, country: Country<'a>, time: Time) -> Standing<'a> {
        let Some((day, report)) = self.span(time) else { return self.report(time).standing(country) };
        report.placement(country).map_or_else(|| Standing::absent(country, day), Standing::Placed)
    }

    /// The reports.
    pub(super) fn reports(&self) -> &[Report<'a>] {
        &self.reports
    }

    pub(super) fn data(&self) -> &'a Dataset {
        self.data
    }
}
