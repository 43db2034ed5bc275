//! No tool shows an input as it is: nothing that a terminal obeys, that turns the direction of what follows, that ends a
//! line or that nobody sees. The inputs are made up, for each option and argument that takes a text and for each file.

use std::{
    ffi::{OsStr, OsString},
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use tip_report::{
    tables::Table,
    text::{quoted, shown},
};

use crate::support::{
    example::program,
    python::python,
    tools::{Help, Inputs, TOOLS},
};

/// Some of each kind: what a terminal obeys, blanks of other kinds, ends of lines, marks of direction, no width at all.
const UNSEEN: &str = "\u{1}\u{7}\u{8}\t\n\u{B}\r\u{1B}\u{7F}\u{85}\u{9B}\u{A0}\u{AD}\u{34F}\u{61C}\u{180E}\u{200B}\u{200D}\
\u{200E}\u{200F}\u{2028}\u{2029}\u{202A}\u{202E}\u{2060}\u{2066}\u{2069}\u{3164}\u{FE0F}\u{FEFF}\u{FFF9}\u{E0001}";

/// Stands after each end of a line in an input: no line of a message may begin with it.
const FORGED: &str = "FORGED";

/// What these write is data: the cells and borders that they read, as they were. Their messages are on the standard error.
const HAND_ON: [&str; 2] = ["atlas", "screen"];

/// Texts to be given to a tool: with all unseen characters, with some between others, and a long one.
fn texts(rng: &mut fastrand::Rng) -> [String; 3] {
    let all = UNSEEN.chars().map(|unseen| format!("x{unseen}{FORGED}")).collect::<Vec<_>>().concat();
    let others = ['K', 'O', 'R', ' ', ',', ';', '"', '`', '2', '0', '\'', '-', '\\', '{', 'é', '한'];
    let mut some = String::new();
    for _ in 0..rng.usize(2..40) {
        some.push(*rng.choice(&others).unwrap());
        if rng.bool() {
            some.extend(UNSEEN.chars().nth(rng.usize(..UNSEEN.chars().count())));
            some.push_str(FORGED);
        }
    }
    let long = all.repeat(20);
    [all, some, long]
}

fn run(tool: &str, words: &[OsString], folder: &Path) -> Output {
    // A name that is made up may be taken as that of a file to write.
    Command::new(program(tool)).args(words).current_dir(folder).output().unwrap()
}

/// What is wrong with the messages of a run.
fn fault(tool: &str, call: &[OsString], output: &Output) -> Option<String> {
    let hands_on = HAND_ON.contains(&tool) || tool == "resolve" && call.iter().any(|word| word == "--file");
    let of_answer: &[u8] = if hands_on { b"" } else { &output.stdout };
    let said = [of_answer, &output.stderr].map(|bytes| String::from_utf8(bytes.to_vec()));
    for said in said {
        let Ok(said) = said else { return Some("not UTF-8".into()) };
        if said.lines().any(|line| line.trim_start().starts_with(FORGED)) {
            return Some(format!("a line of the input: {said:?}"));
        }
        if let Some(raw) = UNSEEN.chars().find(|&unseen| unseen != '\n' && said.contains(unseen)) {
            return Some(format!("{raw:?} in {said:?}"));
        }
        if said.contains("panicked") {
            return Some(said);
        }
    }
    None
}

/// Runs what is to be run on as many threads as there are processors.
fn all_clean<T: Sync>(runs: &[T], run: impl Fn(&T) -> Option<String> + Sync) {
    let (next, faults) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(2, usize::from) {
            scope.spawn(|| {
                while let Some(one) = runs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    faults.lock().unwrap().extend(run(one));
                }
            });
        }
    });
    let faults = faults.into_inner().unwrap();
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), runs.len(), faults.join("\n"));
}

fn small(inputs: &Inputs) {
    fs::write(inputs.path("in.csv"), "id,country\n1,South Korea\n2,Japan\n3,Burmah\n4,Congo\n").unwrap();
}

