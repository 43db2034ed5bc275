//! A finding: one claim that does not agree with the reports, and what they say.

use std::fmt;

use super::{
    calendar::Stood,
    findings::{Findings, Found},
    ledger::{Row, When},
};
use crate::{
    screen::RowProblem,
    text::quoted::quoted,
    view::{country::Country, report::Report, standing::Standing},
    words::{evidence::Evidence, word::words},
};

words! {
    /// What is wrong with a claim. If several kinds apply, a claim has the first of them in this order, from the second
    /// on. `Differs` means that none of these applies. [`FindingKind::Contradicting`] may come in addition.
    ///
    /// ```
    /// use tip_report::audit::FindingKind;
    /// assert_eq!("not in the report".parse(), Ok(FindingKind::NotInReport));
    /// ```
    #[non_exhaustive]
    pub enum FindingKind in tip_report::audit: "kind of finding" {
        /// The report says something else of the country.
        Differs = "differs",
        /// No country has this name or code.
        UnknownCountry = "unknown country",
        /// The name has several meanings.
        AmbiguousCountry = "ambiguous country",
        /// The cell names several countries.
        SeveralCountries = "several countries",
        /// There is no report of the year, or none was in force on the date.
        NoSuchReport = "no such report",
        /// The cell of the country, the date, the year or the ranking can't be read.
        Unreadable = "unreadable claim",
        /// The report does not have the country.
        NotInReport = "not in the report",
        /// The country did not exist yet, or no longer existed.
        NotInExistence = "not in existence",
        /// Another claim says something else about the same country and report. Given once for each contradiction, on
        /// the line of the second claim.
        Contradicting = "contradicting claims",
    }
}

impl FindingKind {
    pub(super) fn of_problem(problem: RowProblem) -> Self {
        match problem {
            RowProblem::UnknownName => FindingKind::UnknownCountry,
            RowProblem::AmbiguousName => FindingKind::AmbiguousCountry,
            RowProblem::SeveralCountries => FindingKind::SeveralCountries,
            RowProblem::NoReportInForce => FindingKind::NoSuchReport,
            RowProblem::EmptyName | RowProblem::NotUtf8 | RowProblem::BadDate | RowProblem::BadYear => {
                FindingKind::Unreadable
            }
        }
    }

    /// The kind for a claim that does not agree with where the country stood.
    pub(super) fn of_standing(standing: Standing<'_>) -> Self {
        match standing {
            Standing::NotInReport => FindingKind::NotInReport,
            Standing::NotYetInExistence | Standing::NoLongerInExistence => FindingKind::NotInExistence,
            Standing::Placed(_) => FindingKind::Differs,
        }
    }
}

/// A claim that does not agree with the reports.
///
/// `Display` prints one line: `line 3: Malaysia 2021: claimed Tier 2, found Tier 3 (official)`.
///
/// ```
/// use tip_report::{Dataset, audit::{Audit, Claim, FindingKind}};
/// let claims = [Claim::new("Malaysia", 2021, "Tier 2 Watch List"), Claim::new("Russia", 2026, "Tier 3")];
/// let findings = Audit::new(Dataset::bundled()).claims(claims)?;
/// let kinds: Vec<FindingKind> = findings.iter().map(|finding| finding.kind()).collect();
/// assert_eq!(kinds, [FindingKind::Differs, FindingKind::NoSuchReport]);
/// let first = findings.iter().next().unwrap();
/// assert!(first.citation().unwrap().starts_with("Malaysia: Tier 3. U.S. Department of State"));
/// # Ok::<(), tip_report::error::CodingError>(())
/// ```
#[derive(Clone, Copy)]
pub struct Finding<'f, 'a> {
    pub(super) findings: &'f Findings<'a>,
    pub(super) found: Found,
}

