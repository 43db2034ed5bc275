//! Runs the examples as a user would, as programs of their own.

#![allow(dead_code, reason = "each test uses a part")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{
        Once,
        atomic::{AtomicUsize, Ordering},
    },
};

/// The program of an example. `cargo test` builds all examples; a run of a single test file may have to.
pub fn program(name: &str) -> PathBuf {
    static BUILT: Once = Once::new();
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.push("examples");
    path.push(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !path.exists() {
        BUILT.call_once(|| {
            let built = Command::new(env!("CARGO")).args(["build", "--examples", "--quiet"]).status().unwrap();
            assert!(built.success());
        });
    }
    path
}

/// Runs an example to its end.
pub fn example(name: &str, arguments: &[&str]) -> Output {
    Command::new(program(name)).args(arguments).output().unwrap()
}

/// What an example that succeeds prints.
pub fn printed(name: &str, arguments: &[&str]) -> String {
    let output = example(name, arguments);
    assert!(output.status.success(), "{name} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The JSON document that an example prints.
pub fn json(name: &str, arguments: &[&str]) -> serde_json::Value {
    serde_json::from_str(&printed(name, arguments)).unwrap()
}

/// The exit status of an example and what it says on standard error.
pub fn refused(name: &str, arguments: &[&str]) -> (i32, String) {
    let output = example(name, arguments);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// Runs each command of the ```sh blocks of a text, and compares its output with the ```text block that follows. Gives
/// the number of commands that were run; any other than `cargo run --example` and `cargo test` is a failure.
pub fn check_shown_commands(text: &str) -> usize {
    let mut run = 0;
    for after in text.split("```sh\n").skip(1) {
        let (commands, rest) = after.split_once("```\n").unwrap();
        for command in commands.lines().filter(|command| *command != "cargo test") {
            let mut words = words(command).into_iter();
            assert_eq!(words.by_ref().take(3).collect::<Vec<_>>(), ["cargo", "run", "--example"], "{command}");
            let name = words.next().unwrap();
            let arguments: Vec<String> = words.skip_while(|word| word == "--").collect();
            let printed = printed(&name, &arguments.iter().map(String::as_str).collect::<Vec<_>>());
            if let Some((output, _)) = rest.strip_prefix("\n```text\n").and_then(|rest| rest.split_once("```\n")) {
                check_shown(command, output, &printed);
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

/// That a program printed what is shown, where a line `…` stands for any lines.
pub fn check_shown(program: &str, shown: &str, printed: &str) {
    let mut rest = printed;
    let parts: Vec<&str> = shown.split("…\n").collect();
    for (number, part) in parts.iter().enumerate() {
        let at = if number == 0 { rest.starts_with(part).then_some(0) } else { rest.find(part) };
        let Some(at) = at else { panic!("{program} does not print\n{part}\nbut\n{printed}") };
        let before = &rest[..at];
        assert!(before.is_empty() || before.ends_with('\n'), "{program}: a line is cut before\n{part}");
        rest = &rest[at + part.len()..];
    }
    assert!(rest.is_empty() || parts.last() == Some(&""), "{program} also prints\n{rest}");
}

/// The tables of the crate.
pub const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data");

/// A new directory, removed with all that is in it when the test ends.
pub struct Directory(PathBuf);

impl Directory {
    pub fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("tip-report-test-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Directory(path)
    }

    /// A new directory with a copy of the crate's tables.
    pub fn with_data() -> Self {
        let directory = Directory::new();
        for file in std::fs::read_dir(DATA).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), directory.0.join(file.file_name())).unwrap();
        }
        directory
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