#[test]
fn each_option_and_argument() {
    let (inputs, mut rng) = (Inputs::new(), fastrand::Rng::with_seed(2009));
    small(&inputs);
    let mut runs: Vec<(&str, Vec<OsString>)> = Vec::new();
    let mut options = 0;
    for (tool, call) in TOOLS {
        let call: Vec<OsString> = inputs.call(call).into_iter().map(OsString::from).collect();
        for text in texts(&mut rng) {
            // In the place of each word of the call: an argument, an option, or its value.
            for place in 0..call.len() {
                let mut call = call.clone();
                call[place] = text.clone().into();
                runs.push((tool, call));
            }
            let mut with = |more: &[&OsStr]| {
                runs.push((tool, call.iter().cloned().chain(more.iter().map(OsString::from)).collect()));
            };
            with(&[text.as_ref()]);
            with(&[format!("--{text}").as_ref()]);
            for option in Help::of(tool).options {
                // Also for an option that takes no value.
                with(&[format!("{}={text}", option.name).as_ref()]);
                options += 1;
            }
            with(&["--out".as_ref(), inputs.path("no such folder").join(&text).as_os_str()]);
            with(&["--out".as_ref(), inputs.path("in.csv").join(&text).as_os_str()]);
        }
        #[cfg(unix)]
        {
            let bytes = <OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(b"\xFF\x1B[2J\xC2\x85");
            runs.push((tool, call.iter().cloned().chain([bytes.to_owned()]).collect()));
        }
    }
    assert!(options > 300, "{options}");
    all_clean(&runs, |(tool, call)| {
        fault(tool, call, &run(tool, call, &inputs.path(""))).map(|fault| format!("{tool} {call:?}: {fault}"))
    });
}

/// A file with made-up texts in it: in place of everything, in place of each of its cells or strings, or anywhere.
fn spoilt(file: &[u8], is_json: bool, rng: &mut fastrand::Rng) -> Vec<Vec<u8>> {
    let whole = String::from_utf8(file.to_vec()).unwrap();
    let mut files = Vec::new();
    for text in texts(rng) {
        let cell =
            if is_json { serde_json::to_string(&text).unwrap() } else { format!("\"{}\"", text.replace('"', "\"\"")) };
        files.push(text.clone().into_bytes());
        if is_json {
            let strings = ["\"KOR\"", "\"PRK\"", "\"Topology\"", "\"Polygon\"", "\"Point\"", "\"arcs\"", "[10, 0]"];
            files.extend(strings.map(|string| whole.replace(string, &cell).into_bytes()));
            continue;
        }
        // The first rows, with one cell of each replaced: the next one in each row.
        let rows: Vec<Vec<&str>> = whole.lines().take(40).map(|line| line.split(',').collect()).collect();
        let replaced = rows.iter().zip(0..).map(|(row, number)| {
            let place = number % row.len();
            let cells: Vec<&str> =
                (0..row.len()).map(|i| if i == place && number > 0 { &*cell } else { row[i] }).collect();
            cells.join(",") + "\n"
        });
        files.push(replaced.collect::<String>().into_bytes());
        // Another header, and a column more.
        let (header, rest) = whole.split_once('\n').unwrap();
        let first = header.split(',').next().unwrap();
        files.push(format!("{},{header}\n{rest}", cell.replacen(first, "", 1)).into_bytes());
        files.push(whole.replacen(first, &cell, 1).into_bytes());
        // Anywhere in the first lines.
        let mut anywhere = whole.clone();
        let places: Vec<usize> = whole.char_indices().map(|(place, _)| place).take(2_000).collect();
        anywhere.insert_str(*rng.choice(&places).unwrap(), &text);
        files.push(anywhere.into_bytes());
    }
    files
}