impl<'f, 'a> Finding<'f, 'a> {
    /// The line of the list that has the claim, counted from 1. For a row of several lines it is the first.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim}};
    /// # let claims = [Claim::new("Peru", 2013, "2"), Claim::new("Peru", 2014, "1")];
    /// # let findings = Audit::new(Dataset::bundled()).coding(tip_report::audit::Coding::Words).claims(claims)?;
    /// assert_eq!(findings.iter().next().unwrap().line(), 2);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn line(&self) -> u64 {
        self.found.row.line()
    }

    /// What is wrong.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim, FindingKind}};
    /// # let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Congo", 2013, "Tier 1")])?;
    /// assert_eq!(findings.iter().next().unwrap().kind(), FindingKind::AmbiguousCountry);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn kind(&self) -> FindingKind {
        self.found.kind
    }

    /// The country, as the list writes it.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim}};
    /// # let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Atlantis", 2013, "Tier 1")])?;
    /// assert_eq!(findings.iter().next().unwrap().country_as_written(), "Atlantis");
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn country_as_written(&self) -> &'f str {
        self.findings.ledger.names.text(self.row().name)
    }

    /// The country. `None` if its cell names none.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim}};
    /// # let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Burma", 2013, "Tier 1")])?;
    /// assert_eq!(findings.iter().next().unwrap().country().unwrap().code(), "MMR");
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Option<Country<'a>> {
        self.findings.ledger.names.meaning(self.row().name).ok()
    }

    /// The report. `None` if there is none of the year, or none in force on the date.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim}};
    /// # let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2026, "Tier 3")])?;
    /// assert_eq!(findings.iter().next().unwrap().report(), None);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn report(&self) -> Option<Report<'a>> {
        self.row().when.time().map(|time| self.findings.calendar.report(time))
    }

    /// The ranking, as the list writes it.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim}};
    /// # let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Cuba", 2013, "T2W")])?;
    /// assert_eq!(findings.iter().next().unwrap().claimed(), "T2W");
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn claimed(&self) -> &'f str {
        self.findings.ledger.cells.text(self.row().cell)
    }

    /// Where the country stands in the report, as printed. `None` without a country or a report.
    ///
    /// ```
    /// # use tip_report::{Dataset, Standing, audit::{Audit, Claim}};
    /// # let findings = Audit::new(Dataset::bundled()).claims([Claim::new("USA", 2009, "Tier 1")])?;
    /// assert_eq!(findings.iter().next().unwrap().standing(), Some(Standing::NotInReport));
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn standing(&self) -> Option<Standing<'a>> {
        self.stood().map(Stood::standing)
    }

    fn stood(&self) -> Option<Stood<'a>> {
        let time = self.row().when.time()?;
        self.country().map(|country| self.findings.calendar.stood(country, time))
    }

    /// What was found instead: where the country stood, or why the claim cannot be compared.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim}};
    /// let claims = [Claim::new("USA", 2009, "Tier 1"), Claim::new("Korea", 2009, "Tier 1")];
    /// let findings = Audit::new(Dataset::bundled()).claims(claims)?;
    /// let found: Vec<String> = findings.iter().map(|finding| finding.found()).collect();
    /// assert_eq!(found, ["not in report", "`Korea` is ambiguous: South Korea (KOR) or North Korea (PRK)"]);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn found(&self) -> String {
        let row = self.row();
        let ledger = &self.findings.ledger;
        if let Some(other) = self.found.against {
            let other = self.findings.against[other as usize];
            let cell = ledger.cells.text(other.cell);
            return format!("line {} claims {}", other.line(), quoted(cell));
        }
        if let Err(problem) = ledger.names.meaning(row.name) {
            return self.findings.why_unknown(row.name, problem);
        }
        if let When::Bad(text) = row.when {
            let (text, problem) = (ledger.bad_times.text(text.into()), ledger.bad_times.meaning(text.into()));
            return match (problem, text.parse::<u16>()) {
                (RowProblem::NoReportInForce, Ok(year)) => {
                    self.findings.calendar.data().report(year).err().map_or(String::new(), |error| error.to_string())
                }
                _ => format!("{problem}: {}", quoted(text)),
            };
        }
        match self.stood() {
            Some(stood) if self.kind() != FindingKind::Unreadable => stood.as_str().to_owned(),
            _ => format!("{} can't be read", quoted(self.claimed())),
        }
    }

    /// How well the placement is known that the claim differs from. `None` if there is no placement.
    ///
    /// ```
    /// # use tip_report::{Dataset, Evidence, audit::{Audit, Claim}};
    /// # let findings = Audit::new(Dataset::bundled()).claims([Claim::new("KOR", 2018, "Tier 2")])?;
    /// assert_eq!(findings.iter().next().unwrap().evidence(), Some(Evidence::Official));
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn evidence(&self) -> Option<Evidence> {
        self.stood()?.evidence()
    }

    /// A citation of what the report says of the country. `None` without a country or a report.
    ///
    /// ```
    /// # use tip_report::{Dataset, audit::{Audit, Claim}};
    /// # let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Monaco", 2018, "Tier 2")])?;
    /// assert!(findings.iter().next().unwrap().citation().unwrap().starts_with("Monaco: not in report. "));
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    #[must_use]
    pub fn citation(&self) -> Option<String> {
        self.stood().map(Stood::citation)
    }

    fn row(&self) -> Row {
        self.found.row
    }
}

impl fmt::Display for Finding<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: ", self.line())?;
        match self.country() {
            Some(country) => f.write_str(country.name())?,
            None => f.write_str(&quoted(self.country_as_written()))?,
        }
        if let Some(report) = self.report() {
            write!(f, " {}", report.year())?;
        }
        write!(f, ": claimed {}, ", quoted(self.claimed()))?;
        match self.stood().filter(|_| self.kind() == FindingKind::Differs) {
            Some(stood) => {
                write!(f, "found {}", stood.as_str())?;
                stood.evidence().map_or(Ok(()), |evidence| write!(f, " ({evidence})"))
            }
            None => f.write_str(&self.found()),
        }
    }
}

impl fmt::Debug for Finding<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Finding({self})")
    }
}
