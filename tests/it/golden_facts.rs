//! Single facts from outside sources: press, congressional and official pages, each named in the vector file.

use tip_report::{Dataset, designation::DesignationList};

const FACTS: &str = include_str!("../vectors/golden_facts.csv");

#[test]
fn every_golden_fact_holds() {
    let data = Dataset::bundled();
    for fact in csv::Reader::from_reader(FACTS.as_bytes()).into_records() {
        let fact = fact.unwrap();
        let [code, year, kind, value, source] = [0, 1, 2, 3, 4].map(|column| &fact[column]);
        let report = data.report(year.parse::<u16>().unwrap()).unwrap();
        let found = if kind == "standing" {
            report.standing(data.country_by_code(code.parse().unwrap()).unwrap()).to_string()
        } else {
            let list: DesignationList = kind.parse().unwrap();
            let codes: Vec<_> =
                report.designation_set(list).unwrap().iter().map(|row| row.country().code().to_string()).collect();
            codes.join(";")
        };
        assert_eq!(found, value, "{code} {year} {kind}, by {source}");
    }
}
