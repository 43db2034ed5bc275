//! Dates of `jiff` are those of `chrono`, for all the data.

use jiff::civil::{Date, date};
use tip_report::{Dataset, chrono::NaiveDate};

fn same(ours: Option<NaiveDate>, theirs: Option<Date>) {
    assert_eq!(theirs.map(|date| date.to_string()), ours.map(|date| date.to_string()));
}

#[test]
fn each_date_is_the_same() {
    let data = Dataset::bundled();
    for report in data.reports() {
        same(Some(report.released()), report.released_jiff());
        same(report.period().map(|(start, _)| start), report.period_jiff().map(|(start, _)| start));
        same(report.period().map(|(_, end)| end), report.period_jiff().map(|(_, end)| end));
    }
    for country in data.countries() {
        same(country.exists_from(), country.exists_from_jiff());
        same(country.exists_to(), country.exists_to_jiff());
    }
    for reassessment in data.reassessments() {
        same(Some(reassessment.on()), reassessment.on_jiff());
    }
}

/// Turkey was on Tier 3 in the report of 2003 and was reassessed on 9 September.
#[test]
fn a_day_is_asked_in_either() {
    let data = Dataset::bundled();
    let turkey = data.country("TUR").unwrap();
    for (day, ranking) in [(date(2003, 9, 8), "Tier 3"), (date(2003, 9, 9), "Tier 2")] {
        assert_eq!(data.ranking_on_jiff(turkey, day).unwrap().to_string(), ranking);
        assert_eq!(data.report_in_force_on_jiff(day), data.report(2003).ok());
    }
    assert_eq!(data.report_in_force_on_jiff(date(2001, 7, 11)), None);
    assert_eq!(data.report_in_force_on_jiff(date(2001, 7, 12)), data.report(2001).ok());
}
