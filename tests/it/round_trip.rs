//! Writing a dataset and loading it again gives the same dataset.

use std::fs;

use tip_report::{Dataset, Table};

use crate::support::{DATA, without_flows};

#[test]
fn the_bundled_tables_are_written_byte_for_byte() {
    let directory = tempfile::tempdir().unwrap();
    Dataset::bundled().write_dir(directory.path()).unwrap();
    for table in Table::ALL {
        let bundled = fs::read(format!("{DATA}/{table}")).unwrap();
        assert!(fs::read(directory.path().join(table.as_str())).unwrap() == bundled, "{table}");
    }
    let files = fs::read_dir(directory.path()).unwrap().count();
    assert_eq!(files, Table::ALL.len(), "nothing unfinished is left");
    assert_eq!(Dataset::from_dir(directory.path()).unwrap(), *Dataset::bundled());
}

#[test]
fn every_table_of_the_data_directory_is_known() {
    let mut files: Vec<_> = fs::read_dir(DATA)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.rsplit_once('.').is_some_and(|(_, extension)| extension == "csv"))
        .collect();
    files.sort();
    let mut tables = Table::ALL.map(Table::as_str);
    tables.sort_unstable();
    assert_eq!(files, tables);
}

#[test]
fn cells_that_need_quotes_survive() {
    let names = "code,name,kind\nKOR,\"South Corea, \"\"South\"\"\",variant\nKOR,\"South Corea\nSouth Too\",variant\n";
    let mine = without_flows().append(Table::Names, "mine.csv", names).build().unwrap();
    let directory = tempfile::tempdir().unwrap();
    mine.write_dir(directory.path()).unwrap();
    let again = Dataset::from_dir(directory.path()).unwrap();
    assert_eq!(again, mine);
    assert_ne!(again, without_flows().build().unwrap());
    assert!(again.country("KOR").unwrap().names().any(|name| name.text() == "South Corea, \"South\""));
}

#[test]
fn cells_are_written_as_they_are() {
    let sources = "id,title\nmine,\"=HYPERLINK(\"\"x\"\")\"\n";
    let mine = without_flows().append(Table::Sources, "mine.csv", sources).build().unwrap();
    let mut text = Vec::new();
    mine.write_table(Table::Sources, &mut text).unwrap();
    assert!(String::from_utf8(text).unwrap().contains("\nmine,\"=HYPERLINK(\"\"x\"\")\","));
}

#[test]
fn a_closed_pipe_is_known_by_its_kind() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    let error = Dataset::bundled().write_table(Table::Tiers, Closed).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe);
}

#[test]
fn a_file_that_is_in_the_way_is_an_error_and_nothing_is_left_by_half() {
    let directory = tempfile::tempdir().unwrap();
    // A directory can't be replaced by a file.
    fs::create_dir_all(directory.path().join("tiers.csv/full")).unwrap();
    assert!(Dataset::bundled().write_dir(directory.path()).is_err());
    let unfinished = fs::read_dir(directory.path())
        .unwrap()
        .filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().contains("unfinished"));
    assert_eq!(unfinished.count(), 0);
}

#[test]
fn the_order_of_sources_does_not_count() {
    let tiers = |sources: &str| {
        let text = format!("code,report_year,ranking,evidence,sources\nKOR,2009,Tier 1,official,{sources}\n");
        without_flows().table(Table::Tiers, text).build().unwrap()
    };
    let data = tiers("press;du-htc;cia-factbook");
    assert_eq!(data, tiers("cia-factbook;press;du-htc"));
    let sources: Vec<_> = data.placements().next().unwrap().sources().map(|source| source.id()).collect();
    assert_eq!(sources, ["cia-factbook", "du-htc", "press"]);
}

#[test]
fn the_order_of_rows_does_not_count() {
    let mut builder = Dataset::builder();
    for table in Table::ALL {
        let text = fs::read_to_string(format!("{DATA}/{table}")).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        builder = builder.table(table, lines.join("\n"));
    }
    assert_eq!(builder.build().unwrap(), *Dataset::bundled());
}
