//! The tests of the library and its examples: one program, so that a changed line is linked once.
//!
//! `cargo test --test it -- --skip examples::` leaves out what runs an example.

mod equality;
mod examples;
mod support;

mod audit;
mod blanks;
mod bundled;
mod cases;
mod cells;
mod changes;
mod code_like_names;
mod codes;
mod cookbook;
mod coverage;
mod faults;
mod flows;
mod golden_facts;
mod history;
#[cfg(all(feature = "graphml", feature = "serde"))]
mod interchange;
mod iterators;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "serde")]
mod json;
mod layers;
mod load;
mod messages;
mod meta;
mod names;
mod network;
mod oracle;
mod panel;
mod planted;
mod problems;
mod properties;
mod readme;
mod reassessments;
mod regressions;
mod resolved;
mod revision;
mod round_trip;
mod screen;
mod vocabulary;
mod warnings;
mod watch_list;
mod words;
