//! The README shows the example as it is, and names each. `examples/documents/` is for what it says of the data.

const README: &str = include_str!("../../README.md");

#[test]
fn the_program_is_the_example() {
    let (_, program) = include_str!("../../examples/first_look.rs").split_once("\n\n").unwrap();
    assert!(README.contains(&format!("```rust\n{program}```\n")), "README.md should have:\n{program}");
}

#[test]
fn every_example_is_named() {
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/examples")).unwrap() {
        let file = file.unwrap().file_name().into_string().unwrap();
        let Some(name) = file.strip_suffix(".rs") else { continue };
        // The programs of the cookbook are in the cookbook.
        let named = README.contains(&format!("`{name}`")) || README.contains(&format!("--example {name}\n"));
        assert!(named || name.starts_with("cookbook_"), "README.md should name the example {name}");
    }
}
