//! Runs the examples as a user would, as programs of their own.

#![allow(dead_code, reason = "each test uses a part")]

use std::{
    path::PathBuf,
    process::{Command, Output},
    sync::Once,
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
