//! The inputs on which a fuzz target once failed, and the seeds of the fuzz targets: none fails again.
//!
//! An input that `cargo +nightly fuzz run TARGET` finds is kept in `fuzz/regressions/TARGET/`.

#[path = "../../fuzz/checks.rs"]
mod checks;

use std::{fs, path::Path};

fn replay(target: &str, check: fn(&[u8])) {
    let mut inputs = 0;
    for kind in ["regressions", "seeds"] {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(kind).join(target);
        for file in fs::read_dir(directory).into_iter().flatten() {
            let path = file.unwrap().path();
            println!("{}", path.display());
            check(&fs::read(path).unwrap());
            inputs += 1;
        }
    }
    assert!(inputs > 0, "{target} has no inputs");
}

#[test]
fn load_tiers() {
    replay("load_tiers", checks::load_tiers);
}

#[test]
fn load_any() {
    replay("load_any", checks::load_any);
}

#[test]
fn lookup() {
    replay("lookup", checks::lookup);
}

#[test]
fn aliases() {
    replay("aliases", checks::aliases);
}

#[test]
fn screen() {
    replay("screen", checks::screen);
}
