//! The cookbook shows the examples as they are, and what they print.

use std::fs;

const COOKBOOK: &str = include_str!("../../docs/cookbook.md");

#[test]
fn the_programs_are_the_examples() {
    let mut programs = 0;
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        if !name.starts_with("cookbook_") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        let (_, program) = source.split_once("\n\n").unwrap();
        let shown = format!("```rust\n{program}```\n\n```sh\ncargo run --example {name}\n```\n\n```text\n");
        assert!(COOKBOOK.contains(&shown), "docs/cookbook.md should have:\n{shown}");
        let code = program.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        assert!(code.count() < 25, "{name} is too long for the cookbook");
        programs += 1;
    }
    assert_eq!(programs, 10);
}