#[test]
fn each_file() {
    let (inputs, mut rng) = (Inputs::new(), fastrand::Rng::with_seed(2018));
    small(&inputs);
    // All tables, but of those that no other refers to only the header: most of the bytes are no test of messages.
    fs::create_dir(inputs.path("small")).unwrap();
    for &table in Table::ALL {
        let text = fs::read_to_string(inputs.path("data").join(table.as_str())).unwrap();
        let is_key = [Table::Countries, Table::Reports, Table::Sources, Table::Regions].contains(&table);
        let lines = if is_key { usize::MAX } else { 1 };
        let kept: Vec<&str> = text.lines().take(lines).collect();
        fs::write(inputs.path("small").join(table.as_str()), kept.join("\n") + "\n").unwrap();
    }
    // Each run has a folder of its own, with a name that has to be escaped too.
    let mut runs: Vec<(&str, PathBuf, Vec<OsString>)> = Vec::new();
    let mut number = 0;
    let mut folder = || {
        number += 1;
        let folder = inputs.path(&format!("{number} \u{202E}\n{FORGED} \u{1B}[2J"));
        fs::create_dir(&folder).unwrap();
        folder
    };
    let by_date: &[&str] = &["{in.csv}", "--country-column", "country", "--date-column", "id"];
    let by_year: &[&str] = &["{in.csv}", "--country-column", "country", "--year-column", "id"];
    let by_file: &[&str] = &["--file", "{in.csv}", "--country-column", "country"];
    let calls = TOOLS.into_iter().chain([("screen", by_date), ("screen", by_year), ("resolve", by_file)]);
    // Each file that a tool reads is one of these.
    for (tool, _) in TOOLS {
        for option in Help::of(tool).options.iter().filter(|option| option.takes_a_file && option.name != "--out") {
            let gives = |call: &[&str]| call.windows(2).any(|pair| pair[0] == option.name && pair[1].starts_with('{'));
            assert!(calls.clone().any(|(other, call)| other == tool && gives(call)), "{tool} {}", option.name);
        }
    }
    for (tool, call) in calls {
        for (place, word) in call.iter().enumerate() {
            let Some(name) = word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) else { continue };
            let mut run = |path: PathBuf, folder: PathBuf| {
                let call = inputs.call(call).into_iter();
                let mut call: Vec<OsString> = call.map(|word| word.replace("/data", "/small").into()).collect();
                call[place] = path.into();
                runs.push((tool, folder, call));
            };
            if name != "data" {
                let original = fs::read(inputs.path(name)).unwrap();
                for text in spoilt(&original, word.contains("json"), &mut rng) {
                    let folder = folder();
                    let path = folder.join(format!("\u{85}\u{200F}{name}"));
                    fs::write(&path, text).unwrap();
                    run(path, folder);
                }
                continue;
            }
            // The tables of a directory, one by one; of two directories the second.
            if place + 1 < call.len() {
                continue;
            }
            for &table in Table::ALL {
                let original = fs::read(inputs.path("data").join(table.as_str())).unwrap();
                for text in spoilt(&original, false, &mut rng).into_iter().take(5) {
                    let folder = folder();
                    for &other in Table::ALL {
                        fs::hard_link(inputs.path("small").join(other.as_str()), folder.join(other.as_str())).unwrap();
                    }
                    fs::remove_file(folder.join(table.as_str())).unwrap();
                    fs::write(folder.join(table.as_str()), text).unwrap();
                    run(folder.clone(), folder);
                }
            }
        }
    }
    assert!(runs.len() > 200, "{}", runs.len());
    all_clean(&runs, |(tool, folder, call)| {
        fault(tool, call, &run(tool, call, folder)).map(|fault| format!("{tool} {call:?}: {fault}"))
    });
}

/// Each character that has a meaning, and whether it is seen. Of the marks of format (`Cf`) a few are drawn; some letters and
/// marks of other categories are made not to be.
const CATEGORIES: &str = r#"
from unicodedata import category, name
drawn = ("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN")
for code in range(0x110000):
    kind, called = category(chr(code)), name(chr(code), "")
    if kind in ("Cn", "Co", "Cs"):
        continue
    unseen = (
        kind in ("Cc", "Zl", "Zp") or kind == "Zs" and code != 32
        or kind == "Cf" and (not called.startswith(drawn) or called == "ARABIC LETTER MARK")
        or "HANGUL" in called and "FILLER" in called or "VARIATION SELECTOR" in called
        or called == "COMBINING GRAPHEME JOINER" or called.startswith("KHMER VOWEL INHERENT"))
    print(code, "unseen" if unseen else "seen")
"#;

/// What is escaped, against the categories of Unicode that Python knows.
#[test]
fn what_is_unseen_is_what_unicode_calls_so() {
    let is_shown = |character: char| shown(&character.to_string()) == String::from(character);
    for unseen in UNSEEN.chars() {
        assert!(!is_shown(unseen) && !quoted(&unseen.to_string()).contains(unseen), "{unseen:?}");
    }
    let Some(python) = python() else { return };
    let output = Command::new(python).args(["-c", CATEGORIES]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let listed = String::from_utf8(output.stdout).unwrap();
    let mut count = 0;
    for line in listed.lines() {
        let (code, category) = line.split_once(' ').unwrap();
        let character = char::from_u32(code.parse().unwrap()).unwrap();
        assert_eq!(is_shown(character), category == "seen", "{character:?} {category}");
        count += 1;
    }
    assert!(count > 100_000, "{count}");
}
