//! The calendar: the reports, and the spans of days in which no country's standing changes.
//!
//! A claim about a date holds for all days between two events: the release of a report, the beginning or the end of a
//! country, a reassessment. So a list of a million dates needs only a few dozen of these spans, and no look at each
//! day.

use std::sync::OnceLock;

use chrono::NaiveDate;

use super::coding::Claimed;
use crate::{
    dataset::Dataset,
    view::{country::Country, in_force::RankingOn, report::Report, standing::Standing},
    words::evidence::Evidence,
};

/// Where a country stood: in a report, or on a day.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stood<'a> {
    In(Country<'a>, Report<'a>),
    On(RankingOn<'a>),
}

impl<'a> Stood<'a> {
    /// What the report says, without regard to a reassessment.
    pub(super) fn standing(self) -> Standing<'a> {
        match self {
            Stood::In(country, report) => report.standing(country),
            Stood::On(on) => on.standing(),
        }
    }

    /// The right claim.
    pub(super) fn right(self) -> Claimed {
        match self {
            Stood::On(on) if on.ranking().is_some() => on.ranking().map_or(Claimed::ABSENT, Claimed::from),
            _ => Claimed::of(self.standing()),
        }
    }

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Stood::In(..) => self.standing().as_str(),
            Stood::On(on) => on.as_str(),
        }
    }

    pub(super) fn evidence(self) -> Option<Evidence> {
        match self {
            Stood::In(..) => self.standing().placement().map(|placement| placement.evidence()),
            Stood::On(on) => on.evidence(),
        }
    }

    pub(super) fn citation(self) -> String {
        match self {
            Stood::In(country, report) => report.standing_citation(country),
            Stood::On(on) => on.citation(),
        }
    }
}

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
    /// The first day of each span, from the release of the first report on, and the report in force.
    spans: Vec<(NaiveDate, Report<'a>)>,
    /// For each time, the right claims of all countries. They are made when the time first occurs: a list has many
    /// claims about few times.
    rights: Vec<OnceLock<Box<[Claimed]>>>,
}

impl<'a> Calendar<'a> {
    pub(super) fn new(data: &'a Dataset) -> Self {
        let in_force = |day| data.report_in_force_on(day).map(|report| (day, report));
        let spans: Vec<_> = data.turning_days().into_iter().filter_map(in_force).collect();
        let reports: Vec<_> = data.reports().collect();
        let rights = vec![OnceLock::new(); reports.len() + spans.len()];
        Calendar { data, reports, spans, rights }
    }

    /// The report of a year. `None` if there is none.
    pub(super) fn of_year(&self, year: u16) -> Option<Time> {
        let found = self.reports.binary_search_by_key(&year, |report| report.year().get());
        found.ok().and_then(|place| u16::try_from(place).ok()).map(Time)
    }

    /// The span of a day. `None` before the first report.
    #[inline]
    pub(super) fn of_date(&self, day: NaiveDate) -> Option<Time> {
        let begun = self.spans.partition_point(|(first, _)| *first <= day);
        u16::try_from(self.reports.len() + begun.checked_sub(1)?).ok().map(Time)
    }

    fn span(&self, time: Time) -> Option<(NaiveDate, Report<'a>)> {
        usize::from(time.0).checked_sub(self.reports.len()).map(|place| self.spans[place])
    }

    /// The report of a time: the report itself, or the one in force in the span.
    pub(super) fn report(&self, time: Time) -> Report<'a> {
        self.span(time).map_or_else(|| self.reports[usize::from(time.0)], |(_, report)| report)
    }

    /// Whether the time is a report, without a date.
    pub(super) fn is_report(&self, time: Time) -> bool {
        usize::from(time.0) < self.reports.len()
    }

    /// Where a country stood at a time. For a day, this is the ranking in force, or whether the country existed on that
    /// day. For a report, it is what the report printed, or whether the country existed on its release.
    pub(super) fn stood(&self, country: Country<'a>, time: Time) -> Stood<'a> {
        match self.span(time).and_then(|(day, _)| self.data.ranking_on(country, day)) {
            Some(on) => Stood::On(on),
            None => Stood::In(country, self.report(time)),
        }
    }

    /// The right claim about a country at a time.
    #[inline]
    pub(super) fn right(&self, country: Country<'a>, time: Time) -> Claimed {
        let of_all = || self.data.countries().map(|country| self.stood(country, time).right()).collect();
        self.rights[usize::from(time.0)].get_or_init(of_all)[country.id().position()]
    }

    /// How many times there are.
    pub(super) fn times(&self) -> usize {
        self.rights.len()
    }

    /// The reports.
    pub(super) fn reports(&self) -> &[Report<'a>] {
        &self.reports
    }

    pub(super) fn data(&self) -> &'a Dataset {
        self.data
    }
}
