//! The ranking in force on a date: every row of `reassessments.csv` on both sides of its day, as the tools say it.

use std::{fmt::Write as _, fs};

use crate::{
    reassessments::{Row, day_before, rows},
    support::example::printed,
};

#[test]
fn the_tools_answer_on_both_sides_of_the_day() {
    for row in rows() {
        for (day, ranking, reassessed) in
            [(day_before(row.on), &row.printed.0, None), (row.on, &row.ranking, Some(row.on.to_string()))]
        {
            let day = day.to_string();
            let country = printed("country", &[&row.code, "--date", &day]);
            assert_eq!(country.lines().nth(1), Some(&*format!("  {day}  {ranking}")));
            let on = printed("on", &[&day, &row.code]);
            assert!(on.contains(&format!(" ({}): {ranking} (", row.code)), "{on}");
            for (tool, call) in
                [("country", [&row.code, "--date", &*day, "--json"]), ("on", [&day, &row.code, "--json", ""])]
            {
                let call: Vec<&str> = call.into_iter().filter(|word| !word.is_empty()).collect();
                let mut said: serde_json::Value = serde_json::from_str(&printed(tool, &call)).unwrap();
                if tool == "on" {
                    said = said["in_force"].take();
                }
                assert_eq!(said["ranking"], **ranking, "{tool} {day} {}", row.code);
                assert_eq!(said["report"], row.year);
                assert_eq!(said["reassessment"]["on"].as_str(), reassessed.as_deref());
                assert_eq!(said["placement"]["ranking"], "Tier 3");
            }
        }
    }
}

#[test]
fn screening_answers_on_both_sides_of_the_day() {
    let (mut asked, mut expected) = ("code,on\n".to_owned(), String::new());
    for Row { code, year, on, ranking, evidence, printed } in rows() {
        let before = day_before(on);
        write!(asked, "{code},{before}\n{code},{on}\n").unwrap();
        let (tier, known) = printed;
        writeln!(expected, "{code},{before},{code},{year},{tier},{tier},{known},,").unwrap();
        writeln!(expected, "{code},{on},{code},{year},{ranking},{ranking},{evidence},,{on}").unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("in.csv");
    fs::write(&file, asked).unwrap();
    let call = [file.to_str().unwrap(), "--country-column", "code", "--date-column", "on"];
    let said = printed("screen", &call);
    assert_eq!(said.split_once('\n').unwrap().1, expected);
}
