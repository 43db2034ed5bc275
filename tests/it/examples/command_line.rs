//! The rules of the command line, over all tools. They are written down in examples/support/mod.rs.

use std::{collections::BTreeMap, fs};

use serde_json::Value;
use tip_report::{Bureau, Dataset, Ranking};

use crate::support::{
    example::{example, json, printed, refused},
    tools::{Help, Inputs, TOOLS},
    unread_report,
};

fn run(tool: &str, words: &[String]) -> std::process::Output {
    example(tool, &words.iter().map(String::as_str).collect::<Vec<_>>())
}

/// A call with other words after it.
fn with(call: &[String], more: &[&str]) -> Vec<String> {
    call.iter().cloned().chain(more.iter().map(|word| (*word).to_owned())).collect()
}

#[test]
fn every_example_is_a_tool_or_a_sample() {
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).unwrap();
    let names = files.filter_map(|file| Some(file.unwrap().file_name().to_str()?.strip_suffix(".rs")?.to_owned()));
    let is_sample = |name: &String| name.starts_with("cookbook_") || name == "first_look";
    let mut tools: Vec<_> = names.filter(|name| !is_sample(name)).collect();
    tools.sort_unstable();
    assert_eq!(tools, TOOLS.map(|(name, _)| name));
}

#[test]
fn every_tool_says_its_version_its_help_and_its_exit_status() {
    let version = format!("tip-report {} (data of {})\n", env!("CARGO_PKG_VERSION"), tip_report::DATA_VERSION);
    for (tool, _) in TOOLS {
        assert_eq!(printed(tool, &["--version"]), version, "{tool}");
        let help = printed(tool, &["--help"]);
        assert!(help.contains(&format!("Usage: {tool} ")), "{help}");
        assert!(help.contains("Exit status: 0 answered; 1 nothing found"), "{help}");
    }
}

#[test]
fn what_is_answered_ends_with_0() {
    let inputs = Inputs::new();
    for (tool, call) in TOOLS {
        let output = run(tool, &inputs.call(call));
        assert_eq!(output.status.code(), Some(0), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stdout.is_empty(), "{tool}");
    }
    // Rows that have a problem are a part of the answer.
    let output = run("screen", &inputs.call(&["{in.csv}", "--country-column", "country"]));
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8(output.stderr).unwrap().starts_with("30000 rows, 20000 of them with a problem\n"));
}

#[test]
fn what_is_not_found_refused_or_different_ends_with_1() {
    let inputs = Inputs::new();
    for (tool, call) in [
        ("audit", &["{in.csv}", "--country-column", "country", "--tier", "3"][..]),
        ("audit", &["{aliases.csv}", "--year", "2009", "--tier", "3"]),
        ("audit", &["{in.csv}", "--country-column", "country", "--tier", "3", "--year", "1999"]),
        ("changes", &["2009", "1999"]),
        ("changes", &["2025"]),
        ("corridors", &["--year", "1999"]),
        ("country", &["Atlantis"]),
        ("country", &["Congo"]),
        ("country", &["KOR", "--year", "1999"]),
        ("flows", &["Congo"]),
        ("network", &["1999"]),
        ("network", &["2018", "--country", "Atlantis"]),
        ("on", &["2001-07-11"]),
        ("panel", &["--from", "1999"]),
        ("report", &["2000"]),
        ("report", &["2002", "--tier", "2WL"]),
        ("screen", &["{in.csv}", "--country-column", "country", "--year", "1999"]),
        ("strip", &["Atlantis"]),
        ("transitions", &["--to", "1999"]),
        ("transitions", &["--from", "2025"]),
        ("watch_list", &["1999"]),
        ("watch_list", &["2003"]),
    ] {
        let output = run(tool, &inputs.call(call));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{tool} {call:?}: {said}");
        assert!(!output.stdout.is_empty() || !said.is_empty(), "{tool} {call:?}");
    }
    if let Some(unread) = unread_report() {
        for (tool, call) in [
            ("corridors", &["--year", &unread][..]),
            ("flows", &["KOR", "--year", &unread, "--json"]),
            ("network", &[&unread]),
            ("network", &[&unread, "--json"]),
        ] {
            assert_eq!(example(tool, call).status.code(), Some(1), "{tool} {call:?}");
        }
    }
    let tiers = inputs.path("data/tiers.csv");
    let text = fs::read_to_string(&tiers).unwrap();
    fs::write(&tiers, text.replace("PRK,2009,Tier 3", "PRK,2009,Tier 2")).unwrap();
    let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    for format in ["text", "json"] {
        let output = run("revise", &inputs.call(&[bundled, "{data}", "--format", format]));
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(String::from_utf8(output.stdout).unwrap().contains("Tier 2"), "{format}");
    }
}

