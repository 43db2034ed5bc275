//! Inputs that are large or endless: each ends in a clear error, soon, and with little more memory than the largest file
//! that is taken.
//!
//! `cargo test --release --test hostile -- --nocapture` prints what each takes. Without optimisation the inputs are smaller.

#[path = "../it/support/data.rs"]
mod data;
mod growth;

use std::{
    io::{self, Cursor, Read},
    time::{Duration, Instant},
};

use data::{DATA, copy_of_the_data};
use peak_alloc::PeakAlloc;
use tip_report::{
    Dataset, DatasetBuilder, Ranking, Screening,
    error::{AliasError, LoadError, ScreenError},
    screen::Aliases,
    tables::Table,
};

// A program of its own, as torture.rs is: the allocator counts what the process takes, so nothing else may run beside it.
// The gate runs both with optimisation.
#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const LIMIT: u64 = DatasetBuilder::FILE_LIMIT;

/// How much smaller the inputs are than those promised.
const SMALLER: u64 = if cfg!(debug_assertions) { 32 } else { 1 };

const TIERS: &str = "code,report_year,ranking,evidence,sources,note\n";

/// Runs a case and says what it took. `most` is how often the largest file may be in memory.
fn measured<T>(what: &str, most: u64, case: impl FnOnce() -> T) -> T {
    let (before, started) = (MEMORY.current_usage(), Instant::now());
    MEMORY.reset_peak_usage();
    let result = case();
    let (memory, time) = (MEMORY.peak_usage().saturating_sub(before) as u64, started.elapsed());
    println!("{what}: {} MiB, {time:.1?}", memory >> 20);
    assert!(memory <= most * LIMIT + (8 << 20), "{what}: {memory} bytes");
    assert!(time < Duration::from_secs(60), "{what}: {time:?}");
    result
}

/// The text, then a piece of text many times over, to so many bytes.
fn endless(start: &str, piece: &str, bytes: u64) -> impl Read {
    let pieces: &'static [u8] = piece.repeat(1 + 65_536 / piece.len()).leak().as_bytes();
    Cursor::new(start.to_owned()).chain(Repeat(pieces, 0)).take(bytes / SMALLER)
}

struct Repeat(&'static [u8], usize);

impl Read for Repeat {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = (&self.0[self.1..]).read(buffer)?;
        self.1 = (self.1 + count) % self.0.len();
        Ok(count)
    }
}

fn refused(table: Table, reader: impl Read) -> LoadError {
    Dataset::builder().table_from(table, reader).build().unwrap_err()
}

fn first_line(problems: &LoadError) -> String {
    problems.problems().iter().next().unwrap().to_string()
}

/// One test, as the memory counted is that of the whole program.
#[test]
fn large_inputs_end_in_an_error() {
    assert!(Dataset::bundled().diff(Dataset::bundled()).is_empty());
    let too_large = |table: &str| format!("{table}: the file has more than {LIMIT} bytes");
    files_beyond_the_limit(&too_large);
    files_up_to_the_limit();
    directories(&too_large);
    duplicates();
    screening();
    aliases();
    lookups();
    growth::all();
}

fn files_beyond_the_limit(too_large: &dyn Fn(&str) -> String) {
    let endless = |start, piece, bytes| endless(start, piece, bytes * SMALLER);
    let row = "KOR,2009,Tier 1,official,press,\n";
    for (what, reader) in [
        ("a line of 1 GB", endless(TIERS, "x", 1 << 30)),
        ("a file of 2 GB with one open quote", endless(TIERS, "\"", 2 << 30)),
        ("ten million duplicate rows", endless(TIERS, row, 10_000_000 * row.len() as u64)),
    ] {
        let problems = measured(what, 3, || refused(Table::Tiers, reader));
        assert_eq!(first_line(&problems), too_large("tiers.csv"));
    }
}

