//! The bundled tables, corrupted in random places. Whatever loads is what the file says, and each refusal names a line that
//! was really changed.
//!
//! `TIP_REPORT_TORTURE=20000 cargo test --release --test torture -- --nocapture` does it 20,000 times, and
//! `TIP_REPORT_TORTURE=1234..1235` does again what failed with the number 1234.

use std::{
    collections::{BTreeMap, HashMap},
    fs,
    ops::Range,
    time::{Duration, Instant},
};

use fastrand::Rng;
use peak_alloc::PeakAlloc;
use tip_report::{
    Dataset,
    error::LoadError,
    tables::{Problem, ProblemKind, RowChange, Table},
};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The edits made if nothing is said: a few seconds without optimisation.
const FEW: u64 = 300;

/// Loading may need this many times the bytes of all tables, and no more.
const MEMORY_FACTOR: usize = 4;

/// So long an edit may take, on a busy machine without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

/// A bundled file, and what is in it to the csv crate.
struct Original {
    table: Table,
    bytes: Vec<u8>,
    columns: Vec<String>,
    rows: Rows,
}

/// Rows, each with how often it is there.
type Rows = BTreeMap<Vec<String>, usize>;

#[derive(Default)]
struct Figures {
    equal: u64,
    different: u64,
    refused: u64,
    slowest: (Duration, String),
    most_memory: usize,
}

#[test]
fn whatever_is_done_to_a_file() {
    let numbers = numbers();
    let originals: Vec<Original> = Table::ALL.iter().copied().map(original).collect();
    let size: usize = originals.iter().map(|original| original.bytes.len()).sum();
    // Its own tables are made at the first use; they are not part of what an edit costs.
    assert!(Dataset::bundled().diff(Dataset::bundled()).is_empty());
    let mut figures = Figures::default();
    for number in numbers.clone() {
        let mut rng = Rng::with_seed(number);
        let original = &originals[rng.usize(..originals.len())];
        let (bytes, edits) = edited(original, &originals, &mut rng);
        let what = format!("edit {number} of {}: {edits:?}", original.table);
        let size = size + bytes.len();
        let builder = Dataset::builder().table(original.table, bytes.clone());

        let (before, started) = (MEMORY.current_usage(), Instant::now());
        MEMORY.reset_peak_usage();
        let result = builder.build();
        let (memory, time) = (MEMORY.peak_usage().saturating_sub(before), started.elapsed());
        assert!(memory < MEMORY_FACTOR * size, "{what}: {memory} bytes for an input of {size}");
        assert!(time < PATIENCE, "{what}: {time:?}");
        figures.slowest = figures.slowest.max((time, what.clone()));
        figures.most_memory = figures.most_memory.max(memory);
        match result {
            Ok(data) => {
                let thorough = number % 10 == 0;
                let same = is_what_the_file_says(&data, original, &bytes, thorough, &what);
                if same { figures.equal += 1 } else { figures.different += 1 }
            }
            Err(problems) => {
                names_a_change(&problems, original, &bytes, &what);
                figures.refused += 1;
            }
        }
    }
    let Figures { equal, different, refused, slowest, most_memory } = figures;
    println!(
        "{} edits: {equal} equal, {different} legally different, {refused} refused; memory at most {most_memory} bytes, the \
         tables have {size}; slowest: {:?}, {}",
        numbers.end - numbers.start,
        slowest.0,
        slowest.1,
    );
    let few = (numbers.end - numbers.start) / 50;
    assert!(numbers.end - numbers.start < FEW || [equal, different, refused].iter().all(|&count| count > few));
}

fn numbers() -> Range<u64> {
    let Ok(asked) = std::env::var("TIP_REPORT_TORTURE") else { return 0..FEW };
    let number = |text: &str| text.parse().expect("TIP_REPORT_TORTURE is a number of edits, or a range `FIRST..END`");
    asked.split_once("..").map_or_else(|| 0..number(&asked), |(first, end)| number(first)..number(end))
}

