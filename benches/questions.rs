//! The questions that `benches/peers` and `benches/instructions` ask: their answers, their times, or a single question.
//!
//! ```text
//! questions names          the questions, and how often each is asked
//! questions answers        the answers, to compare with those of the peers
//! questions times          the time of each, in nanoseconds: the least of many readings taken in turns
//! questions tables         the time to load each table beside a bare scan of its bytes, in turns
//! questions growth [DIR]   the time to load a directory whose flows.csv has 1, 10, 100, 1000 times the rows
//! questions ask NAME N     the preparation and one question, as often as `names` says, all N times, for an instruction counter
//! questions ready NAME N   only the preparation of `ask`
//! questions cold           a whole process: start, load, answer one country
//! ```

#![allow(clippy::cast_precision_loss, reason = "times and counts far below 2^52")]

mod common;

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    hint::black_box,
    num::NonZero,
    path::PathBuf,
    process::ExitCode,
    sync::LazyLock,
    time::{Duration, Instant},
};

use common::{before, scan, text};
use csv_core::Reader;
use tip_report::{
    Dataset, DatasetBuilder, Network, Place, ReportDiff, Screening, TierChange,
    audit::{Audit, ClaimsIn},
    tables::Table,
};

/// Spellings as a user's file has them: a name, an inverted name, an official name, an alias, one with an accent.
const NAMES: [&str; 5] = ["Thailand", "Korea, South", "Russian Federation", "Burma", "Côte d’Ivoire"];

/// A question: how often a reading asks it, what must be loaded before, and the question itself. Its answer is folded
/// into a number, so that none is optimised away.
struct Question {
    name: &'static str,
    asks: usize,
    ready: fn() -> Dataset,
    ask: fn(&Dataset) -> usize,
}

fn whole() -> Dataset {
    Dataset::builder().build().expect("the bundled data")
}

const QUESTIONS: [Question; 16] = [
    Question { name: "load all tables", asks: 1, ready: Dataset::bundled_anew, ask: |_| whole().placements().len() },
    Question { name: "load tiers", asks: 1, ready: Dataset::bundled_anew, ask: |data| data.placements().len() },
    Question {
        name: "load tiers.csv alone",
        asks: 1,
        ready: || before(Table::Tiers),
        ask: |data| data.load(Table::Tiers),
    },
    Question {
        name: "load flows.csv alone",
        asks: 1,
        ready: || before(Table::Flows),
        ask: |data| data.load(Table::Flows),
    },
    Question { name: "one country and year", asks: 1000, ready: whole, ask: |data| usize::from(one(data).is_some()) },
    Question {
        name: "placement by handle",
        asks: 100,
        ready: whole,
        ask: |data| {
            let reports: Vec<_> = data.reports().collect();
            let found = |country| reports.iter().filter(|report| report.placement(country).is_some()).count();
            data.countries().map(found).sum()
        },
    },
    Question { name: "code", asks: 1000, ready: whole, ask: |data| found(data, "PRK") },
    Question { name: "names", asks: 1000, ready: whole, ask: |data| NAMES.iter().map(|name| found(data, name)).sum() },
    Question { name: "misspelling", asks: 10, ready: whole, ask: |data| found(data, "Phillipines") },
    Question {
        name: "history",
        asks: 100,
        ready: whole,
        ask: |data| data.countries().map(|country| country.history().spells().count()).sum(),
    },
    Question {
        name: "changes",
        asks: 100,
        ready: whole,
        // The columns of the peers' rows, and the direction. A count alone would not need them.
        ask: |data| {
            let row = |change: TierChange<'_>| {
                black_box((change.country(), change.from(), change.to(), change.direction()));
            };
            data.diffs().flat_map(|diff| diff.changes()).map(row).count()
        },
    },
    Question {
        name: "transitions",
        asks: 100,
        ready: whole,
        ask: |data| black_box(data.transitions()).rankings().len(),
    },
    Question { name: "corridors and degrees", asks: 10, ready: whole, ask: |data| degrees(&data.flows().network()) },
    Question {
        name: "golden names",
        asks: 10,
        ready: || {
            LazyLock::force(&KNOWN);
            whole()
        },
        ask: |data| KNOWN.iter().map(|name| found(data, name)).sum(),
    },
    Question {
        name: "10,000 rows screened",
        asks: 1,
        ready: || with(&SUPPLIERS),
        ask: |data| screened(data, &SUPPLIERS),
    },
    Question { name: "4,239 claims audited", asks: 1, ready: || with(&CLAIMS), ask: |data| audited(data, &CLAIMS) },
];