#[test]
fn what_is_called_wrongly_ends_with_2() {
    let inputs = Inputs::new();
    for (tool, call) in TOOLS {
        let call = inputs.call(call);
        let output = run(tool, &with(&call, &["--no-such-option"]));
        assert_eq!(output.status.code(), Some(2), "{tool}");
        assert!(output.stdout.is_empty(), "{tool}");
        assert!(String::from_utf8(output.stderr).unwrap().contains("'--no-such-option'"), "{tool}");
        if !Help::of(tool).arguments.is_empty() && tool != "strip" && tool != "watch_list" {
            assert_eq!(refused(tool, &[]).0, 2, "{tool}");
        }
    }
    fs::write(inputs.path("two.csv"), "country;b,country\nKOR;1,KOR\n").unwrap();
    fs::write(inputs.path("coded.csv"), "country,tier\nKOR,1\nCUB,3\n").unwrap();
    for (tool, call) in [
        ("audit", &["{coded.csv}", "--country-column", "country", "--tier-column", "tier"][..]),
        ("audit", &["{coded.csv}", "--country-column", "country", "--tier-column", "tier", "--coding", "1-3"]),
        ("audit", &["{two.csv}", "--country-column", "country", "--tier", "3"]),
        ("audit", &["{in.csv}"]),
        ("audit", &["{in.csv}", "--tier", "3", "--tier-column", "tier"]),
        ("audit", &["{in.csv}", "--country-column", "country", "--year", "2009"]),
        (
            "audit",
            &["{in.csv}", "--country-column", "country", "--tier", "3", "--date-column", "id", "--complete", "3"],
        ),
        ("changes", &["2009", "soon"]),
        ("flows", &["KOR", "--csv", "--json"]),
        ("flows", &["KOR", "--csv", "--format", "csv"]),
        ("network", &["2018", "--bureau", "EAP", "--json"]),
        ("network", &["2018", "--top", "1"]),
        ("on", &["10.6.2013"]),
        ("panel", &["--from", "2010", "--to", "2009"]),
        ("panel", &["--survival", "enters"]),
        ("report", &["2009", "--bureau", "Asia"]),
        ("report", &["2009", "--format", "csv"]),
        ("screen", &["{in.csv}", "--country-column", "country", "--threads", "0"]),
        ("screen", &["{two.csv}", "--country-column", "country"]),
        ("transitions", &["--from", "2010", "--to", "2009"]),
    ] {
        let output = run(tool, &inputs.call(call));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{tool} {call:?}: {said}");
        assert!(said.starts_with("error: ") && said.contains("--help"), "{tool} {call:?}: {said}");
    }
}

/// Each option and argument that is a file, with one that is not there.
#[test]
fn what_cannot_be_read_or_loaded_ends_with_3_and_is_named() {
    let inputs = Inputs::new();
    let mut tried = 0;
    for (tool, call) in TOOLS {
        for place in 0..call.len() {
            if !call[place].starts_with('{') {
                continue;
            }
            for missing in ["no such file", "in.csv/below a file"] {
                let mut call = inputs.call(call);
                call[place] = inputs.path(missing).into_os_string().into_string().unwrap();
                let output = run(tool, &call);
                let said = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
                assert_eq!(output.status.code(), Some(3), "{tool}: {said}");
                assert!(said.starts_with(&call[place]), "{tool}: {said}");
                tried += 1;
            }
        }
    }
    assert_eq!(tried, 22);
}

