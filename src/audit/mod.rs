//! Audits your own list or panel: it compares each claim with the reports, and names mistakes that explain the
//! differences.
//!
//! [`Audit::csv`] reads a list of countries, years and rankings, and gives [`Findings`]. Each claim that does not agree
//! with the reports is a [`Finding`]. If many findings have a cause in common, it is named as a [`Mistake`]. [`Coding`]
//! lists the ways to write rankings, from `Tier 2 Watch List` to `2.5`.

mod calendar;
pub(crate) mod choice;
pub(crate) mod claim;
pub(crate) mod coding;
pub(crate) mod error;
pub(crate) mod file;
pub(crate) mod finding;
pub(crate) mod findings;
mod ledger;
pub(crate) mod mistakes;
mod tally;
mod texts;
mod worker;

use std::io::Read;

use self::{calendar::Calendar, choice::CodingError, coding::is_blank, error::AuditError, ledger::Ledger};
pub use self::{
    choice::CellReadings,
    claim::{Claim, When},
    coding::{Claimed, Coding},
    file::ClaimsIn,
    finding::{Finding, FindingKind},
    findings::Findings,
    mistakes::{Mistake, MistakeKind},
};
use crate::{
    dataset::Dataset,
    screen::{RowProblem, Screening},
    text::blank::trim,
    words::tier::Ranking,
};

/// Compares what a list or a panel says of countries with the reports.
///
/// A claim is a country, a report (by its year, or the one in force on a date) and a ranking. Claims that agree are
/// counted. Each claim that does not is a [`Finding`] with what the report says, its citation and its evidence. All
/// claims together may show kinds of [`Mistake`], for example that the list was copied from another report.
///
/// The audit reads all rankings of a list in one [`Coding`]. It never guesses a coding cell by cell: either you
/// [set](Audit::coding) it, or the complete column decides. If a column fits two codings that read it differently, the
/// audit refuses it. A coding may lack a distinction. The audit then does not judge what the coding cannot say: see
/// [`Coding::not_judged`].
///
/// ```
/// use tip_report::{Dataset, Screening, audit::{Audit, ClaimsIn}};
/// let data = Dataset::bundled();
/// let panel = "\
/// country,year,tier
/// Malaysia,2020,Tier 2 Watch List
/// Malaysia,2021,Tier 2 Watch List
/// South Korea,2022,Tier 2
/// Congo,2022,Tier 3
/// ";
/// let audit = Audit::new(data).screening(Screening::new(data, "country").year_column("year"));
/// let findings = audit.csv(panel.as_bytes(), ClaimsIn::Column("tier"))?;
/// assert_eq!((findings.claims(), findings.agree()), (4, 2));
/// let said: Vec<String> = findings.iter().map(|finding| finding.to_string()).collect();
/// assert!(said[0].starts_with("line 3: Malaysia 2021: claimed `Tier 2 Watch List`, found Tier 3 ("));
/// assert!(said[1].starts_with("line 5: `Congo` 2022: claimed `Tier 3`, `Congo` is ambiguous: "));
/// # Ok::<(), tip_report::error::AuditError>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Audit<'a> {
    screening: Screening<'a>,
    coding: Option<Coding>,
    complete: Vec<Ranking>,
}

impl<'a> Audit<'a> {
    /// An audit against these reports.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}};
    /// let findings = Audit::new(Dataset::bundled()).claims([Claim::new("Russia", 2013, "Tier 3")])?;
    /// assert!(findings.is_empty());
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    pub fn new(data: &'a Dataset) -> Self {
        Audit { screening: Screening::new(data, "country"), coding: None, complete: Vec::new() }
    }