/// All tables, and the rows that the questions are about.
fn with(rows: &LazyLock<String>) -> Dataset {
    LazyLock::force(rows);
    whole()
}

/// 10,000 rows of suppliers: every country and an ambiguous name, with dates in all reports.
static SUPPLIERS: LazyLock<String> = LazyLock::new(|| {
    let mut rows = String::from("supplier,country,signed\n");
    let names: Vec<&str> = Dataset::bundled().countries().map(|country| country.name()).collect();
    for row in 0..10_000 {
        let name = if row % 50 == 0 { "Congo" } else { names[row * 7 % names.len()] };
        let (year, month) = (2001 + row % 25, 1 + row % 12);
        let _ = writeln!(rows, "Supplier {row},\"{name}\",{year}-{month:02}-15");
    }
    rows
});

fn screened(data: &Dataset, rows: &str) -> usize {
    let screening = Screening::new(data, "country").date_column("signed").threads(NonZero::<usize>::MIN);
    let summary = screening.run(rows.as_bytes(), std::io::sink()).expect("a CSV file");
    usize::try_from(summary.rows()).unwrap_or(usize::MAX)
}

/// Every placement as a claim, in words.
static CLAIMS: LazyLock<String> = LazyLock::new(|| {
    let mut rows = String::from("country,year,tier\n");
    for placement in Dataset::bundled().placements() {
        let (country, year) = (placement.country().code(), placement.report().year());
        let _ = writeln!(rows, "{country},{year},{}", placement.ranking());
    }
    rows
});

fn audited(data: &Dataset, rows: &str) -> usize {
    let screening = Screening::new(data, "country").year_column("year").threads(NonZero::<usize>::MIN);
    let audit = Audit::new(data).screening(screening);
    let findings = audit.csv(rows.as_bytes(), ClaimsIn::Column("tier")).expect("a CSV file");
    usize::try_from(findings.agree()).unwrap_or(usize::MAX)
}

fn found(data: &Dataset, name: &str) -> usize {
    usize::from(data.country(name).is_ok())
}

fn one(data: &Dataset) -> Option<tip_report::Placement<'_>> {
    data.report(2009).ok()?.placement(data.country("KOR").ok()?)
}

fn degrees(network: &Network<'_>) -> usize {
    network.places().map(|place| network.out_degree(place) + network.in_degree(place)).sum()
}

/// The spellings of the golden files of names, each with the expected code, or why it has none.
fn spellings() -> impl Iterator<Item = (&'static str, &'static str)> {
    let files = [include_str!("../tests/vectors/names_check.tsv"), include_str!("../tests/names/golden.tsv")];
    files
        .into_iter()
        .flat_map(str::lines)
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

/// Those that mean one country, except for the known gaps.
static KNOWN: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let known = |&(name, expected): &(&str, &str)| {
        Dataset::bundled().country(name).is_ok_and(|country| country.code().as_str() == expected)
    };
    spellings().filter(known).map(|(name, _)| name).collect()
});

/// One reading. A question about loading is asked once in each reading, of a new dataset.
fn reading(question: &Question) -> Duration {
    let data = (question.ready)();
    timed(|| (0..question.asks).map(|_| black_box((question.ask)(black_box(&data)))).sum::<usize>())
}

/// The least time of each of several things, measured in turns so that a busy machine slows all alike.
fn least(rounds: usize, mut things: Vec<Box<dyn FnMut() -> Duration + '_>>) -> Vec<Duration> {
    let mut best = vec![Duration::MAX; things.len()];
    for _ in 0..rounds {
        for (best, thing) in best.iter_mut().zip(&mut things) {
            *best = thing().min(*best);
        }
    }
    best
}

