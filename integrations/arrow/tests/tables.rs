//! The tables against the text of the crate, and `in_force` against the answers for single days.

use arrow::{
    array::{Array, AsArray, RecordBatch, StringArray},
    datatypes::{DataType, Date32Type, Int32Type},
};
use chrono::{NaiveDate, TimeDelta};
use tip_report::{DATA_VERSION, Dataset, Tier, history::TierEvent, tables::Table};
use tip_report_arrow::{in_force::in_force, panel::panel, survival::survival, tables};

/// A batch as CSV text.
fn text(batch: &RecordBatch) -> String {
    let mut text = Vec::new();
    tables::write_csv(batch, &mut text).unwrap();
    String::from_utf8(text).unwrap()
}

#[test]
fn each_table_says_what_its_file_says() {
    let data = Dataset::bundled();
    for (name, batch) in tables::all(data) {
        let mut csv = Vec::new();
        data.write_table(format!("{name}.csv").parse().unwrap(), &mut csv).unwrap();
        assert!(text(&batch) == String::from_utf8(csv).unwrap(), "{name}");
    }
    assert!(tables::table(data, "tires").is_none());
}

#[test]
fn panel_and_survival_say_what_their_files_say() {
    let data = Dataset::bundled();
    let mut csv = Vec::new();
    data.panel().write_csv(&mut csv).unwrap();
    assert!(text(&panel(data, &data.panel())) == String::from_utf8(csv).unwrap());
    for event in [TierEvent::Enters(Tier::Three), TierEvent::Leaves(Tier::TwoWatchList)] {
        let mut csv = Vec::new();
        data.panel().write_survival_csv(event, &mut csv).unwrap();
        assert!(text(&survival(data, &data.panel(), event)) == String::from_utf8(csv).unwrap());
    }
}

/// Version, source, key and descriptions; keys are plain text, no row has the key of another.
#[test]
fn each_schema_says_what_its_table_is() {
    let data = Dataset::bundled();
    let mut all = tables::all(data);
    all.push(("panel".into(), panel(data, &data.panel())));
    all.push(("survival".into(), survival(data, &data.panel(), TierEvent::Enters(Tier::Three))));
    all.push(("in_force".into(), in_force(data)));
    for (name, batch) in all {
        let schema = batch.schema();
        assert_eq!(schema.metadata()["data_version"], DATA_VERSION, "{name}");
        assert!(schema.metadata()["source"].contains("Trafficking in Persons Report"), "{name}");
        for field in schema.fields() {
            assert!(field.metadata()["description"].ends_with('.'), "{name}: {}", field.name());
            assert!(!matches!(field.data_type(), DataType::Dictionary(..)), "{name}: {}", field.name());
            if field.name().ends_with("year") || *field.data_type() == DataType::Date32 {
                assert!(field.metadata().contains_key("unit"), "{name}: {}", field.name());
            }
        }
        let csv = text(&batch);
        let mut csv = csv::Reader::from_reader(csv.as_bytes());
        let header = csv.headers().unwrap().clone();
        let key: Vec<usize> = schema.metadata()["key"]
            .split(',')
            .map(|column| header.iter().position(|name| name == column).expect(column))
            .collect();
        let mut keys: Vec<Vec<String>> = csv
            .records()
            .map(|row| row.unwrap())
            .map(|row| key.iter().map(|&at| row[at].to_owned()).collect())
            .collect();
        keys.sort_unstable();
        assert!(keys.windows(2).all(|two| two[0] != two[1]), "{name}");
    }
    let mine = Dataset::builder().append(Table::Names, "mine", "code,name,kind\nKOR,South Corea,variant\n");
    let batch = tables::table(&mine.build().unwrap(), "tiers").unwrap();
    assert!(!batch.schema().metadata().contains_key("data_version"), "the version of other tables is not known");
}

/// On every day from before the first report to after the last, each country has one row, and it says what the report in
/// force says.
#[test]
fn in_force_has_one_row_for_each_day() {
    let data = Dataset::bundled();
    let table = in_force(data);
    let texts = |name: &str| table.column_by_name(name).unwrap().as_string::<i32>().clone();
    let (countries, standings, rankings, evidence) =
        (texts("country"), texts("standing"), texts("ranking"), texts("evidence"));
    let dates = |name: &str| table.column_by_name(name).unwrap().as_primitive::<Date32Type>().clone();
    let (from, to, reassessed) = (dates("valid_from"), dates("valid_to"), dates("reassessed"));
    let reports = table.column_by_name("report").unwrap().as_primitive::<Int32Type>().clone();

    let first = data.reports().next().unwrap().released();
    let mut row = 0;
    for country in data.countries() {
        let mut day = first;
        assert_eq!((countries.value(row), from.value_as_date(row)), (country.code().as_str(), Some(first)));
        while day < NaiveDate::from_ymd_opt(2030, 1, 1).unwrap() {
            if to.is_valid(row) && to.value_as_date(row).unwrap() == day {
                row += 1;
                assert_eq!((countries.value(row), from.value_as_date(row)), (country.code().as_str(), Some(day)));
            }
            let in_force = data.ranking_on(country, day).unwrap();
            let text = |texts: &StringArray| texts.is_valid(row).then(|| texts.value(row).to_owned());
            assert_eq!(reports.value(row), i32::from(in_force.report().year().get()));
            assert_eq!(standings.value(row), in_force.as_str(), "{country} {day}");
            assert_eq!(text(&rankings), in_force.ranking().map(|ranking| ranking.to_string()));
            assert_eq!(text(&evidence), in_force.evidence().map(|evidence| evidence.to_string()));
            let reassessed = reassessed.is_valid(row).then(|| reassessed.value_as_date(row).unwrap());
            assert_eq!(reassessed, in_force.reassessment().map(|reassessment| reassessment.on()));
            day += TimeDelta::days(1);
        }
        assert!(to.is_null(row), "the last row has no end");
        row += 1;
    }
    assert_eq!(row, table.num_rows());
    assert!(standings.iter().any(|standing| standing == Some("no longer in existence")));
}
