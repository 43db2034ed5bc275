//! Writing a dataset and loading it again gives the same dataset.

use std::{fs, io, path::Path};

use tip_report::{Dataset, tables::Table};

use crate::support::{DATA, without_flows};

#[test]
fn the_bundled_tables_are_written_byte_for_byte() {
    let directory = tempfile::tempdir().unwrap();
    Dataset::bundled().write_dir(directory.path()).unwrap();
    for &table in Table::ALL {
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
    let mut tables: Vec<_> = Table::ALL.iter().map(|table| table.as_str()).collect();
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
    let unfinished =
        fs::read_dir(directory.path()).unwrap().filter(|file| file.as_ref().unwrap().file_name() != "tiers.csv");
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
    for &table in Table::ALL {
        let text = fs::read_to_string(format!("{DATA}/{table}")).unwrap();
        let mut lines: Vec<&str> = text.lines().collect();
        lines[1..].reverse();
        builder = builder.table(table, lines.join("\n"));
    }
    assert_eq!(builder.build().unwrap(), *Dataset::bundled());
}

/// What stands in a directory.
fn names_in(directory: &Path) -> Vec<String> {
    let names = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

fn with_a_name(name: &str) -> Dataset {
    let names = format!("code,name,kind\nKOR,{name},variant\n");
    without_flows().append(Table::Names, "mine.csv", names).build().unwrap()
}

#[test]
fn a_directory_that_is_written_in_part_is_never_clean() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    with_a_name("older").write_dir(path).unwrap();
    // A program that was broken off when some of its files had taken their places.
    with_a_name("newer").write_table(Table::Names, fs::File::create(path.join("names.csv")).unwrap()).unwrap();
    fs::write(path.join(".tip-report-unfinished"), "").unwrap();
    let unfinished = ".tip-report-unfinished: not all tables of the directory are written";
    assert!(Dataset::from_dir(path).unwrap_err().to_string().contains(unfinished));
    // A second writer keeps out, and changes nothing.
    let error = with_a_name("third").write_dir(path).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
    assert!(error.to_string().starts_with(".tip-report-unfinished: another program is writing there"), "{error}");
    fs::remove_file(path.join(".tip-report-unfinished")).unwrap();
    with_a_name("third").write_dir(path).unwrap();
    assert_eq!(Dataset::from_dir(path).unwrap(), with_a_name("third"));
    assert!(names_in(path).iter().all(|name| !name.starts_with('.')), "{:?}", names_in(path));
}

#[test]
fn two_writers_never_leave_a_mixture() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    let datasets = [with_a_name("one"), with_a_name("two")];
    datasets[0].write_dir(path).unwrap();
    std::thread::scope(|scope| {
        for data in &datasets {
            scope.spawn(move || {
                for _ in 0..5 {
                    match data.write_dir(path) {
                        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                        written => written.unwrap(),
                    }
                }
            });
        }
    });
    let read = Dataset::from_dir(path).unwrap();
    assert!(datasets.contains(&read));
    assert_eq!(names_in(path).len(), Table::ALL.len());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_all_files_as_they_were() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    let mut mount = std::process::Command::new("mount");
    let mounted = mount.args(["-t", "tmpfs", "-o", "size=1m", "none"]).arg(path).output();
    if !mounted.is_ok_and(|mounted| mounted.status.success()) {
        eprintln!("SKIPPED: a small disk can't be mounted");
        return;
    }
    let small = with_a_name("older");
    small.write_dir(path).unwrap();
    let written = Dataset::bundled().write_dir(path);
    let (names, read) = (names_in(path), Dataset::from_dir(path));
    assert!(std::process::Command::new("umount").arg(path).status().unwrap().success());
    let error = written.unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::StorageFull);
    // It was full when the flows, which are most of the bytes, were written, or a table after them.
    let is_named = |table: &Table| error.to_string().starts_with(&format!("{table}: "));
    assert!(Table::ALL.iter().any(is_named), "{error}");
    assert_eq!(read.unwrap(), small);
    assert_eq!(names.len(), Table::ALL.len(), "{names:?}");
}

/// Sets whether a file or a directory may be changed.
fn set_readonly(path: &Path, readonly: bool) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    permissions.set_readonly(readonly);
    fs::set_permissions(path, permissions).unwrap();
}

