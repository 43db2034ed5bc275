//! The ranking in force on a date: every row of `reassessments.csv` on both sides of its day.

use std::collections::BTreeMap;

use tip_report::{
    Dataset, Ranking, Standing, Tier,
    chrono::{Days, Months, NaiveDate},
    tables::{Table, WarningKind},
};

use crate::support::without_flows;

/// A row of the file, read without the crate, and what the report printed.
pub struct Row {
    pub code: String,
    pub year: u16,
    pub on: NaiveDate,
    pub ranking: String,
    pub evidence: String,
    pub printed: (String, String),
}

fn cells(file: &str) -> Vec<Vec<String>> {
    let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
    let rows = csv::Reader::from_path(path).unwrap().into_records();
    rows.map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

pub fn rows() -> Vec<Row> {
    let placed: BTreeMap<(String, String), (String, String)> = cells("tiers.csv")
        .into_iter()
        .map(|row| ((row[0].clone(), row[1].clone()), (row[2].clone(), row[3].clone())))
        .collect();
    let row = |row: Vec<String>| Row {
        printed: placed[&(row[0].clone(), row[1].clone())].clone(),
        code: row[0].clone(),
        year: row[1].parse().unwrap(),
        on: row[2].parse().unwrap(),
        ranking: row[3].clone(),
        evidence: row[4].clone(),
    };
    cells("reassessments.csv").into_iter().map(row).collect()
}

pub fn day_before(day: NaiveDate) -> NaiveDate {
    day - Days::new(1)
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// How many countries each autumn lifted out of Tier 3, as the determinations say: ten in 2003, four in 2004, …
#[test]
fn the_determinations_lifted_so_many() {
    let mut count: BTreeMap<u16, usize> = BTreeMap::new();
    for row in rows() {
        *count.entry(row.year).or_default() += 1;
        assert_eq!(row.printed.0, "Tier 3", "{} {}", row.code, row.year);
        assert_eq!(row.ranking, if row.year == 2003 { "Tier 2" } else { "Tier 2 Watch List" });
    }
    let expected = [(2003, 10), (2004, 4), (2005, 6), (2006, 2), (2007, 2), (2008, 2), (2009, 1)];
    assert_eq!(count, BTreeMap::from(expected));
}

#[test]
fn the_library_answers_on_both_sides_of_the_day() {
    let data = Dataset::bundled();
    for row in rows() {
        let country = data.country(&row.code).unwrap();
        let report = data.report(row.year).unwrap();
        let in_force = |day| data.ranking_on(country, day).unwrap();
        let (before, after) = (in_force(day_before(row.on)), in_force(row.on));
        assert_eq!((before.as_str(), before.reassessment()), ("Tier 3", None), "{} {}", row.code, row.on);
        assert_eq!(before.evidence().unwrap().as_str(), row.printed.1);
        assert_eq!(after.as_str(), row.ranking, "{} {}", row.code, row.on);
        assert_eq!(after.evidence().unwrap().as_str(), row.evidence);
        assert_eq!(after.reassessment().unwrap().on(), row.on);
        assert_eq!((before.report(), after.report()), (report, report));
        // To the last day before the next report.
        let next = report.next().unwrap().released();
        assert_eq!(in_force(day_before(next)).reassessment(), after.reassessment());
        assert_eq!(in_force(next).reassessment(), None);
        // What the report printed stays.
        assert_eq!(report.placement(country).unwrap().tier(), Some(Tier::Three));
        assert_eq!(report.placement(country).unwrap().reassessment(), after.reassessment());
    }
    assert_eq!(rows().len(), data.reassessments().len());
}

/// A year asks for what a report printed.
#[test]
fn without_a_date_the_report_counts() {
    let data = Dataset::bundled();
    for report in data.reports() {
        for country in data.countries() {
            let in_force = data.ranking_on(country, report.released()).unwrap();
            assert_eq!(in_force.as_str(), report.standing(country).as_str());
            assert_eq!(in_force.placement(), report.placement(country));
            assert_eq!(in_force.reassessment(), None);
        }
    }
}

#[test]
fn existence_chooses_among_the_absences_only() {
    let data = Dataset::bundled();
    let on = |name: &str, day: &str| data.ranking_on(data.country(name).unwrap(), date(day)).unwrap();
    // Dissolved on 2006-06-03, two days before the report that places it.
    assert_eq!(on("Serbia and Montenegro", "2006-12-01").ranking(), Some(Ranking::Tier(Tier::Two)));
    // South Sudan began on 2011-07-09, after the report of that June.
    for (day, said) in
        [("2011-07-08", "not yet in existence"), ("2011-07-09", "not in report"), ("2012-01-15", "not in report")]
    {
        assert_eq!(on("South Sudan", day).as_str(), said, "{day}");
    }
    let antilles = on("Netherlands Antilles", "2010-10-10");
    assert_eq!(
        antilles.as_str(),
        antilles.placement().map_or("no longer in existence", |placement| placement.ranking().as_str())
    );
    assert!(data.report(2011).unwrap().standing(data.country("South Sudan").unwrap()) == Standing::NotYetInExistence);
}

/// Both tables say that a country was reassessed; who has one of them only is told.
#[test]
fn rows_without_a_twin_are_warned_of() {
    assert!(Dataset::bundled().warnings().iter().all(|warning| warning.kind().tag() != "unmatched_reassessment"));
    let all = include_str!("../../data/reassessments.csv");
    let without: Vec<&str> = all.lines().filter(|line| !line.starts_with("TUR,")).collect();
    let without = without.join("\n");
    let more = format!("{all}PRK,2009,2009-09-14,Tier 2 Watch List,official,made up,\n");
    for (table, file, said) in [
        (without, "designations.csv", "TUR: reassessed after the 2003 report, but not in reassessments.csv"),
        (more, "reassessments.csv", "PRK: reassessed after the 2009 report, but not in designations.csv"),
    ] {
        let data = without_flows().table(Table::Reassessments, table).build().unwrap();
        let warnings = data.warnings();
        let unmatched: Vec<_> = warnings
            .iter()
            .filter(|warning| matches!(warning.kind(), WarningKind::UnmatchedReassessment { .. }))
            .collect();
        assert_eq!(unmatched.iter().map(ToString::to_string).collect::<Vec<_>>(), [format!("{file}: {said}")]);
    }
}

#[test]
fn rows_that_cannot_be_are_refused() {
    let header = "code,report_year,on,ranking,evidence,source,note\n";
    for (row, said) in [
        ("TUR,2003,2003-06-11,Tier 2,official,s,", "column `on`: not between the 2003 report and the next: 2003-06-11"),
        ("TUR,2003,2004-06-14,Tier 2,official,s,", "column `on`: not between the 2003 report and the next: 2004-06-14"),
        ("TUR,2003,2003-09-09,Tier 2 Watch List,official,s,", "the Watch List began with the 2004 report"),
        ("TUR,2003,2003-09-09,Tier 2,inferred,s,", "column `note`: an inferred ranking: the note must say how"),
        ("TUR,2003,9.9.2003,Tier 2,official,s,", "column `on`: `9.9.2003`: expected a date, YYYY-MM-DD"),
        (
            "TUR,2003,2003-09-09,Tier 2,official,s,\nTUR,2003,2003-09-10,Tier 2,official,s,",
            "TUR 2003: already on line 2",
        ),
    ] {
        let table = format!("{header}{row}\n");
        let problems = without_flows().table(Table::Reassessments, table).build().unwrap_err().to_string();
        assert!(problems.starts_with("1 problem\n") && problems.contains(said), "{row}: {problems}");
    }
}

/// A report is released about every twelve months. Three months after the next one is due, the last one here is likely to be out of
/// date.
#[test]
fn a_date_long_after_the_last_report_is_noticed() {
    let data = Dataset::bundled();
    let last = data.latest_report().unwrap().released();
    assert!(!data.is_after_latest(last) && !data.is_after_latest(last + Months::new(15)));
    assert!(data.is_after_latest(last + Months::new(15) + Days::new(1)));
    assert!(!data.is_after_latest(NaiveDate::MIN) && data.is_after_latest(NaiveDate::MAX));
}

/// A report is in force from the day of its release on, and nothing that is in force changes between two turning days.
#[test]
fn nothing_changes_but_on_a_turning_day() {
    let data = Dataset::bundled();
    let days = data.turning_days();
    assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
    let on = |day| {
        data.countries()
            .map(|country| data.ranking_on(country, day).map(|on| (on.report(), on.to_string(), on.reassessment())))
            .collect::<Vec<_>>()
    };
    for report in data.reports() {
        let day = report.released();
        assert_eq!(data.report_in_force_on(day), Some(report));
        assert_eq!(data.report_in_force_on(day - Days::new(1)), report.previous());
        assert!(days.contains(&day));
    }
    for pair in days.windows(2) {
        let (first, last) = (on(pair[0]), on(pair[1] - Days::new(1)));
        assert!(first == last, "{} to {}", pair[0], pair[1]);
        // On the turning day itself something is different.
        assert!(last != on(pair[1]), "nothing changes on {}", pair[1]);
    }
    assert_eq!(days[0], data.reports().next().unwrap().released());
}
