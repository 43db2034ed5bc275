//! The examples on data of one's own, as programs.

use std::fs;

use tip_report::Dataset;

use crate::support::{
    DATA, copy_of_the_data,
    example::{example, json, printed, refused},
};

#[test]
fn validate_finds_the_data_clean() {
    let printed = printed("validate", &[DATA]);
    assert!(printed.contains("tiers.csv: KOR: from Tier 3 in 2001 to Tier 1 in 2002 (warning)\n"));
    assert!(printed.ends_with("no problems, 14 warnings\n"));
    let document = json("validate", &[DATA, "--json"]);
    assert_eq!(document["problems"], serde_json::json!([]));
    assert_eq!(document["warnings"].as_array().unwrap().len(), 14);
}

#[test]
fn validate_names_file_line_and_column() {
    let directory = copy_of_the_data();
    let file = directory.path().join("tiers.csv");
    let text = fs::read_to_string(&file).unwrap();
    let line = 1 + text.lines().position(|line| line.starts_with("PRK,2009,")).unwrap();
    fs::write(&file, text.replace("PRK,2009,Tier 3", "PRK,2009,Teir 3")).unwrap();
    let place = directory.path().to_str().unwrap();
    let output = example("validate", &[place]);
    assert_eq!(output.status.code(), Some(3));
    let printed = String::from_utf8(output.stdout).unwrap();
    let expected = format!("{place}/tiers.csv:{line}: column `ranking`: `Teir 3`: expected `Tier 1`, ");
    assert!(printed.starts_with(&expected), "{printed}");
    assert!(printed.ends_with("; did you mean `Tier 3`?\n1 problem\n"));
    let output = example("validate", &[place, "--json"]);
    assert_eq!(output.status.code(), Some(3));
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["problems"][0]["line"], line);
    assert_eq!(document["problems"][0]["near"], "Tier 3");
    assert_eq!(refused("validate", &[]).0, 2);
    assert_eq!(refused("validate", &["no/such/directory"]).0, 3);
}

#[test]
fn extend_says_that_its_report_is_made_up() {
    let printed = printed("extend", &[]);
    assert!(printed.starts_with("MADE UP: "));
    assert!(printed.contains("2026 Trafficking in Persons Report (released 2026-06-30)\n"));
    assert!(printed.contains("  South Korea: Tier 2 (2025: Tier 1)\n"));
    assert!(printed.contains("warning: tiers.csv: VUT: on the Watch List from 2023 to 2026"));
}

#[test]
fn extend_takes_files_and_names_what_is_wrong_with_them() {
    let directory = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = directory.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let reports = file("my-reports.csv", "report_year,edition,released\n2026,26,2026-06-30\n");
    let header = "code,report_year,ranking,evidence,sources";
    let tiers = file("my-tiers.csv", &format!("{header}\nKOR,2026,Tier 2,transcribed,press\n"));
    let mine = printed("extend", &["--reports", &reports, "--tiers", &tiers]);
    assert!(mine.starts_with("2026 Trafficking in Persons Report (released 2026-06-30)\n  South Korea: Tier 2 "));
    let doubled = file("doubled.csv", &format!("{header}\nKOR,2025,Tier 2,transcribed,press\n"));
    let (status, said) = refused("extend", &["--tiers", &doubled]);
    assert_eq!(status, 3);
    assert!(said.contains("doubled.csv:2: KOR 2025: already in tiers.csv:"), "{said}");
}

