//! The words of options: long, as the reports print them, or short, in any letter case.

use std::num::NonZero;

use tip_report::{Bureau, Country, Dataset, Ranking, Report, Tier, country::CodeScheme, error::LookupError};

/// A ranking: `Tier 3`, `tier 3`, `3`, `2WL`, `special case` or `SC`.
pub fn ranking(text: &str) -> Result<Ranking, String> {
    let found = Ranking::ALL.iter().copied().find(|&ranking| is(text, ranking));
    found.ok_or_else(|| "expected 1, 2, 2WL, 3 or SC, or as printed: `Tier 2 Watch List`, `Special Case`".into())
}

/// A tier: like [`ranking`], but no special case.
pub fn tier(text: &str) -> Result<Tier, String> {
    let found = Tier::ALL.iter().copied().find(|&tier| is(text, tier.into()));
    found.ok_or_else(|| "expected 1, 2, 2WL or 3, or as printed: `Tier 2 Watch List`".into())
}

/// A bureau: `EAP` or `eap`.
pub fn bureau(text: &str) -> Result<Bureau, String> {
    text.to_uppercase().parse().map_err(|_| "expected AF, EAP, EUR, NEA, SCA or WHA".into())
}

/// A scheme of codes: `fips` or `FIPS`.
pub fn code_scheme(text: &str) -> Result<CodeScheme, String> {
    let scheme = text.to_lowercase().parse();
    scheme.map_err(|_| "expected iso, fips, ioc, cowc, cown, gwn, unhcr or numeric".into())
}

/// A number of threads.
pub fn threads(text: &str) -> Result<NonZero<usize>, &'static str> {
    text.parse().map_err(|_| "expected an integer of at least 1")
}

/// The country that has this name, or this code in a scheme.
pub fn country(text: &str, scheme: Option<CodeScheme>) -> Result<Country<'static>, LookupError> {
    let data = Dataset::bundled();
    scheme.map_or_else(|| data.country(text), |scheme| data.country_by(scheme, text))
}

/// Why the Watch List of a report is empty, if the report is from before there was one.
pub fn before_the_watch_list(report: Report<'_>) -> Option<String> {
    let on_the_list = |report: &Report<'_>| report.counts().of(Ranking::Tier(Tier::TwoWatchList)) > 0;
    let first = Dataset::bundled().reports().find(on_the_list)?;
    (report.year() < first.year()).then(|| format!("the Watch List began with the {} report", first.year()))
}

fn is(text: &str, ranking: Ranking) -> bool {
    let short = match ranking {
        Ranking::Tier(Tier::One) => "1",
        Ranking::Tier(Tier::Two) => "2",
        Ranking::Tier(Tier::TwoWatchList) => "2WL",
        Ranking::Tier(Tier::Three) => "3",
        Ranking::SpecialCase => "SC",
    };
    let long = ranking.as_str();
    let forms = [short, long, long.trim_start_matches("Tier "), &format!("Tier {short}")];
    forms.iter().any(|form| form.eq_ignore_ascii_case(text))
}