fn original(table: Table) -> Original {
    let bytes = fs::read(format!("{}/data/{table}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let columns = csv::Reader::from_reader(&bytes[..]).headers().unwrap().iter().map(str::to_owned).collect();
    let mut original = Original { table, bytes, columns, rows: Rows::new() };
    original.rows = rows(&original.bytes, &original.columns, table).unwrap();
    original
}

/// The rows of a file as the csv crate reads them, in the columns of the table. Lists without order are sorted and
/// numbers lose their leading zeros, as neither makes another row. `None` if the file is not UTF-8 or has rows of
/// different lengths.
fn rows(bytes: &[u8], columns: &[String], table: Table) -> Option<Rows> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().ok()?.clone();
    let places: Vec<_> = columns.iter().map(|column| header.iter().position(|name| name == column)).collect();
    let mut rows = Rows::new();
    for record in reader.records() {
        let record = record.ok()?;
        let cell = |(place, column): (&Option<usize>, &String)| {
            let cell = place.map_or("", |place| &record[place]);
            canonical(cell, column, table)
        };
        *rows.entry(places.iter().zip(columns).map(cell).collect()).or_default() += 1;
    }
    Some(rows)
}

/// The same file without spaces beside the quotes of a cell: the tables leave them out, the csv crate does not.
fn without_spaces_beside_quotes(bytes: &[u8]) -> Vec<u8> {
    let spaces = |from: usize| bytes[from..].iter().take_while(|&&byte| byte == b' ').count();
    let ends_cell = |at: usize| matches!(bytes.get(at), None | Some(b',' | b'\n' | b'\r'));
    let mut kept = Vec::with_capacity(bytes.len());
    let (mut at, mut begins, mut quoted) = (0, true, false);
    while let Some(&byte) = bytes.get(at) {
        let after_spaces = at + spaces(at);
        if begins && after_spaces > at && bytes.get(after_spaces) == Some(&b'"') {
            at = after_spaces;
            continue;
        }
        kept.push(byte);
        at += 1;
        if quoted && byte == b'"' && bytes.get(at) == Some(&b'"') {
            // A doubled quote is text.
            kept.push(byte);
            at += 1;
        } else if byte == b'"' && (begins || quoted) {
            quoted = !quoted;
            let after_spaces = at + spaces(at);
            if !quoted && ends_cell(after_spaces) {
                at = after_spaces;
            }
        }
        begins = !quoted && matches!(byte, b',' | b'\n' | b'\r');
    }
    kept
}

fn canonical(cell: &str, column: &str, table: Table) -> String {
    match (table, column) {
        (_, "sources" | "forms" | "victims") => {
            let mut items: Vec<&str> = cell.split(';').collect();
            items.sort_unstable();
            items.join(";")
        }
        (Table::Countries, "cow" | "gw")
        | (Table::Reports, "edition")
        | (
            Table::LawEnforcement,
            "calendar_year" | "prosecutions" | "convictions" | "victims_identified" | "new_laws",
        ) => cell.parse().map_or_else(|_| cell.to_owned(), |number: u64| number.to_string()),
        _ => cell.to_owned(),
    }
}

/// A loaded dataset has exactly the rows of the edited file, and its difference from the bundled one is exactly the edit.
/// Whether it is equal to the bundled one.
fn is_what_the_file_says(data: &Dataset, original: &Original, bytes: &[u8], thorough: bool, what: &str) -> bool {
    let mut written = Vec::new();
    data.write_table(original.table, &mut written).unwrap();
    let loaded = rows(&written, &original.columns, original.table).unwrap();
    let edited = rows(&without_spaces_beside_quotes(bytes), &original.columns, original.table)
        .unwrap_or_else(|| panic!("{what}: loaded"));
    assert!(loaded == edited, "{what}: the file says otherwise");
    let same = edited == original.rows;
    if same || thorough {
        let only = |these: &Rows, those: &Rows| these.keys().filter(|row| !those.contains_key(*row)).count();
        let revision = Dataset::bundled().diff(data);
        assert_eq!(revision.is_empty(), same, "{what}: {revision}");
        assert!(revision.rows().all(|row| row.table() == original.table), "{what}: {revision}");
        let [added, removed, revised] = [RowChange::Added, RowChange::Removed, RowChange::Revised]
            .map(|change| revision.count(original.table, change));
        assert_eq!(added + revised, only(&edited, &original.rows), "{what}: {revision}");
        assert_eq!(removed + revised, only(&original.rows, &edited), "{what}: {revision}");
    }
    same
}

/// Each problem is with a line that differs from the original, or with a row that refers to one that does.
fn names_a_change(problems: &LoadError, original: &Original, bytes: &[u8], what: &str) {
    assert!(!problems.problems().is_empty() && problems.problems().len() <= LoadError::LIMIT, "{what}");
    assert!(
        problems.problems().iter().is_sorted_by_key(|problem| (problem.file(), problem.line())),
        "{what}: {problems}"
    );
    let (before, after) = (lines(&original.bytes), lines(bytes));
    let mut counts: HashMap<&[u8], i64> = HashMap::new();
    for (lines, count) in [(&after, 1), (&before, -1)] {
        for line in lines {
            *counts.entry(line).or_default() += count;
        }
    }
    let line_of = |line: u64| -> &[u8] {
        let place = usize::try_from(line).unwrap() - 1;
        after.get(place).unwrap_or_else(|| panic!("{what}: no line {line}"))
    };
    // If the header says something else, so does every row.
    let header = |lines: &[&[u8]]| lines.iter().find(|line| !line.is_empty()).map(|line| line.to_vec());
    let new_header = header(&before) != header(&after);
    let differs = |line: u64| new_header || counts[line_of(line)] > 0;
    for problem in problems.problems() {
        let shown = problem.to_string();
        assert!(!shown.contains(char::is_control), "{what}: {shown:?}");
        if problem.file() != original.table.as_str() {
            let refers = matches!(problem.kind(), ProblemKind::UnknownKey { .. } | ProblemKind::NameClash { .. });
            assert!(refers || is_about_names(problem), "{what}: {shown}");
            continue;
        }
        let Some(line) = problem.line() else {
            let whole = matches!(problem.kind(), ProblemKind::WrongFormat { .. } | ProblemKind::EmptyFile { .. });
            assert!((whole && new_header) || is_about_names(problem), "{what}: {shown}");
            continue;
        };
        let is_so = match problem.kind() {
            ProblemKind::NotUtf8 { byte, value, .. } => {
                let place = usize::try_from(*byte).unwrap();
                assert_eq!((bytes[place], lines(&bytes[..=place]).len() as u64), (*value, line), "{what}: {shown}");
                differs(line)
            }
            ProblemKind::Duplicate { first_line, .. } => differs(line) || differs(*first_line),
            // A row may contradict, share a name with, or refer to a row that was changed.
            ProblemKind::NameClash { .. } | ProblemKind::Inconsistent { .. } => true,
            ProblemKind::UnknownKey { .. } if problem.column() == Some("succeeded_by") => true,
            _ => differs(line),
        };
        assert!(is_so, "{what}: {shown}: this line was not changed: {}", line_of(line).escape_ascii());
    }
}

/// Two countries that share a name are a problem without a line.
fn is_about_names(problem: &Problem) -> bool {
    problem.file() == "countries.csv" && matches!(problem.kind(), ProblemKind::Inconsistent { .. })
}

/// Lines, the last of which may be empty; they end with LF, CRLF or CR.
fn lines(bytes: &[u8]) -> Vec<&[u8]> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut lines = Vec::new();
    for line in bytes.split(|&byte| byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        lines.extend(line.split(|&byte| byte == b'\r'));
    }
    lines
}

