//! Python, for the tests that compare with it.

use std::{process::Command, sync::OnceLock};

/// The command that starts Python; `None`, and a message, if there is none that is new enough.
pub fn python() -> Option<&'static str> {
    static FOUND: OnceLock<Option<&str>> = OnceLock::new();
    let new_enough = |command: &&&str| {
        let checked = Command::new(command).args(["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]).output();
        checked.is_ok_and(|output| output.status.success())
    };
    let found = *FOUND.get_or_init(|| ["python3", "python"].iter().find(new_enough).copied());
    if found.is_none() {
        absent("python3 of version 3.9 or later");
    }
    found
}

/// Says that a test was left out for want of a program, which is a failure where the gate runs.
pub fn absent(program: &str) {
    let required = std::env::var_os("TIP_REPORT_REQUIRE_PYTHON").is_some_and(|value| value == "1");
    assert!(!required, "TIP_REPORT_REQUIRE_PYTHON is set, but there is no {program}");
    eprintln!("SKIPPED: the comparison needs {program}, and none was found");
}