fn times(rounds: usize) {
    let things = QUESTIONS.iter().map(|question| Box::new(|| reading(question)) as Box<dyn FnMut() -> _>);
    for (question, time) in QUESTIONS.iter().zip(least(rounds, things.collect())) {
        let answers = match question.name {
            "names" => NAMES.len(),
            "golden names" => KNOWN.len(),
            "placement by handle" => 25 * 213,
            _ => 1,
        };
        println!("{}\t{:.1}", question.name, nanoseconds(time) / (question.asks * answers) as f64);
    }
}

fn nanoseconds(time: Duration) -> f64 {
    time.as_nanos() as f64
}

fn tables(rounds: usize) {
    let mut parser = Reader::new();
    println!("| table | bytes | csv-core scan, us | load, us | ratio |\n|---|---:|---:|---:|---:|");
    let mut sums = (0, 0.0, 0.0);
    let line = |file: &str, bytes: usize, scan: f64, load: f64| {
        println!("| {file} | {bytes} | {:.1} | {:.1} | {:.2} |", scan / 1e3, load / 1e3, load / scan);
    };
    for &table in Table::ALL {
        let text = text(table);
        let scanned = || timed(|| scan(&mut parser, black_box(text)));
        let loaded = || {
            let data = before(table);
            timed(|| black_box(&data).load(table))
        };
        let best = least(rounds, vec![Box::new(scanned), Box::new(loaded)]);
        let (scan, load) = (nanoseconds(best[0]), nanoseconds(best[1]));
        line(table.as_str(), text.len(), scan, load);
        sums = (sums.0 + text.len(), sums.1 + scan, sums.2 + load);
    }
    line("sum of the tables", sums.0, sums.1, sums.2);
    let scanned =
        || timed(|| Table::ALL.iter().copied().map(|table| scan(&mut parser, black_box(text(table)))).sum::<usize>());
    let best = least(rounds, vec![Box::new(scanned), Box::new(|| timed(whole))]);
    line("all at once, with their sums", sums.0, nanoseconds(best[0]), nanoseconds(best[1]));
}

fn timed<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let made = black_box(work());
    let time = start.elapsed();
    drop(made);
    time
}

/// Rows of flows.csv that are all legal and all different: the ends run through the countries, the rest is as bundled.
/// They are in several files, because one may have at most 64 MiB.
fn flows(rows: usize) -> Vec<String> {
    const ROWS_OF_A_FILE: usize = 600_000;
    let data = Dataset::bundled();
    let (header, bundled) = text(Table::Flows).split_once('\n').expect("a header");
    let bundled: Vec<Vec<&str>> =
        bundled.lines().map(|row| row.split(',').collect::<Vec<_>>()).filter(|row| row[2] == "cross_border").collect();
    let codes: Vec<_> = data.countries().map(|country| country.code()).collect();
    let groups = data.reports().count() * codes.len();
    let mut texts = Vec::new();
    let mut written = 0;
    for report in data.reports() {
        for reporter in 0..codes.len() {
            let group = report.edition() as usize * codes.len() + reporter - codes.len();
            for number in 0..rows * (group + 1) / groups - rows * group / groups {
                let like = &bundled[written % bundled.len()];
                let (origin, destination) = (codes[number / codes.len()], codes[number % codes.len()]);
                if written % ROWS_OF_A_FILE == 0 {
                    texts.push(format!("{header}\n"));
                }
                let Some(text) = texts.last_mut() else { unreachable!("just pushed") };
                let _ = writeln!(
                    text,
                    "{},{},cross_border,{origin},{},{destination},{}",
                    report.year(),
                    codes[reporter],
                    like[4],
                    like[6..].join(",")
                );
                written += 1;
            }
        }
    }
    texts
}

/// The name of a part of the flows: the first is the table's own file.
fn part(number: usize) -> String {
    if number == 0 { "flows.csv".into() } else { format!("flows-{number}.csv") }
}

