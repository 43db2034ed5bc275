//! The tables of [`tip_report`] as Arrow record batches, and screening of Arrow columns.
//!
//! | what | how |
//! |---|---|
//! | the tables of the crate, as in its `data/` | [`tables::table`], [`tables::all`] |
//! | the country-year panel | [`panel::panel`] |
//! | rows for survival analysis | [`survival::survival`] |
//! | what was in force for each country and when, to join by country and date | [`in_force::in_force`] |
//! | for a column of names and one of dates, what was in force | [`screen()`], [`Screener`] |
//!
//! Keys are plain `Utf8`: a dictionary on a key breaks joins in some engines. Lists are list columns, absent cells null.
//! Each schema has [metadata]: version and source of the data, the key, and for each column a description and, where it
//! has one, its unit.
//!
//! ```
//! use arrow::array::{Date32Array, StringArray, cast::AsArray};
//! use tip_report::{Dataset, screen::Aliases};
//!
//! let names = StringArray::from(vec![Some("Thailand"), Some("Korea, South"), Some("Congo"), None]);
//! let signed = Date32Array::from(vec![15_866, 15_876, 15_876, 15_876]); // 2013-06-10, then 2013-06-20
//! let screened = tip_report_arrow::screen(Dataset::bundled(), &names, &signed, &Aliases::new(), None)?;
//!
//! let rankings = screened.column_by_name("tip_ranking").unwrap().as_string::<i32>();
//! assert_eq!(rankings.iter().collect::<Vec<_>>(), [Some("Tier 2 Watch List"), Some("Tier 1"), None, None]);
//! let problems = screened.column_by_name("tip_problem").unwrap().as_string::<i32>();
//! assert_eq!(problems.iter().collect::<Vec<_>>(), [None, None, Some("ambiguous name"), Some("empty name")]);
//! # Ok::<(), tip_report_arrow::ScreenError>(())
//! ```

pub mod in_force;
pub mod metadata;
pub mod panel;
mod screen;
pub mod survival;
pub mod tables;
mod text;

pub use screen::{ScreenError, Screener, When, screen};
