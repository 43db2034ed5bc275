//! What an audit found, in words, as a table, and as annotations for a build.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write},
};

use tip_report::{
    Placement,
    audit::{Coding, Findings},
    text::shown,
};

/// The number of claims, the coding in which they were read, and how many agree.
pub fn summary(findings: &Findings<'_>, is_coding_said: bool) -> String {
    let claims = findings.claims();
    let mut said = format!("{claims} claim{}", if claims == 1 { "" } else { "s" });
    if let Some(coding) = findings.coding() {
        let decided = if is_coding_said { "" } else { " (detected)" };
        let _ = write!(said, ", coded as {coding}{decided}");
    }
    let _ = write!(said, ": {} agree, {} do not", findings.agree(), claims - findings.agree());
    match findings.blank() {
        0 => {}
        1 => said.push_str("; 1 cell claims nothing"),
        blank => {
            let _ = write!(said, "; {blank} cells claim nothing");
        }
    }
    if findings.missing().len() > 0 {
        let _ = write!(said, "; {} missing", findings.missing().len());
    }
    said.push('\n');
    if let Some(not_judged) = findings.coding().and_then(Coding::not_judged) {
        let _ = writeln!(said, "{not_judged}");
    }
    said
}

/// The mistakes, then each finding, then what is missing. At the end, the citation of each report that occurred.
pub fn text(findings: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    for mistake in findings.mistakes() {
        writeln!(out, "{mistake}")?;
    }
    let mut reports = BTreeMap::new();
    for finding in findings.iter() {
        writeln!(out, "{finding}")?;
        reports.extend(finding.report().map(|report| (report.year(), report)));
    }
    for placement in findings.missing() {
        writeln!(out, "missing: {}", in_words(placement))?;
        reports.insert(placement.report().year(), placement.report());
    }
    for report in reports.values() {
        writeln!(out, "{}: {}", report.year(), report.citation())?;
    }
    Ok(())
}

fn in_words(placement: Placement<'_>) -> String {
    format!("{placement} ({})", placement.evidence())
}

/// One row for each finding; then what is missing, and the kinds of mistake, which have no line.
pub fn csv(findings: &Findings<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(["line", "code", "report", "claimed", "found", "finding", "evidence", "citation"])?;
    let cell = |value: Option<String>| value.unwrap_or_default();
    for finding in findings.iter() {
        table.write_record([
            finding.line().to_string(),
            cell(finding.country().map(|country| country.code().to_string())),
            cell(finding.report().map(|report| report.year().to_string())),
            finding.claimed().to_owned(),
            finding.found(),
            finding.kind().to_string(),
            cell(finding.evidence().map(|evidence| evidence.to_string())),
            cell(finding.citation()),
        ])?;
    }
    for placement in findings.missing() {
        let (code, year) = (placement.country().code(), placement.report().year());
        let (ranking, evidence) = (placement.ranking().to_string(), placement.evidence().to_string());
        let (code, year, citation) = (code.to_string(), year.to_string(), placement.citation());
        table.write_record(["", &code, &year, "", &ranking, "missing", &evidence, &citation])?;
    }
    for mistake in findings.mistakes() {
        table.write_record(["", "", "", "", mistake.saw(), mistake.kind().as_str(), "", ""])?;
    }
    table.flush()
}

/// Annotations that GitHub reads from the output of a build: each finding on its line of the file.
pub fn github(findings: &Findings<'_>, file: &str, out: &mut dyn Write) -> io::Result<()> {
    let file = property(file);
    for mistake in findings.mistakes() {
        writeln!(out, "::warning file={file},title={}::{}", mistake.kind(), message(mistake.saw()))?;
    }
    for finding in findings.iter() {
        let said = finding.to_string();
        // The annotation has the line already.
        let said = said.split_once(": ").map_or(&*said, |(_, said)| said);
        let citation = finding.citation().map(|citation| format!(". {citation}")).unwrap_or_default();
        let (line, kind) = (finding.line(), finding.kind());
        writeln!(out, "::error file={file},line={line},title={kind}::{}", message(&format!("{said}{citation}")))?;
    }
    for placement in findings.missing() {
        let said = format!("{}. {}", in_words(placement), placement.citation());
        writeln!(out, "::error file={file},title=missing::{}", message(&said))?;
    }
    Ok(())
}

/// A text as the message of an annotation.
fn message(text: &str) -> String {
    shown(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A text as a property of an annotation.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}
