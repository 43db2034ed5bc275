//! Commands in documents, and the outputs that are shown after them.

use super::example::printed;

/// Runs each command of the ```sh blocks of a text, and compares its output with the ```text block that follows. Gives
/// the number of commands that were run; any other than `cargo run --example` and `cargo test` is a failure. The programs
/// are those of the test's own build, and what they write to a file they print here.
pub fn check_shown_commands(text: &str) -> usize {
    let mut run = 0;
    for after in text.split("```sh\n").skip(1) {
        let (commands, rest) = after.split_once("```\n").unwrap();
        for command in commands.lines().filter(|command| *command != "cargo test") {
            let mut words = words(command).into_iter().filter(|word| word != "--release");
            assert_eq!(words.by_ref().take(3).collect::<Vec<_>>(), ["cargo", "run", "--example"], "{command}");
            let name = words.next().unwrap();
            let arguments: Vec<String> =
                words.skip_while(|word| word == "--").take_while(|word| word != "--out").collect();
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
fn check_shown(program: &str, shown: &str, printed: &str) {
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
