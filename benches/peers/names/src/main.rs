//! Reads names, one on each line, and prints for each crate its time for all names and what it found.

use std::{hint::black_box, io::Read, time::Instant};

type Find = fn(&str) -> Option<String>;

fn celes(name: &str) -> Option<String> {
    name.parse::<celes::Country>().ok().map(|country| country.alpha3.to_string())
}

fn isocountry(name: &str) -> Option<String> {
    let country = isocountry::CountryCode::iter().find(|country| country.name().eq_ignore_ascii_case(name));
    country.map(|country| country.alpha3().to_string())
}

fn rust_iso3166(name: &str) -> Option<String> {
    let country = rust_iso3166::ALL.iter().find(|country| country.name.eq_ignore_ascii_case(name));
    country.map(|country| country.alpha3.to_string())
}

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("names");
    let names: Vec<&str> = text.lines().collect();
    for (peer, find) in [("celes", celes as Find), ("isocountry", isocountry), ("rust_iso3166", rust_iso3166)] {
        let reading = || {
            let start = Instant::now();
            for name in &names {
                black_box(find(black_box(name)));
            }
            start.elapsed().as_nanos()
        };
        let best = (0..30).map(|_| reading()).min().unwrap_or_default();
        println!("time\t{peer}\t{best}");
        for name in &names {
            println!("name\t{peer}\t{name}\t{}", find(name).unwrap_or_default());
        }
    }
}