/// The file after one to three edits, and their names.
fn edited(original: &Original, all: &[Original], rng: &mut Rng) -> (Vec<u8>, Vec<&'static str>) {
    let mut bytes = original.bytes.clone();
    let mut names = Vec::new();
    for _ in 0..[1, 1, 1, 2, 3][rng.usize(..5)] {
        let (name, edit) = EDITS[rng.usize(..EDITS.len())];
        names.push(name);
        let other = &all[rng.usize(..all.len())].bytes;
        edit(&mut bytes, other, rng);
        if bytes.is_empty() {
            break;
        }
    }
    (bytes, names)
}

/// An edit of a file that is not empty; it may take from another file.
type Edit = fn(&mut Vec<u8>, &[u8], &mut Rng);

const EDITS: [(&str, Edit); 28] = [
    ("flip a bit", |bytes, _, rng| {
        let place = rng.usize(..bytes.len());
        bytes[place] ^= 1 << rng.u8(..8);
    }),
    ("flip ten bits", |bytes, _, rng| {
        for _ in 0..10 {
            let place = rng.usize(..bytes.len());
            bytes[place] ^= 1 << rng.u8(..8);
        }
    }),
    ("put a byte", |bytes, _, rng| {
        let place = rng.usize(..bytes.len());
        bytes[place] = b"\0\",;\n\r\t \xFF\xC3=-0"[rng.usize(..13)];
    }),
    ("insert a byte", |bytes, _, rng| {
        let place = rng.usize(..=bytes.len());
        bytes.insert(place, b"\0\",;\n\r\t \xFF\xC3=-0"[rng.usize(..13)]);
    }),
    ("swap two fields", |bytes, _, rng| {
        change_row(bytes, rng, |cells, rng| {
            let (a, b) = (rng.usize(..cells.len()), rng.usize(..cells.len()));
            cells.swap(a, b);
        });
    }),
    ("swap two columns", |bytes, _, rng| {
        let width = split(bytes)[0].split(|&byte| byte == b',').count();
        let (a, b) = (rng.usize(..width), rng.usize(..width));
        change_rows(bytes, |cells| {
            if cells.len() > a.max(b) {
                cells.swap(a, b);
            }
        });
    }),
    ("drop a column", |bytes, _, rng| {
        let column = rng.usize(..split(bytes)[0].split(|&byte| byte == b',').count());
        change_rows(bytes, |cells| {
            if cells.len() > column {
                cells.remove(column);
            }
        });
    }),
    ("drop a field", |bytes, _, rng| {
        change_row(bytes, rng, |cells, rng| drop(cells.remove(rng.usize(..cells.len()))));
    }),
    ("drop a line", |bytes, _, rng| {
        change_lines(bytes, |lines| {
            lines.remove(rng.usize(..lines.len()));
        });
    }),
    ("drop lines", |bytes, _, rng| {
        change_lines(bytes, |lines| {
            let start = rng.usize(..lines.len());
            lines.drain(start..lines.len().min(start + rng.usize(..50)));
        });
    }),
    ("double a line", |bytes, _, rng| {
        change_lines(bytes, |lines| {
            let line = lines[rng.usize(..lines.len())];
            lines.insert(rng.usize(..=lines.len()), line);
        });
    }),
    ("double the file", |bytes, _, _| bytes.extend_from_within(..)),
    ("swap two lines", |bytes, _, rng| {
        change_lines(bytes, |lines| {
            let (a, b) = (rng.usize(..lines.len()), rng.usize(..lines.len()));
            lines.swap(a, b);
        });
    }),
    ("shuffle the rows", |bytes, _, rng| {
        change_lines(bytes, |lines| {
            let rows = 1..lines.len();
            if !rows.is_empty() {
                rng.shuffle(&mut lines[rows]);
            }
        });
    }),
    ("join two lines", |bytes, _, rng| {
        let ends: Vec<usize> = (0..bytes.len()).filter(|&place| bytes[place] == b'\n').collect();
        if let Some(&place) = rng.choice(&ends) {
            bytes.remove(place);
        }
    }),
    ("blank lines", |bytes, _, rng| {
        change_lines(bytes, |lines| (0..5).for_each(|_| lines.insert(rng.usize(..=lines.len()), b"\n")));
    }),
    ("truncate", |bytes, _, rng| bytes.truncate(rng.usize(..bytes.len()))),
    ("cut out", |bytes, _, rng| {
        let start = rng.usize(..bytes.len());
        bytes.drain(start..bytes.len().min(start + rng.usize(..300)));
    }),
    ("open a quote", |bytes, _, rng| {
        change_row(bytes, rng, |cells, rng| {
            let cell = rng.usize(..cells.len());
            cells[cell].insert(0, b'"');
        });
    }),
    ("quote a row", |bytes, _, rng| {
        change_row(bytes, rng, |cells, _| {
            for cell in cells.iter_mut().filter(|cell| !cell.contains(&b'"')) {
                *cell = [b"\"", &cell[..], b"\""].concat();
            }
        });
    }),
    ("another encoding", |bytes, _, rng| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        *bytes = match rng.u8(..4) {
            0 => text.chars().map(|letter| u8::try_from(letter).unwrap_or(b'?')).collect(),
            1 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            2 => [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect(),
            _ => {
                let half = bytes.len() / 2;
                let latin = |byte: &u8| if byte.is_ascii() { *byte } else { 0xE9 };
                bytes[..half].iter().map(latin).chain(bytes[half..].iter().copied()).collect()
            }
        };
    }),
    ("a cell of another row or column", |bytes, _, rng| {
        let lines = split(bytes);
        let cells: Vec<Vec<u8>> = cells_of(lines[rng.usize(..lines.len())]);
        let cell = cells[rng.usize(..cells.len())].clone();
        change_row(bytes, rng, |cells, rng| {
            let place = rng.usize(..cells.len());
            cells[place] = cell;
        });
    }),
    ("a line of another table", |bytes, other, rng| {
        let (mut lines, others) = (split(bytes), split(other));
        lines.insert(rng.usize(..=lines.len()), others[rng.usize(..others.len())]);
        *bytes = lines.concat();
    }),
    ("another delimiter", |bytes, _, rng| {
        let delimiter = b";\t|"[rng.usize(..3)];
        if rng.bool() {
            bytes.iter_mut().filter(|byte| **byte == b',').for_each(|byte| *byte = delimiter);
        } else {
            change_row(bytes, rng, |cells, _| *cells = vec![cells.join(&delimiter)]);
        }
    }),
    ("a byte order mark", |bytes, _, rng| {
        let place = if rng.bool() { 0 } else { rng.usize(..=bytes.len()) };
        bytes.splice(place..place, *b"\xEF\xBB\xBF");
    }),
    ("a huge cell", |bytes, _, rng| {
        let huge = vec![b"x;\n\"0"[rng.usize(..5)]; 1 << rng.u8(10..21)];
        change_row(bytes, rng, |cells, rng| {
            let place = rng.usize(..cells.len());
            cells[place] = huge;
        });
    }),
    ("other line ends", |bytes, _, rng| {
        let end: &[u8] = [&b"\r\n"[..], b"\r", b"\n\n"][rng.usize(..3)];
        *bytes = bytes.split(|&byte| byte == b'\n').collect::<Vec<_>>().join(end);
    }),
    ("other letters in a cell", |bytes, _, rng| {
        change_row(bytes, rng, |cells, rng| {
            let place = rng.usize(..cells.len());
            let cell = &mut cells[place];
            match rng.u8(..6) {
                0 => cell.make_ascii_lowercase(),
                1 => cell.make_ascii_uppercase(),
                2 => cell.push(b' '),
                3 => cell.clear(),
                4 => cell.extend_from_within(..),
                _ => cell.iter_mut().filter(|byte| byte.is_ascii_digit()).for_each(|byte| *byte = rng.u8(b'0'..=b'9')),
            }
        });
    }),
];