fn growth(directory: Option<&str>, most: usize) -> std::io::Result<()> {
    let directory = directory.map_or_else(|| std::env::temp_dir().join("tip-report-growth"), PathBuf::from);
    fs::create_dir_all(&directory)?;
    for &table in Table::ALL {
        fs::write(directory.join(table.as_str()), text(table))?;
    }
    println!("| rows of flows.csv | MB | load the directory, ms | ns a row | MB/s |\n|---:|---:|---:|---:|---:|");
    for times in [1, 10, 100, 1000].into_iter().filter(|&times| times <= most) {
        let rows = 10_000 * times;
        let flows = flows(rows);
        for (number, text) in flows.iter().enumerate() {
            fs::write(directory.join(part(number)), text)?;
        }
        let load = || {
            timed(|| {
                let data = DatasetBuilder::new().dir(&directory);
                let parts = (1..flows.len()).map(part);
                let data = parts.fold(data, |data, part| data.append_file(Table::Flows, directory.join(part))).build();
                assert_eq!(data.expect("legal rows").flows().count(), rows);
            })
        };
        let time = nanoseconds(least(if times < 100 { 10 } else { 2 }, vec![Box::new(load)])[0]);
        let bytes = flows.iter().map(String::len).sum::<usize>() as f64;
        println!(
            "| {rows} | {:.1} | {:.1} | {:.0} | {:.0} |",
            bytes / 1e6,
            time / 1e6,
            time / rows as f64,
            bytes / time * 1e3
        );
    }
    fs::remove_dir_all(&directory)
}

/// Every answer as one line: the question, a tab, its subject and its result.
fn answers() {
    let data = Dataset::bundled();
    let ranking = |ranking: Option<tip_report::Ranking>| ranking.map_or(String::new(), |ranking| ranking.to_string());
    println!("tiers\t{}", data.placements().len());
    println!("one\tKOR\t2009\t{}", ranking(one(data).map(|placement| placement.ranking())));
    for change in data
        .diffs()
        .filter(ReportDiff::is_consecutive)
        .flat_map(|diff| diff.changes().map(move |change| (diff.after().year(), change)))
    {
        let (year, change) = change;
        println!("change\t{year}\t{}\t{}\t{}", change.country().code(), ranking(change.from()), ranking(change.to()));
    }
    let matrix = data.transitions();
    for &from in matrix.rankings() {
        for &to in matrix.rankings() {
            println!("transition\t{from}\t{to}\t{}", matrix.count(from, to).unwrap_or(0));
        }
        println!("transition\t{from}\t\t{}", matrix.left(from).unwrap_or(0));
        println!("transition\t\t{from}\t{}", matrix.entered(from).unwrap_or(0));
    }
    let id = |place: Place<'_>| match place {
        Place::Country(country) => country.code().to_string(),
        Place::Region(region) => region.id().to_string(),
        _ => String::new(),
    };
    let network = data.flows().network();
    for corridor in network.corridors() {
        println!(
            "corridor\t{}\t{}\t{}",
            id(corridor.origin()),
            id(corridor.destination()),
            corridor.statements().len()
        );
    }
    for place in network.places() {
        println!("degree\t{}\t{}\t{}", id(place), network.out_degree(place), network.in_degree(place));
    }
    let names: BTreeMap<&str, String> = spellings()
        .map(|(name, _)| (name, data.country(name).map_or(String::new(), |country| country.code().to_string())))
        .collect();
    for (name, code) in names {
        println!("name\t{name}\t{code}");
    }
}

fn question(name: &str) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.name == name)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        // `cargo bench` alone is for the benchmarks that print their own tables.
        [] => {}
        ["--test"] => {
            times(1);
            tables(1);
            growth(None, 1).expect("a directory to write to");
        }
        ["names"] => QUESTIONS.iter().for_each(|question| println!("{}\t{}", question.name, question.asks)),
        ["answers"] => answers(),
        ["times"] => times(30),
        ["tables"] => tables(100),
        ["growth"] => growth(None, 1000).expect("a directory to write to"),
        ["growth", directory] => growth(Some(directory), 1000).expect("a directory to write to"),
        ["cold"] => println!("{}", one(Dataset::bundled()).expect("ranked").ranking()),
        [verb @ ("ask" | "ready"), name, times] => {
            let (Some(question), Ok(times)) = (question(name), times.parse::<usize>()) else {
                return ExitCode::from(2);
            };
            for _ in 0..times {
                let data = (question.ready)();
                for _ in 0..if verb == "ask" { question.asks } else { 0 } {
                    black_box((question.ask)(black_box(&data)));
                }
            }
        }
        _ => {
            eprintln!(
                "usage: questions names | answers | times | tables | growth [DIR] | ask NAME N | ready NAME N | cold"
            );
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
