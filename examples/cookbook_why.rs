//! Cookbook: who moved, and what the Watch List rule may have to do with it.
//!
//! `cargo run --example cookbook_why`

use std::io::Write;
use tip_report::{Dataset, watch_list::WatchListOutlook};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Dataset::bundled();
    let (before, after) = (data.report(2012)?, data.report(2013)?);
    let diff = after.changes_since(before);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{diff}\n")?;
    for change in diff.downgrades().chain(diff.upgrades()) {
        let rule = match before.watch_list_clock(change.country()).map(|clock| clock.outlook()) {
            Some(WatchListOutlook::MustLeave) => "; at the limit: it could not stay on the Watch List",
            Some(WatchListOutlook::StaysIfWaived) => "; it could stay on the Watch List only by a waiver",
            _ => "",
        };
        writeln!(out, "{change}{rule}")?;
    }
    Ok(())
}