#[test]
fn what_is_not_what_it_should_be_ends_with_3() {
    let inputs = Inputs::new();
    let write = |name: &str, text: &str| fs::write(inputs.path(name), text).unwrap();
    write("empty", "");
    write("columns.csv", "name,land\nx,y\n");
    fs::copy(inputs.path("data/tiers.csv"), inputs.path("data/reports.csv")).unwrap();
    for (tool, call) in [
        ("atlas", &["--map", "{in.csv}"][..]),
        ("audit", &["{empty}", "--country-column", "country", "--tier", "3"]),
        ("audit", &["{columns.csv}", "--country-column", "country", "--tier", "3"]),
        ("audit", &["{columns.csv}", "--country-column", "name"]),
        ("extend", &["--tiers", "{in.csv}"]),
        ("revise", &["{data}", "{data}"]),
        ("screen", &["{empty}", "--country-column", "country"]),
        ("screen", &["{columns.csv}", "--country-column", "country"]),
        ("screen", &["{in.csv}", "--country-column", "country", "--aliases", "{columns.csv}"]),
        ("screen", &["{in.csv}", "--country-column", "country", "--strict"]),
        ("validate", &["{data}"]),
        ("validate", &["{data}", "--json"]),
    ] {
        let output = run(tool, &inputs.call(call));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{tool} {call:?}: {said}");
    }
}

#[test]
fn every_format_has_a_short_form_that_means_the_same() {
    let inputs = Inputs::new();
    for (tool, call) in TOOLS {
        let (help, call) = (Help::of(tool), inputs.call(call));
        let usual = run(tool, &call).stdout;
        let mut given = 0;
        for format in help.formats() {
            if format == "graphml" && !cfg!(feature = "graphml") {
                continue;
            }
            let said = run(tool, &with(&call, &["--format", &format]));
            assert_eq!(said.status.code(), Some(0), "{tool} {format}");
            let start: &[u8] = match &*format {
                "dot" => b"digraph {\n",
                "graphml" => b"<?xml ",
                "json" => b"{\n",
                "svg" => b"<svg ",
                _ => b"",
            };
            assert!(said.stdout.starts_with(start), "{tool} {format}");
            if format == "json" {
                serde_json::from_slice::<Value>(&said.stdout).unwrap();
            }
            given += usize::from(said.stdout == usual);
            let short = format!("--{format}");
            if help.options.iter().any(|option| option.name == short) {
                assert_eq!(run(tool, &with(&call, &[&short])).stdout, said.stdout, "{tool} {short}");
                assert_eq!(run(tool, &with(&call, &[&short, "--format", "text"])).status.code(), Some(2), "{tool}");
            } else {
                assert!(["text", "github", "svg", "html"].contains(&&*format), "{tool} {format}");
            }
        }
        assert!(given == usize::from(!help.formats().is_empty()), "{tool}: the first format is the usual one");
    }
}

/// Its help is the same in all tools, but for a default.
#[test]
fn an_option_means_the_same_in_every_tool() {
    let mut said: BTreeMap<String, BTreeMap<String, Vec<&str>>> = BTreeMap::new();
    for (tool, _) in TOOLS {
        for option in Help::of(tool).options {
            // Which formats there are and what is meant without the option differ.
            let ends = [" [default", " Possible values", " (see a summary"];
            let text = ends.iter().fold(&*option.text, |text, end| text.split(end).next().unwrap()).trim().to_owned();
            said.entry(option.name).or_default().entry(text).or_default().push(tool);
        }
    }
    let different: Vec<_> = said.iter().filter(|(_, texts)| texts.len() > 1).collect();
    assert!(different.is_empty(), "{different:#?}");
    assert!(said.contains_key("--bureau") && said.contains_key("--json") && said.contains_key("--out"));
}

/// Counts as the text shows them: two blanks, a number, a ranking.
fn shown_counts(text: &str) -> BTreeMap<String, u64> {
    let counts = text.lines().filter_map(|line| line.strip_prefix("  ")?.trim_start().split_once("  "));
    counts.map(|(count, ranking)| (ranking.to_owned(), count.parse().unwrap())).collect()
}

