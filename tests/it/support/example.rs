//! Runs the examples as a user would, as programs of their own.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::LazyLock,
};

use serde_json::Value;

/// The program of an example, built from the sources as they are now.
pub fn program(name: &str) -> &'static Path {
    static BUILT: LazyLock<HashMap<String, PathBuf>> = LazyLock::new(build);
    &BUILT[name]
}

/// Builds all examples as this test was built, which takes a moment if `cargo test` has just done so. A test that is run
/// alone, or by its filter, would otherwise run the programs of an older library.
fn build() -> HashMap<String, PathBuf> {
    let features = [
        ("default", cfg!(feature = "default")),
        ("graphml", cfg!(feature = "graphml")),
        ("jiff", cfg!(feature = "jiff")),
        ("petgraph", cfg!(feature = "petgraph")),
        ("serde", cfg!(feature = "serde")),
    ];
    let features: Vec<_> = features.iter().filter(|(_, is_on)| *is_on).map(|(name, _)| *name).collect();
    let output = Command::new(std::env::var_os("CARGO").unwrap_or("cargo".into()))
        .args(["build", "--examples", "--quiet", "--message-format", "json-render-diagnostics"])
        .args(["--profile", if cfg!(debug_assertions) { "dev" } else { "release" }])
        .args(["--no-default-features", "--features", &features.join(",")])
        .args(["--manifest-path", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")])
        .args(["--target-dir", concat!(env!("CARGO_TARGET_TMPDIR"), "/..")])
        .stderr(Stdio::inherit())
        .output()
        .unwrap();
    assert!(output.status.success(), "the examples do not build");
    let messages = output.stdout.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let messages = messages.map(|line| serde_json::from_slice::<Value>(line).unwrap());
    messages
        .filter(|message| message["target"]["kind"][0] == "example")
        .filter_map(|message| {
            let executable = message["executable"].as_str()?;
            Some((message["target"]["name"].as_str()?.to_owned(), executable.into()))
        })
        .collect()
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
pub fn json(name: &str, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(name, arguments)).unwrap()
}

/// The exit status of an example and what it says on standard error.
pub fn refused(name: &str, arguments: &[&str]) -> (i32, String) {
    let output = example(name, arguments);
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}
