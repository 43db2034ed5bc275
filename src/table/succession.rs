//! Successions of countries, through all successors.

use super::{countries::Countries, id::CountryId};

/// A country on the way, and how many of its successors were already followed.
type Step = (CountryId, usize);

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    No,
    /// It is on the way to the current country.
    OnTheWay,
    /// It was looked at, with all its successors.
    Done,
}

/// The successions that close a circle, at most `most`. Each is a country and the successor that leads back to it. The
/// search looks at each country and each succession once. It is not recursive, so a long line of successors needs no
/// deep stack.
pub(super) fn circles(countries: &Countries, most: usize) -> Vec<(CountryId, CountryId)> {
    let mut circles = Vec::new();
    let mut seen = vec![Seen::No; countries.len()];
    for start in countries.ids() {
        let mut way: Vec<Step> = Vec::new();
        if seen[start.position()] == Seen::No {
            seen[start.position()] = Seen::OnTheWay;
            way.push((start, 0));
        }
        while let Some((id, followed)) = way.last_mut() {
            let (from, next) = (*id, *followed);
            *followed += 1;
            let Some(&code) = countries.row(from).succeeded_by.get(next) else {
                seen[from.position()] = Seen::Done;
                way.pop();
                continue;
            };
            // A code that no country has is a problem of its own.
            let Some(successor) = countries.id_of_code(code) else { continue };
            match seen[successor.position()] {
                Seen::No => {
                    seen[successor.position()] = Seen::OnTheWay;
                    way.push((successor, 0));
                }
                Seen::OnTheWay if circles.len() < most => circles.push((from, successor)),
                Seen::OnTheWay | Seen::Done => {}
            }
        }
    }
    circles
}