fn files_up_to_the_limit() {
    let row = "KOR,2009,Tier 1,official,press,";
    for (what, start, piece, bytes, expected) in [
        ("the longest line", format!("{TIERS}{row}"), "x", LIMIT, "tiers.csv:2: a row of "),
        ("the longest quoted cell", format!("{TIERS}{row}\""), "\"\"", LIMIT, "tiers.csv:2: a "),
        ("one open quote", format!("{TIERS}{row}\""), "x\n", LIMIT, "tiers.csv:2: a quote is opened here"),
        ("an open quote in the header", format!("\"{TIERS}"), "x\n", LIMIT, "tiers.csv:1: a quote is opened here"),
        ("a row of nothing but commas", TIERS.into(), ",", LIMIT, "tiers.csv:2: a row of "),
        ("a quoted row of nothing but commas", format!("{TIERS}\"\""), ",", LIMIT, "tiers.csv:2: a row of "),
        ("a million columns", TIERS.trim_end().into(), ",xy", 3 << 20, "tiers.csv:1: a row of "),
        ("columns to the limit", TIERS.trim_end().into(), ",", LIMIT, "tiers.csv:1: a row of "),
        (
            "a list of eight million items",
            format!("{TIERS}KOR,2009,Tier 1,official,"),
            "a;",
            16 << 20,
            "tiers.csv:2: a row of ",
        ),
        (
            "lists of 11,000 keys",
            TIERS.into(),
            LONG_LIST.get_or_init(long_list),
            LIMIT,
            "tiers.csv:2: column `sources`",
        ),
        ("nothing but blank lines", TIERS.into(), "\n", LIMIT, ""),
        ("nothing but carriage returns", "\r".into(), "\r", LIMIT, "tiers.csv:1: the file is empty"),
        ("nothing but zeros", String::new(), "\0", LIMIT, "tiers.csv:1: a row of "),
    ] {
        let reader = endless(&start, piece, bytes);
        let result = measured(what, 3, || Dataset::builder().table_from(Table::Tiers, reader).build());
        match result {
            Ok(data) => assert!(expected.is_empty() && data.placements().len() == 0, "{what}"),
            Err(problems) => {
                let found = first_line(&problems);
                assert!(!expected.is_empty() && found.starts_with(expected), "{what}: {found}");
            }
        }
    }
    // The rows of these tables are the shortest: up to sixteen million of them.
    for (table, start, row, first) in [
        (Table::Regions, "region,label\n", "a,b\n", "regions.csv:3: a: already on line 2"),
        (Table::Countries, "code,name\n", "KOR,K\n", "countries.csv:3: KOR: already on line 2"),
        (Table::Sources, "id,title\n", "a,b\n", "sources.csv:3: a: already on line 2"),
        (Table::Names, "code,name,kind\n", "KOR,K,code\n", "names.csv:3: KOR K (code): already on line 2"),
        (Table::RegionMembers, "region,code\n", "africa,KOR\n", "region_members.csv:3: africa KOR: already on line 2"),
        (
            Table::Reports,
            "report_year,edition,released\n",
            "2001,1,2001-07-12\n",
            "reports.csv:3: 2001: already on line 2",
        ),
        (
            Table::Roles,
            "report_year,code,source,transit,destination,domestic,basis,sources\n",
            "2009,KOR,,,,,stated,crs\n",
            "roles.csv:3: 2009 KOR: already on line 2",
        ),
        (
            Table::DesignationCoverage,
            "list,report_year,coverage\n",
            "reassessed,2009,partial\n",
            "designation_coverage.csv:3: reassessed 2009: already on line 2",
        ),
        (
            Table::LawEnforcement,
            "calendar_year,prosecutions,convictions,victims_identified,new_laws,printed_in_report,source\n",
            "2003,,,,,2006,x\n",
            "law_enforcement.csv:3: 2003: already on line 2",
        ),
    ] {
        let reader = endless(start, row, LIMIT - LIMIT % row.len() as u64);
        let problems = measured(&format!("rows of {table} to the limit"), 10, || refused(table, reader));
        assert!(problems.problems().iter().any(|problem| problem.to_string() == first), "{problems}");
    }
    // Without the table of sources no source of them is a problem, and every row is read.
    let rows = endless(TIERS, LONG_LIST.get_or_init(long_list), LIMIT);
    let builder = Dataset::builder().table(Table::Sources, "").table_from(Table::Tiers, rows);
    assert!(measured("lists of an unreadable table", 3, || builder.build()).is_err());
}

static LONG_LIST: std::sync::OnceLock<String> = std::sync::OnceLock::new();

/// A row with the longest list of different keys.
fn long_list() -> String {
    let items: Vec<String> = (0..11_000).map(|number| format!("{number:x}")).collect();
    format!("KOR,2009,Tier 1,official,{},\n", items.join(";"))
}