#[test]
fn report_counts_what_it_lists() {
    for year in ["2001", "2009", "2025"] {
        let mut of_bureaus = 0;
        for bureau in [None, Some("AF"), Some("EAP"), Some("EUR"), Some("NEA"), Some("SCA"), Some("WHA")] {
            for tier in [None, Some("1"), Some("2"), Some("2WL"), Some("3"), Some("SC")] {
                let mut arguments = vec![year];
                arguments.extend(bureau.into_iter().flat_map(|bureau| ["--bureau", bureau]));
                arguments.extend(tier.into_iter().flat_map(|tier| ["--tier", tier]));
                let text = String::from_utf8(example("report", &arguments).stdout).unwrap();
                let document: Value =
                    serde_json::from_slice(&example("report", &[&arguments[..], &["--json"]].concat()).stdout).unwrap();
                let listed = document["placements"].as_array().unwrap();
                let mut counted = BTreeMap::new();
                for ranking in Ranking::ALL.iter().map(ToString::to_string) {
                    let count = listed.iter().filter(|placement| placement["ranking"] == *ranking).count() as u64;
                    assert_eq!(document["counts"].get(&ranking).map_or(0, |count| count.as_u64().unwrap()), count);
                    let is_asked = tier.is_none_or(|_| document["counts"].get(&ranking).is_some());
                    if is_asked {
                        counted.insert(ranking, count);
                    }
                }
                assert_eq!(counted.len(), if tier.is_some() { 1 } else { Ranking::ALL.len() });
                assert_eq!(shown_counts(&text), counted, "{arguments:?}");
                for placement in listed {
                    let line =
                        format!("{}  {}", placement["code"].as_str().unwrap(), placement["ranking"].as_str().unwrap());
                    assert!(text.contains(&line), "{line}");
                }
                if bureau.is_some() && tier.is_none() {
                    of_bureaus += listed.len();
                }
            }
        }
        let placed = Dataset::bundled().report(year.parse::<u16>().unwrap()).unwrap().placements();
        assert_eq!(of_bureaus, placed.filter(|placement| placement.country().bureau().is_some()).count());
        assert!(of_bureaus > 80 && Bureau::ALL.len() == 6);
    }
}

#[test]
fn country_says_why_it_is_absent_in_text_and_in_json() {
    for country in Dataset::bundled().countries() {
        let code = country.code().to_string();
        // By name: a withdrawn code can be another country's elsewhere.
        let text = printed("country", &[country.name()]);
        let document = json("country", &[country.name(), "--json"]);
        let history = document["history"].as_array().unwrap();
        assert_eq!(history.len(), Dataset::bundled().reports().count());
        for entry in history {
            let line = format!("\n  {}  {}", entry["year"], entry["standing"].as_str().unwrap());
            assert!(text.contains(&line), "{code}: {line}");
            assert_eq!(entry.get("ranking").is_some(), entry.get("sources").is_some());
            assert!(entry.get("ranking").is_none_or(|ranking| *ranking == entry["standing"]), "{code}");
        }
    }
}

/// Of each tool that takes rows as they come.
#[cfg(unix)]
#[test]
fn a_terminal_is_told_how_many_rows_were_read_how_many_percent_and_how_long_it_took() {
    use std::process::{Command, Stdio};

    use crate::support::{example::program, python::python};

    let Some(python) = python() else { return };
    let inputs = Inputs::new();
    fs::write(inputs.path("rows.csv"), printed("make_suppliers", &["100000"])).unwrap();
    for (tool, call) in [
        ("audit", &["{rows.csv}", "--country-column", "supplier_country", "--tier", "3"][..]),
        ("resolve", &["--file", "{rows.csv}", "--country-column", "supplier_country"]),
        ("screen", &["{rows.csv}", "--country-column", "supplier_country"]),
    ] {
        let mut command = Command::new(python);
        command.args(["-c", "import pty, sys; pty.spawn(sys.argv[1:])"]).arg(program(tool)).args(inputs.call(call));
        let command = command.args(["--out", "/dev/null"]).stdin(Stdio::null());
        let terminal = String::from_utf8(command.output().unwrap().stdout).unwrap();
        let is_said = |line: &&str| line.contains(" rows, ") && line.contains(" %, ") && line.contains("s of about ");
        assert!(terminal.split('\r').filter(is_said).count() > 3, "{tool}: {terminal}");
        let summary = terminal.rsplit('\r').next().unwrap();
        assert!(!summary.contains("of about"), "{tool}: the summary comes last: {terminal}");
    }
}
