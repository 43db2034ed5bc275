//! Commands in documents, and the outputs that are shown after them.

use std::{collections::HashMap, fs};

use crate::support::example::example;

/// A line of a shown output that stands for any lines.
const LEFT_OUT: &str = "…\n";

/// Runs each command of the ```sh blocks of a text, and puts what it prints into the ```text block that follows. Gives the
/// number of commands that were run; any other than `cargo run --example` and `cargo test` is a failure. The programs are those
/// of the test's own build. What they write to a file by `--out` they print here, and a later command of the same text that reads
/// the file has it. `audit` ends with 1 if it finds something.
pub fn run_commands(text: &mut String) -> usize {
    let (mut run, mut at) = (0, 0);
    let folder = tempfile::tempdir().unwrap();
    let mut written: HashMap<String, String> = HashMap::new();
    while let Some(start) = text[at..].find("```sh\n").map(|start| at + start + "```sh\n".len()) {
        let end = start + text[start..].find("```\n").unwrap();
        let commands: Vec<String> = text[start..end].lines().map(str::to_owned).collect();
        at = end + "```\n".len();
        for command in commands.iter().filter(|command| *command != "cargo test") {
            let mut words = words(command).into_iter().filter(|word| word != "--release");
            assert_eq!(words.by_ref().take(3).collect::<Vec<_>>(), ["cargo", "run", "--example"], "{command}");
            let name = words.next().unwrap();
            let mut words = words.skip_while(|word| word == "--");
            let arguments: Vec<String> = words.by_ref().take_while(|word| word != "--out").collect();
            let arguments: Vec<&str> =
                arguments.iter().map(|word| written.get(word).map_or(word.as_str(), String::as_str)).collect();
            let output = example(&name, &arguments);
            let is_answered = output.status.code().is_some_and(|code| code == 0 || code == 1 && name == "audit");
            assert!(is_answered, "{command}: {}", String::from_utf8_lossy(&output.stderr));
            let printed = String::from_utf8(output.stdout).unwrap();
            if let Some(file) = words.next() {
                let path = folder.path().join(written.len().to_string());
                fs::write(&path, &printed).unwrap();
                written.insert(file, path.into_os_string().into_string().unwrap());
            }
            if text[at..].starts_with("\n```text\n") {
                let start = at + "\n```text\n".len();
                let end = start + text[start..].find("```\n").unwrap();
                let shown = renewed(&text[start..end], &printed);
                text.replace_range(start..end, &shown);
            }
            run += 1;
        }
    }
    run
}

/// The words of a command, without the quotes.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let quoted = parts.flat_map(|(number, part)| match number % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    quoted.collect()
}

/// A shown output with the lines that are printed now. A part between two lines `…` keeps its number of lines, and is taken
/// from where the printed lines are most alike.
fn renewed(shown: &str, printed: &str) -> String {
    if !shown.contains(LEFT_OUT) {
        return printed.to_owned();
    }
    let printed: Vec<&str> = printed.split_inclusive('\n').collect();
    let parts: Vec<Vec<&str>> = shown.split(LEFT_OUT).map(|part| part.split_inclusive('\n').collect()).collect();
    let (mut renewed, mut from) = (Vec::new(), 0);
    for (number, part) in parts.iter().enumerate() {
        let last_start = printed.len().saturating_sub(part.len());
        let starts = match number {
            0 => 0..=0,
            // The end of the output, if no line is left out after it.
            _ if number + 1 == parts.len() && !part.is_empty() => last_start..=last_start,
            _ => from.min(last_start)..=last_start,
        };
        let likeness =
            |start: usize| part.iter().zip(&printed[start..]).map(|(old, new)| common(old, new)).sum::<usize>();
        // The first of those that are most alike.
        let start = starts.rev().max_by_key(|start| likeness(*start)).unwrap();
        from = (start + part.len()).min(printed.len());
        renewed.push(printed[start..from].concat());
    }
    renewed.join(LEFT_OUT)
}

/// How much of two lines is the same: the bytes from the beginning, and as many again if it is all.
fn common(old: &str, new: &str) -> usize {
    let same = old.bytes().zip(new.bytes()).take_while(|(old, new)| old == new).count();
    if old == new { 2 * same } else { same }
}

#[test]
fn a_shown_output_keeps_its_gaps_and_gets_the_new_lines() {
    let printed = "head: 5\na: 1\nb: 22\nc: 3\nd: 4\ne: 5\n";
    assert_eq!(renewed("old\n", printed), printed);
    assert_eq!(renewed("head: 4\n…\nb: 2\nc: 3\n…\n", printed), "head: 5\n…\nb: 22\nc: 3\n…\n");
    assert_eq!(renewed("head: 5\n…\nx: 5\n", printed), "head: 5\n…\ne: 5\n");
    assert_eq!(renewed("head: 5\n…\nb: 22\n…\nd: 4\n…\n", printed), "head: 5\n…\nb: 22\n…\nd: 4\n…\n");
    assert_eq!(renewed("head: 5\n…\n", "head: 6\n"), "head: 6\n…\n");
}