fn directories(too_large: &dyn Fn(&str) -> String) {
    let directory = copy_of_the_data();
    let tiers = directory.path().join("tiers.csv");
    std::fs::File::create(&tiers).unwrap().set_len(2 << 30).unwrap();
    let problems = measured("a directory with a file of 2 GB", 3, || Dataset::from_dir(directory.path()).unwrap_err());
    assert_eq!(first_line(&problems), too_large("tiers.csv"));

    #[cfg(unix)]
    {
        let refused = "tiers.csv: cannot be read: it is a pipe or a device, not a file";
        std::fs::remove_file(&tiers).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &tiers).unwrap();
        let problems =
            measured("a directory with an endless file", 3, || Dataset::from_dir(directory.path()).unwrap_err());
        assert_eq!(problems.to_string(), format!("1 problem\n{refused}"));
        // Nobody writes into the pipe.
        std::fs::remove_file(&tiers).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(&tiers).status().unwrap().success());
        let problems = measured("a directory with a pipe", 3, || Dataset::from_dir(directory.path()).unwrap_err());
        assert_eq!(problems.to_string(), format!("1 problem\n{refused}"));
        let appended = || Dataset::builder().append_file(Table::Tiers, &tiers).build().unwrap_err();
        assert_eq!(measured("a pipe as a file", 3, appended).to_string(), format!("1 problem\n{refused}"));
    }
    assert!(Dataset::from_dir(DATA).is_ok());
}

/// Rows of tables whose keys are looked for in different ways: time that grew with the square of the rows would show.
fn duplicates() {
    for table in [Table::Tiers, Table::Designations, Table::Flows, Table::Names] {
        let text = std::fs::read_to_string(format!("{DATA}/{table}")).unwrap();
        let (header, rest) = text.split_once('\n').unwrap();
        let row = rest.lines().next().unwrap();
        let text = format!("{header}\n{}", format!("{row}\n").repeat(200_000));
        let problems = measured(&format!("200,000 equal rows of {table}"), 10, || refused(table, text.as_bytes()));
        assert!(problems.limit_reached());
    }
}

fn screening() {
    let run = |start: &str, piece: &str, bytes: u64| {
        Screening::new(Dataset::bundled(), "country").run(endless(start, piece, bytes), io::sink())
    };
    let too_long = |result: Result<_, ScreenError>| assert!(matches!(result, Err(ScreenError::RecordTooLong { .. })));
    // These don't depend on a limit of the file, only on that of a row.
    too_long(measured("screening a line of 1 GB", 1, || run("country\n", "x", 1 << 30)));
    too_long(measured("screening 2 GB of an open quote", 1, || run("country\n\"", "x\n", 2 << 30)));
    let header = measured("screening a header of 1 GB", 1, || run("country", "x", 1 << 30));
    assert!(matches!(header, Err(ScreenError::RecordTooLong { .. } | ScreenError::NoColumn { .. })), "{header:?}");
    let columns = measured("screening millions of columns", 2, || run("country", ",x", 64 << 20));
    assert!(columns.is_err(), "{columns:?}");
    let rows = measured("screening ten million rows", 1, || run("country\n", "KOR\n", 40_000_000)).unwrap();
    assert!(rows.rows() > 9_000_000 / SMALLER);
    let rows = measured("screening ten million unknown names", 1, || {
        let names = (0..5_000).map(|number| format!("Atlantis {number}\n")).collect::<Vec<_>>().concat();
        run("country\n", &names, 140_000_000)
    });
    assert!(rows.unwrap().unresolved().len() <= 1000);
}

fn aliases() {
    let read = |rows: &mut dyn Read| Aliases::read(Dataset::bundled(), rows).unwrap_err();
    let error = measured("a row of aliases of 64 MiB", 3, || read(&mut endless("alias,code\n", "x", LIMIT * SMALLER)));
    assert!(matches!(error, AliasError::Csv(_)), "a row of 1 MiB is refused before: {error}");
    let row = format!("Congo,COD,{}\n", "x".repeat(1 << 19));
    let error = measured("a file of aliases of more than 64 MiB", 3, || {
        read(&mut endless("alias,code,note\n", &row, (LIMIT + 1) * SMALLER))
    });
    assert_eq!(error.to_string(), format!("the file is larger than {LIMIT} bytes"));
}

fn lookups() {
    let asked = "Korea ".repeat(10_000_000);
    let shown = measured("a name of 60 MB", 1, || Dataset::bundled().country(&asked).unwrap_err().to_string());
    assert!(shown.len() < 400, "{shown}");
    let shown = measured("a word of 60 MB", 1, || asked.parse::<Ranking>().unwrap_err().to_string());
    assert!(shown.len() < 400, "{shown}");
}
