//! Makes a CSV file of suppliers, to try `screen` and to measure it. It has names as people write them, with accents,
//! codes, misspellings and ambiguous names; dates; and quoted cells with commas, quotes and line ends.
//!
//! `cargo run --release --example make_suppliers -- 1000000 > suppliers.csv`

use std::{io::Write, process::ExitCode};

use clap::Parser;
use fastrand::Rng;
use support::{Failure, Format, Outcome, Tool};
use tip_report::{Country, Dataset, Ranking, chrono::NaiveDate};

#[path = "support/mod.rs"]
mod support;

/// Makes a CSV file of suppliers. The same seed gives the same file.
#[derive(Parser)]
struct Arguments {
    /// The number of rows
    rows: u64,
    /// The seed of the random numbers
    #[arg(long, default_value_t = 2009)]
    seed: u64,
    /// Add a column `tier`, which claims the tier of the supplier's country when the contract was signed
    #[arg(long)]
    claims: bool,
    /// One in this many claims is a random ranking
    #[arg(long, value_name = "CLAIMS", default_value_t = 50, value_parser = clap::value_parser!(u32).range(1..))]
    one_wrong_in: u32,
}

const FIRMS: [&str; 8] = [
    "Northern Textiles",
    "\"Li, Chen & Co\"",
    "Açaí Export",
    "\"Blue Ocean Seafood, Ltd.\"",
    "Delta Brick Works",
    "\"The \"\"Golden Hand\"\" Company\"",
    "Sunrise Garments",
    "Ostsee Handel",
];
const ADDRESSES: [&str; 5] =
    ["12 Harbour Road", "\"Plot 7, Export Zone\"", "\"Main Street 5\n2nd floor\"", "Rua São João 40", "P.O. Box 991"];
const NOTES: [&str; 5] = ["", "", "", "\"paid late, twice\"", "\"said \"\"next week\"\"\""];
const TWO_COUNTRIES: [&str; 4] = ["Congo", "Korea", "ROC", "\u{201c}Korea\u{201d}"];
const NO_COUNTRIES: [&str; 6] = ["Atlantis", "n/a", "Unknown", "-", "various", "Middle East"];

fn main() -> ExitCode {
    support::main::<Arguments>()
}

impl Tool for Arguments {
    const FORMATS: &'static [Format] = &[Format::Csv];

    fn ends_unheard(&self) -> bool {
        true
    }

    fn answer(&self, _: Format, out: &mut dyn Write) -> Result<Outcome, Failure> {
        let mut rng = Rng::with_seed(self.seed);
        let mut countries: Vec<Country<'_>> = Dataset::bundled().countries().collect();
        // Some countries have many suppliers, most have few.
        rng.shuffle(&mut countries);
        let first = NaiveDate::from_ymd_opt(2001, 1, 1).unwrap_or_default();
        let dates: Vec<String> = first.iter_days().take(9312).map(|date| date.to_string()).collect();
        // A separate sequence of numbers, so that the rows are the same with and without claims.
        let mut slips = Rng::with_seed(self.seed);
        let claim_column = if self.claims { ",tier" } else { "" };
        writeln!(out, "supplier_id,name,address,supplier_country,signed,amount,currency,note{claim_column}")?;
        for id in 1..=self.rows {
            let (firm, address, note) = (pick(&mut rng, &FIRMS), pick(&mut rng, &ADDRESSES), pick(&mut rng, &NOTES));
            let place = rng.f64() * rng.f64() * 0.999;
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let country = countries[(place * countries.len() as f64) as usize];
            let spelt = quoted(spelling(&mut rng, country));
            let date = &dates[rng.usize(..dates.len())];
            let claim = if self.claims {
                format!(",{}", claim(&mut slips, self.one_wrong_in, country, date))
            } else {
                String::new()
            };
            let date = match rng.u8(..) {
                0 => format!("{}/{}/{}", &date[8..], &date[5..7], &date[..4]),
                1..8 => format!("{date}T08:15:00Z"),
                _ => date.clone(),
            };
            let (amount, cents) = (rng.u32(..1_000_000), rng.u32(..100));
            writeln!(out, "S{id:08},{firm},{address},{spelt},{date},{amount}.{cents:02},USD,{note}{claim}")?;
        }
        Ok(Outcome::Found)
    }
}

fn pick<'t>(rng: &mut Rng, texts: &[&'t str]) -> &'t str {
    texts[rng.usize(..texts.len())]
}

/// A way to write a country. About twenty in a thousand are wrong or have two meanings.
fn spelling(rng: &mut Rng, country: Country<'_>) -> String {
    let own = || country.name().to_owned();
    match rng.u32(..1000) {
        0..500 => own(),
        500..650 => country.code().to_string(),
        650..750 => country.alpha2().map_or_else(own, str::to_owned),
        750..920 => {
            let names: Vec<_> = country.names().map(|name| name.text()).collect();
            rng.choice(&names).map_or_else(own, |&name| name.to_owned())
        }
        920..950 => country.name().to_uppercase(),
        950..980 => format!("{}, {}", country.name(), "The").replace("The, The", "The"),
        980..990 => {
            let mut letters: Vec<char> = country.name().chars().collect();
            letters.swap(1, 2);
            letters.remove(rng.usize(..letters.len()));
            letters.into_iter().collect()
        }
        990..995 => pick(rng, &TWO_COUNTRIES).to_owned(),
        995..998 => pick(rng, &NO_COUNTRIES).to_owned(),
        _ => String::new(),
    }
}

/// The ranking of a country in the report in force on a date, or sometimes a random one. Empty if it has none.
fn claim(slips: &mut Rng, one_wrong_in: u32, country: Country<'_>, date: &str) -> &'static str {
    let report = date.parse().ok().and_then(|date| Dataset::bundled().report_in_force_on(date));
    let ranking = report.and_then(|report| report.placement(country)).map(|placement| placement.ranking());
    match slips.u32(..one_wrong_in) {
        0 => Ranking::ALL[slips.usize(..Ranking::ALL.len())].as_str(),
        _ => ranking.map_or("", Ranking::as_str),
    }
}

fn quoted(text: String) -> String {
    let special = |letter: char| matches!(letter, ',' | '"' | '\n');
    if text.contains(special) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
