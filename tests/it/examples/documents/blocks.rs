//! The tables of the README and of DATA.md that are counted from the data, between `<!-- counted: NAME -->` and
//! `<!-- end -->`.

use std::{collections::BTreeSet, fmt::Write};

use tip_report::{
    Dataset, Evidence, Report,
    designation::{DesignationCoverage, DesignationList},
    entry::Extent,
};

/// Fills every block of a text.
pub fn fill(text: &mut String) {
    const BEGIN: &str = "<!-- counted: ";
    let mut at = 0;
    while let Some(start) = text[at..].find(BEGIN).map(|start| at + start + BEGIN.len()) {
        let name_end = start + text[start..].find(" -->\n").expect("a block is begun in a line of its own");
        let name = text[start..name_end].to_owned();
        let start = name_end + " -->\n".len();
        let end = start + text[start..].find("<!-- end -->").expect("a block has an end");
        let block = match name.as_str() {
            "coverage" => coverage(),
            "gaps" => gaps(),
            "rows" => rows(),
            "evidence" => evidence(),
            "changes" => changes(),
            "read" => read(),
            other => panic!("no block is named {other}"),
        };
        // Blank lines, so that what is in between is Markdown.
        let block = format!("\n{block}\n");
        text.replace_range(start..end, &block);
        at = start + block.len();
    }
}

/// A number with its thousands apart.
fn number(number: usize) -> String {
    let digits = number.to_string();
    let groups: Vec<&[u8]> = digits.as_bytes().rchunks(3).rev().collect();
    String::from_utf8(groups.join(&b","[..])).unwrap()
}

fn line(table: &mut String, first: &str, numbers: impl IntoIterator<Item = usize>) {
    let cells: Vec<_> = numbers.into_iter().map(number).collect();
    writeln!(table, "| {first} | {} |", cells.join(" | ")).unwrap();
}

fn with_evidence(report: Report<'_>, evidence: Evidence) -> usize {
    report.placements().filter(|placement| placement.evidence() == evidence).count()
}

/// Placements by evidence class, and the entries that were read with their flows, a line for each report.
fn coverage() -> String {
    let mut table = String::from(
        "| report | placements | official | corroborated | transcribed | inferred | entries read | in full | condensed | comparable | flows |\n\
         |---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for report in Dataset::bundled().reports() {
        let coverage = report.coverage();
        let comparable = report.previous().map(|previous| coverage.comparable_with(previous).count());
        let of = |extent| coverage.read().filter(|&(_, read)| read == extent).count();
        let numbers = [
            report.placements().count(),
            with_evidence(report, Evidence::Official),
            with_evidence(report, Evidence::Corroborated),
            with_evidence(report, Evidence::Transcribed),
            with_evidence(report, Evidence::Inferred),
            coverage.read().count(),
            of(Extent::Full),
            of(Extent::Condensed),
            comparable.unwrap_or(0),
            report.flows().count(),
        ];
        line(&mut table, &report.year().to_string(), numbers);
    }
    table
}

/// The side lists that are incomplete.
fn gaps() -> String {
    let unknown = |list| {
        let sets = Dataset::bundled().reports().filter_map(move |report| report.designation_set(list));
        let open = sets.filter(|set| set.coverage() != DesignationCoverage::Complete);
        let years: Vec<_> = open
            .map(|set| match set.coverage() {
                DesignationCoverage::Partial => format!("{} (in part)", set.report().year()),
                _ => set.report().year().to_string(),
            })
            .collect();
        years.join(", ")
    };
    format!(
        "Lists that are incomplete here: the child-soldier list of {}; the state-sponsored list of {}; the Watch List waivers of\n{}.\n",
        unknown(DesignationList::ChildSoldiers),
        unknown(DesignationList::StateSponsored),
        unknown(DesignationList::WatchListWaiver),
    )
}

/// The rows of each table.
fn rows() -> String {
    let data = Dataset::bundled();
    let mut table = String::from("| file | rows |\n|---|---|\n");
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let tables: BTreeSet<_> =
        files.filter(|path| path.extension().is_some_and(|extension| extension == "csv")).collect();
    for path in tables {
        let rows = csv::Reader::from_path(&path).unwrap().into_byte_records().count();
        line(&mut table, &format!("`{}`", path.file_name().unwrap().to_str().unwrap()), [rows]);
    }
    let placed: BTreeSet<_> = data.placements().map(|placement| placement.country().code()).collect();
    let read = data.entries().filter(|entry| entry.extent().is_some());
    let entries: BTreeSet<_> = read.map(|entry| (entry.report().year(), entry.country().code())).collect();
    let addresses = data.entries().filter(|entry| entry.url().is_some());
    let addresses: BTreeSet<_> = addresses.map(|entry| (entry.report().year(), entry.country().code())).collect();
    writeln!(
        table,
        "\nThe placements cover {} countries in {} reports. Of their entries, {} were read for flows and roles, and {} have an\naddress here.",
        placed.len(),
        data.reports().count(),
        number(entries.len()),
        number(addresses.len()),
    )
    .unwrap();
    table
}

/// The placements of each evidence class.
fn evidence() -> String {
    let mut table = String::from("| class | placements | of them in the latest report |\n|---|---|---|\n");
    let data = Dataset::bundled();
    let latest = data.latest_report().unwrap();
    for class in [Evidence::Official, Evidence::Corroborated, Evidence::Transcribed, Evidence::Inferred] {
        let all = data.placements().filter(|placement| placement.evidence() == class).count();
        line(&mut table, &format!("`{class}`"), [all, with_evidence(latest, class)]);
    }
    table
}

/// The upgrades and downgrades that are published, and those that the data give.
fn changes() -> String {
    let published = include_str!("../../../vectors/published_changes.csv");
    let mut table = String::from("| report | published | how sure | here |\n|---|---|---|---|\n");
    for row in csv::Reader::from_reader(published.as_bytes()).into_records() {
        let row = row.unwrap();
        let report = Dataset::bundled().report(row[0].parse::<u16>().unwrap()).unwrap();
        let diff = report.changes_since(report.previous().unwrap());
        let (up, down) = (diff.upgrades().count(), diff.downgrades().count());
        writeln!(table, "| {} | {} up, {} down | {} | {up}, {down} |", &row[0], &row[1], &row[2], &row[3]).unwrap();
    }
    table
}

/// How much of the entries of each report was read, and how much was not.
fn read() -> String {
    let mut table = String::from(
        "| report | entries | in full | condensed | only an excerpt | not read |\n|---|---|---|---|---|---|\n",
    );
    let mut all = [0; 5];
    for report in Dataset::bundled().reports() {
        let (coverage, entries) = (report.coverage(), report.placements().count());
        let of = |extent| coverage.read().filter(|&(_, read)| read == extent).count();
        let unread = entries - coverage.read().count();
        let numbers = [entries, of(Extent::Full), of(Extent::Condensed), of(Extent::Excerpt), unread];
        line(&mut table, &report.year().to_string(), numbers);
        all.iter_mut().zip(numbers).for_each(|(all, number)| *all += number);
    }
    line(&mut table, "all", all);
    table
}