/// The lines with their ends; there is at least one.
fn split(bytes: &[u8]) -> Vec<&[u8]> {
    bytes.split_inclusive(|&byte| byte == b'\n').collect()
}

/// The cells of a line as a naive program sees them.
fn cells_of(line: &[u8]) -> Vec<Vec<u8>> {
    line.trim_ascii_end().split(|&byte| byte == b',').map(<[u8]>::to_vec).collect()
}

fn change_lines(bytes: &mut Vec<u8>, change: impl FnOnce(&mut Vec<&[u8]>)) {
    let mut lines = split(bytes);
    change(&mut lines);
    *bytes = lines.concat();
}

fn change_rows(bytes: &mut Vec<u8>, change: impl Fn(&mut Vec<Vec<u8>>)) {
    let changed: Vec<Vec<u8>> = split(bytes)
        .into_iter()
        .map(|line| {
            let mut cells = cells_of(line);
            change(&mut cells);
            cells.join(&b',')
        })
        .collect();
    *bytes = changed.join(&b'\n');
}

/// Changes the cells of a row, or once in a while of the header.
fn change_row(bytes: &mut Vec<u8>, rng: &mut Rng, change: impl FnOnce(&mut Vec<Vec<u8>>, &mut Rng)) {
    let lines = split(bytes);
    let first = usize::from(lines.len() > 1 && rng.u8(..10) > 0);
    let row = rng.usize(first..lines.len());
    let mut cells = cells_of(lines[row]);
    change(&mut cells, rng);
    let mut changed = cells.join(&b',');
    changed.push(b'\n');
    *bytes = [lines[..row].concat(), changed, lines[row + 1..].concat()].concat();
}