#[test]
fn revise_lists_what_changed() {
    let directory = copy_of_the_data();
    let place = directory.path().to_str().unwrap();
    assert_eq!(printed("revise", &[DATA, place]), "no difference\n");
    let file = directory.path().join("tiers.csv");
    let text = fs::read_to_string(&file).unwrap();
    fs::write(&file, text.replace("PRK,2009,Tier 3", "PRK,2009,Tier 2")).unwrap();
    let output = example("revise", &[DATA, place]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(output.stdout).unwrap(),
        "tiers.csv: 0 added, 0 removed, 1 revised\ntiers.csv: ~ PRK, 2009: ranking `Tier 3` -> `Tier 2`\n"
    );
    let output = example("revise", &[DATA, place, "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let document: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["counts"]["tiers.csv"]["revised"], 1);
    assert_eq!(document["rows"][0]["cells"][0]["newer"], "Tier 2");
    let (status, said) = refused("revise", &[DATA, "no/such/directory"]);
    assert_eq!(status, 3);
    assert!(said.starts_with("no/such/directory: 1 problem\n"), "{said}");
    assert_eq!(refused("revise", &[DATA]).0, 2);
}

/// `Flows.csv` is the table on some disks, and none on others.
#[test]
fn validate_and_the_library_agree_on_a_table_in_capitals() {
    let folder = copy_of_the_data();
    fs::rename(folder.path().join("flows.csv"), folder.path().join("Flows.csv")).unwrap();
    let is_read = Dataset::from_dir(folder.path()).unwrap().flows().count() > 0;
    assert_eq!(is_read, folder.path().join("flows.csv").exists());
    let text = printed("validate", &[folder.path().to_str().unwrap()]);
    assert_eq!(text.contains("`Flows.csv` is not read"), !is_read, "{text}");
    assert_eq!(text.contains("/flows.csv: the file is missing"), !is_read, "{text}");
}

#[test]
fn validate_and_revise_say_what_is_not_read() {
    let folder = copy_of_the_data();
    let path = |name: &str| folder.path().join(name);
    fs::rename(path("flows.csv"), path("Flow.csv")).unwrap();
    fs::remove_file(path("roles.csv")).unwrap();
    let regions = fs::read_to_string(path("regions.csv")).unwrap().replace('\n', ",\n");
    fs::write(path("regions.csv"), regions.replacen("label,", "label,colour", 1)).unwrap();
    let place = folder.path().to_str().unwrap();
    let notes = [
        format!("{place}/flows.csv: the file is missing, so this table is empty"),
        format!("{place}/roles.csv: the file is missing, so this table is empty"),
        format!("{place}: `Flow.csv` is not read; is it meant as `flows.csv`?"),
    ];
    let text = printed("validate", &[place]);
    assert!(notes.iter().all(|note| text.contains(&format!("{note} (note)\n"))), "{text}");
    assert_eq!(json("validate", &[place, "--json"])["notes"], serde_json::json!(notes));
    let output = example("revise", &[DATA, place]);
    let said = String::from_utf8(output.stderr).unwrap();
    let column = format!("{place}/regions.csv: column `colour` is ignored; it is not in {DATA}");
    assert_eq!(said, format!("{}\n{column}\n", notes.join("\n")));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("nowhere", path("flows.csv")).unwrap();
        let output = example("validate", &[place]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains("/flows.csv: cannot be read: it is a link that leads to no file"), "{said}");
    }
}

/// What the tables do not have is not compared with them; where it differs is said all the same.
#[test]
fn revise_says_which_ignored_columns_differ() {
    let folders = [copy_of_the_data(), copy_of_the_data()];
    let [older, newer] = folders.each_ref().map(|folder| folder.path().to_str().unwrap());
    let write = |folder: &str, colours: &str| {
        let path = format!("{folder}/regions.csv");
        let table = fs::read_to_string(format!("{DATA}/regions.csv")).unwrap();
        let rows = table.lines().zip(colours.split(',').chain(std::iter::repeat(""))).enumerate();
        let rows = rows.map(|(number, (row, colour))| match number {
            // The columns may stand in another order, and the text may begin with a mark.
            0 if folder == newer => format!("\u{FEFF}colour,{row}\n"),
            _ if folder == newer => format!("{colour},{row}\n"),
            0 => format!("{row},colour\n"),
            _ => format!("{row},{colour}\n"),
        });
        fs::write(path, rows.collect::<String>()).unwrap();
    };
    write(older, ",red,green,blue");
    let column = format!("{newer}/regions.csv: column `colour` is ignored");
    for (colours, said) in [
        (",red,green,blue", ""),
        (",red,green,black", ", but it differs: first on line 4"),
        (",,green,black", ", but it differs: first on line 2"),
    ] {
        write(newer, colours);
        let output = example("revise", &[older, newer]);
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "no difference\n");
        assert_eq!(String::from_utf8(output.stderr).unwrap(), format!("{column}{said}\n"));
    }
    fs::copy(format!("{DATA}/regions.csv"), format!("{newer}/regions.csv")).unwrap();
    let said = String::from_utf8(example("revise", &[older, newer]).stderr).unwrap();
    assert_eq!(said, format!("{older}/regions.csv: column `colour` is ignored; it is not in {newer}\n"));
}