    /// Sets how countries, years and dates are read: the columns of a file and its delimiter, the report of all rows,
    /// and the meaning of names. By default the country is in the column `country`, and the report is the latest.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, audit::{Audit, Claim}, screen::Aliases};
    /// let data = Dataset::bundled();
    /// let mut aliases = Aliases::new();
    /// aliases.add("Congo", "COD".parse()?)?;
    /// let audit = Audit::new(data).screening(Screening::new(data, "country").aliases(aliases));
    /// assert_eq!(audit.claims([Claim::new("Congo", 2018, "Tier 3")])?.len(), 0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn screening(self, screening: Screening<'a>) -> Self {
        Audit { screening, ..self }
    }

    /// Sets the coding of the claims.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim, Coding}};
    /// let audit = |coding| Audit::new(Dataset::bundled()).coding(coding).claims([Claim::new("Cuba", 2013, "3")]);
    /// assert_eq!(audit(Coding::Kelley)?.agree(), 1);
    /// assert_eq!(audit(Coding::Ordinal)?.agree(), 0);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    pub fn coding(self, coding: Coding) -> Self {
        Audit { coding: Some(coding), ..self }
    }

    /// Declares that the list should have every country on this ranking. This applies to each report whose year the claims
    /// name, that has its own column, or that you set for all rows. Placements that the list lacks are
    /// [missing](Findings::missing). If a list of one report is empty, all with this ranking are. You can call this for several rankings.
    ///
    /// ```
    /// use tip_report::{Dataset, Tier, audit::{Audit, Claim}};
    /// let audit = Audit::new(Dataset::bundled()).complete(Tier::Three).complete(Tier::TwoWatchList);
    /// let findings = audit.claims([Claim::new("Cuba", 2013, "Tier 3")])?;
    /// assert!(findings.missing().all(|placement| placement.report().year() == 2013));
    /// assert!(findings.missing().any(|placement| placement.country().name() == "North Korea"));
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    pub fn complete(mut self, ranking: impl Into<Ranking>) -> Self {
        self.complete.push(ranking.into());
        self
    }

    /// Audits claims.
    ///
    /// # Errors
    ///
    /// [`CodingError`] if no coding was set and the claims do not decide which one it is.
    ///
    /// ```
    /// use tip_report::{Dataset, audit::{Audit, Claim}, chrono::NaiveDate};
    /// let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    /// // Cuba was on Tier 2 Watch List from the report of 2015 to that of 2018.
    /// let claims = [Claim::new("Cuba", on(2015, 7, 26), "T3"), Claim::new("Cuba", on(2015, 7, 27), "T3")];
    /// let findings = Audit::new(Dataset::bundled()).claims(claims)?;
    /// assert_eq!(findings.iter().map(|finding| finding.line()).collect::<Vec<_>>(), [2]);
    /// # Ok::<(), tip_report::error::CodingError>(())
    /// ```
    pub fn claims<'c>(&self, claims: impl IntoIterator<Item = Claim<'c>>) -> Result<Findings<'a>, CodingError> {
        let calendar = Calendar::new(self.screening.data);
        let mut ledger = Ledger::new();
        for (number, claim) in (1..).zip(claims) {
            if is_blank(claim.ranking.as_bytes()) {
                ledger.blank += 1;
                continue;
            }
            let (text, time) = match claim.when {
                When::Year(year) => (year.to_string(), calendar.of_year(year)),
                When::Date(date) => (date.to_string(), calendar.of_date(date)),
            };
            let when = match time {
                Some(time) => ledger::When::At(time),
                None => ledger.bad_time(text.as_bytes(), RowProblem::NoReportInForce),
            };
            let country = self.screening.country_of(claim.country.as_bytes());
            let name = ledger.names.number(claim.country.as_bytes(), country);
            let cell = ledger.cells.number(trim(&claim.ranking).as_bytes(), ());
            ledger.add(claim.line.unwrap_or(number), name, when, cell);
        }
        self.judge(calendar, ledger, self.coding)
    }

    /// Audits a CSV file with a header, of any size. The memory is twenty bytes for each claim and thirty-two for
    /// each finding.
    ///
    /// # Errors
    ///
    /// [`AuditError::Csv`] as for [`Screening::run`], [`AuditError::NoYearColumn`], and [`AuditError::Coding`] if no
    /// coding was set and the column does not decide which one it is.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, audit::{Audit, ClaimsIn}};
    /// let data = Dataset::bundled();
    /// let suppliers = "id;country;signed;tier\n1;Cuba;2013-06-10;T2W\n2;Cuba;2013-06-19;T3\n";
    /// let audit = Audit::new(data).screening(Screening::new(data, "country").date_column("signed"));
    /// let findings = audit.csv(suppliers.as_bytes(), ClaimsIn::Column("tier"))?;
    /// assert_eq!(findings.iter().next().unwrap().report().unwrap().year().get(), 2012);
    /// # Ok::<(), tip_report::error::AuditError>(())
    /// ```
    pub fn csv(&self, reader: impl Read + Send, claims: ClaimsIn<'_>) -> Result<Findings<'a>, AuditError> {
        let calendar = Calendar::new(self.screening.data);
        let ledger = file::csv(&self.screening, &calendar, reader, claims)?;
        // A ranking given by the caller counts as words.
        let said = matches!(claims, ClaimsIn::EveryRow(_)).then_some(Coding::Words);
        Ok(self.judge(calendar, ledger, said.or(self.coding))?)
    }

    /// Audits a plain list: each line names a country and claims this ranking. There is no header.
    ///
    /// # Errors
    ///
    /// [`AuditError::Csv`] if the list can't be read, or a quote in it is never closed.
    ///
    /// ```
    /// use tip_report::{Dataset, Screening, Tier, audit::Audit};
    /// let data = Dataset::bundled();
    /// let audit = Audit::new(data).screening(Screening::new(data, "").report(data.report(2024)?));
    /// let findings = audit.complete(Tier::Three).list(&b"PRK\nKorea, South\n"[..], Tier::Three)?;
    /// assert_eq!((findings.agree(), findings.iter().next().unwrap().line()), (1, 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn list(&self, reader: impl Read + Send, ranking: impl Into<Ranking>) -> Result<Findings<'a>, AuditError> {
        let calendar = Calendar::new(self.screening.data);
        let ledger = file::list(&self.screening, &calendar, reader, ranking.into())?;
        Ok(self.judge(calendar, ledger, Some(Coding::Words))?)
    }

    /// Judges claims. `coding` is their coding if there is no choice.
    fn judge(
        &self,
        calendar: Calendar<'a>,
        ledger: Ledger<'a>,
        coding: Option<Coding>,
    ) -> Result<Findings<'a>, CodingError> {
        let coding = match coding {
            Some(coding) => Some(coding),
            None => choice::coding_of(&ledger.cell_counts())?,
        };
        Ok(Findings::new(calendar, ledger, coding, &self.complete, self.screening.scheme))
    }
}