#[test]
fn a_table_that_is_read_only_leaves_all_files_as_they_were() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    let older = with_a_name("older");
    older.write_dir(path).unwrap();
    let last = path.join(Table::ALL[Table::ALL.len() - 1].as_str());
    set_readonly(&last, true);
    if !fs::metadata(&last).unwrap().permissions().readonly() {
        eprintln!("SKIPPED: this disk has no files that are read-only");
        return;
    }
    let error = with_a_name("newer").write_dir(path).unwrap_err();
    assert_eq!(error.kind(), io::ErrorKind::PermissionDenied);
    assert!(error.to_string().ends_with(": the file is read-only"), "{error}");
    assert_eq!((Dataset::from_dir(path).unwrap(), names_in(path).len()), (older, Table::ALL.len()));
    set_readonly(&last, false);
    with_a_name("newer").write_dir(path).unwrap();
    assert_eq!(Dataset::from_dir(path).unwrap(), with_a_name("newer"));
}

#[cfg(unix)]
#[test]
fn a_table_keeps_the_permissions_of_the_older_one() {
    use std::os::unix::fs::PermissionsExt;
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    with_a_name("older").write_dir(path).unwrap();
    let mode_of = |table: &Path| fs::metadata(table).unwrap().permissions().mode() & 0o7777;
    let modes = [0o600, 0o640, 0o664, 0o200];
    let tables: Vec<_> =
        Table::ALL.iter().map(|table| path.join(table.as_str())).zip(modes.into_iter().cycle()).collect();
    for (table, mode) in &tables {
        if fs::set_permissions(table, fs::Permissions::from_mode(*mode)).is_err() || mode_of(table) != *mode {
            eprintln!("SKIPPED: this disk has no permissions");
            return;
        }
    }
    with_a_name("newer").write_dir(path).unwrap();
    for (table, mode) in tables {
        assert_eq!(mode_of(&table), mode, "{}", table.display());
    }
}

/// Windows has no directories that are read-only: there the mark keeps files out of a folder's settings only.
#[cfg(unix)]
#[test]
fn a_directory_that_is_read_only_is_left_as_it_was() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    let older = with_a_name("older");
    older.write_dir(path).unwrap();
    set_readonly(path, true);
    if fs::write(path.join("any"), "").is_ok() {
        eprintln!("SKIPPED: the superuser may write in every directory");
        return;
    }
    let written = with_a_name("newer").write_dir(path);
    let (read, names) = (Dataset::from_dir(path), names_in(path));
    set_readonly(path, false);
    assert_eq!(written.unwrap_err().kind(), io::ErrorKind::PermissionDenied);
    assert_eq!((read.unwrap(), names.len()), (older, Table::ALL.len()));
}

/// Disks of Windows and macOS, and exFAT, take capitals for small letters.
#[test]
fn a_table_in_capitals_is_the_table_where_the_disk_says_so() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path();
    with_a_name("mine").write_dir(path).unwrap();
    fs::rename(path.join("names.csv"), path.join("NAMES.csv")).unwrap();
    let takes_capitals = path.join("names.csv").exists();
    let read = Dataset::from_dir(path).unwrap();
    assert_eq!(read == with_a_name("mine"), takes_capitals);
    assert_eq!(read.country("mine").is_ok(), takes_capitals);
    with_a_name("again").write_dir(path).unwrap();
    assert_eq!(Dataset::from_dir(path).unwrap(), with_a_name("again"));
    assert_eq!(names_in(path).len(), Table::ALL.len() + usize::from(!takes_capitals));
}

#[cfg(unix)]
#[test]
fn a_planted_link_is_not_followed() {
    let directory = tempfile::tempdir().unwrap();
    let (path, target) = (directory.path().join("data"), directory.path().join("target"));
    fs::create_dir(&path).unwrap();
    fs::write(&target, "mine").unwrap();
    let process = std::process::id();
    for &table in Table::ALL {
        std::os::unix::fs::symlink(&target, path.join(format!(".{table}.{process}-0.part"))).unwrap();
        std::os::unix::fs::symlink(&target, path.join(format!(".{table}.{process}.unfinished"))).unwrap();
    }
    with_a_name("mine").write_dir(&path).unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
    assert_eq!(Dataset::from_dir(&path).unwrap(), with_a_name("mine"));
    // A table that is a link is replaced, not written through.
    fs::remove_file(path.join("tiers.csv")).unwrap();
    std::os::unix::fs::symlink(&target, path.join("tiers.csv")).unwrap();
    with_a_name("mine").write_dir(&path).unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "mine");
}
