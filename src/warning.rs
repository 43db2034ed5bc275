//! Warnings: what is allowed in a dataset, but odd.

use std::{collections::BTreeSet, fmt};

use chrono::NaiveDate;

use crate::{
    dataset::Dataset,
    table::name_index::Miss,
    text::{
        letters::code_letters,
        quoted::{quoted, shown},
    },
    view::{country::Country, placement::Placement, report::Report},
    watch_list::clock::WatchListClock,
    words::{
        code::CountryCode, code_scheme::CodeScheme, designation::DesignationList, existence::Existence,
        name_kind::NameKind, table::Table, tier::Tier, year::ReportYear,
    },
};

/// Something in a dataset that is allowed but odd. It is worth a second look, but never a reason not to load the
/// dataset.
///
/// `Display` prints one line. The bundled data have some warnings; in each case the reports really say so:
///
/// ```
/// use tip_report::Dataset;
/// let warnings: Vec<_> = Dataset::bundled().warnings().iter().map(ToString::to_string).collect();
/// assert!(warnings.contains(&"tiers.csv: KOR: from Tier 3 in 2001 to Tier 1 in 2002".to_owned()));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub(crate) file: Box<str>,
    pub(crate) kind: WarningKind,
}

impl Warning {
    /// The name of the file.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().warnings()[0].file(), "tiers.csv");
    /// ```
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What is odd.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::WarningKind};
    /// let warnings = Dataset::bundled().warnings();
    /// assert!(warnings.iter().any(|warning| matches!(warning.kind(), WarningKind::Gap { .. })));
    /// ```
    #[must_use]
    pub fn kind(&self) -> &WarningKind {
        &self.kind
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", shown(&self.file), self.kind)
    }
}

/// What is odd.
///
/// ```
/// use tip_report::{Dataset, tables::{Table, WarningKind}};
/// let names = "code,name,kind,colour\nKOR,South Corea,variant,green\n";
/// let data = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
/// assert_eq!(data.warnings()[0].kind(), &WarningKind::IgnoredColumn { column: "colour".into() });
/// # Ok::<(), tip_report::error::LoadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum WarningKind {
    /// A column that the table does not have. It is ignored, and is not written again.
    IgnoredColumn {
        /// The name of the column.
        column: Box<str>,
    },
    /// A report that places no country, for example because its tiers are not entered yet.
    EmptyReport {
        /// The report.
        year: ReportYear,
    },
    /// A report that leaves out more than a tenth of the countries of the report before, for example because only some
    /// of its tiers are entered yet. No published report has left out more than a twentieth.
    FewPlacements {
        /// The report.
        year: ReportYear,
        /// How many countries of the report before it places.
        placed: usize,
        /// The report before.
        before: ReportYear,
        /// How many countries the report before places.
        placed_before: usize,
    },
    /// A move from one end of the scale to the other between two reports: Tier 1 to Tier 3, or back.
    Jump {
        /// The country.
        code: CountryCode,
        /// The earlier report.
        from: ReportYear,
        /// The tier in it.
        from_tier: Tier,
        /// The report after it.
        to: ReportYear,
        /// The tier in that report.
        to_tier: Tier,
    },
    /// A country that is not in a report, but in an earlier and in a later one.
    Gap {
        /// The country.
        code: CountryCode,
        /// The last report before the gap.
        before: ReportYear,
        /// The first report after the gap.
        after: ReportYear,
    },
    /// More reports in a row on the Watch List than the statute allows, by the
    /// [clock](crate::watch_list::WatchListClock) of the report before.
    LongWatchListRun {
        /// The country.
        code: CountryCode,
        /// The first report of the run that counts.
        first: ReportYear,
        /// The first report that is too many.
        year: ReportYear,
        /// The number of reports that the statute allows.
        limit: u8,
    },
    /// A placement before the entity began.
    BeforeExistence {
        /// The country.
        code: CountryCode,
        /// The report.
        year: ReportYear,
        /// The date since which the entity exists.
        exists_from: NaiveDate,
    },
    /// A placement after the entity ended.
    AfterExistence {
        /// The country.
        code: CountryCode,
        /// The report.
        year: ReportYear,
        /// The date on which the entity ended.
        exists_to: NaiveDate,
    },
    /// A name that looks like the code of another country. In a column of that scheme it would mean the other country.
    /// If the scheme is ISO 3166-1, a lookup by name also takes it for the code.
    CodeLikeName {
        /// The name.
        name: Box<str>,
        /// The country that has the name.
        code: CountryCode,
        /// The scheme that has this code.
        scheme: CodeScheme,
        /// The country that has the code.
        other: CountryCode,
    },
    /// A reassessment after a report that only one of `designations.csv` and `reassessments.csv` has.
    UnmatchedReassessment {
        /// The country.
        code: CountryCode,
        /// The report.
        year: ReportYear,
        /// The table that lacks the reassessment.
        missing_in: Table,
    },
}

impl WarningKind {
    /// The kind as one word, for tools: the name of the variant in lower case with underscores.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().warnings()[0].kind().tag(), "jump");
    /// ```
    #[must_use]
    pub const fn tag(&self) -> &'static str {
        match self {
            WarningKind::IgnoredColumn { .. } => "ignored_column",
            WarningKind::EmptyReport { .. } => "empty_report",
            WarningKind::FewPlacements { .. } => "few_placements",
            WarningKind::Jump { .. } => "jump",
            WarningKind::Gap { .. } => "gap",
            WarningKind::LongWatchListRun { .. } => "long_watch_list_run",
            WarningKind::BeforeExistence { .. } => "before_existence",
            WarningKind::AfterExistence { .. } => "after_existence",
            WarningKind::CodeLikeName { .. } => "code_like_name",
            WarningKind::UnmatchedReassessment { .. } => "unmatched_reassessment",
        }
    }
}

impl fmt::Display for WarningKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WarningKind::IgnoredColumn { column } => write!(f, "column {} is ignored", quoted(column)),
            WarningKind::EmptyReport { year } => write!(f, "{year}: the report places no country"),
            WarningKind::FewPlacements { year, placed, before, placed_before } => {
                write!(f, "{year}: places {placed} of the {placed_before} countries that {before} places")
            }
            WarningKind::Jump { code, from, from_tier, to, to_tier } => {
                write!(f, "{code}: from {from_tier} in {from} to {to_tier} in {to}")
            }
            WarningKind::Gap { code, before, after } => {
                write!(f, "{code}: in the reports of {before} and {after}, but not between them")
            }
            WarningKind::LongWatchListRun { code, first, year, limit } => {
                let s = if *limit == 1 { "" } else { "s" };
                write!(f, "{code}: on the Watch List from {first} to {year}, and the statute allows {limit} report{s}")
            }
            WarningKind::BeforeExistence { code, year, exists_from } => {
                write!(f, "{code}: placed in {year}, before it began on {exists_from}")
            }
            WarningKind::AfterExistence { code, year, exists_to } => {
                write!(f, "{code}: placed in {year}, after it ended on {exists_to}")
            }
            WarningKind::CodeLikeName { name, code, scheme, other } => {
                write!(f, "{} is a name of {code}, and the {} code of {other}", quoted(name), scheme.name())
            }
            WarningKind::UnmatchedReassessment { code, year, missing_in } => {
                write!(f, "{code}: reassessed after the {year} report, but not in {missing_in}")
            }
        }
    }
}

impl Dataset {
    /// What is allowed but odd. First come the ignored columns, then the reports that place no country, then those that
    /// place few. Then come placements by country and year, reassessments that only one table has, and names that look
    /// like codes of other countries.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let warnings = Dataset::bundled().warnings();
    /// assert!(warnings.iter().any(|warning| {
    ///     warning.to_string() == "tiers.csv: SCG: placed in 2006, after it ended on 2006-06-03"
    /// }));
    /// ```
    #[must_use]
    pub fn warnings(&self) -> Vec<Warning> {
        let ignored = self.ignored.iter().map(|ignored| Warning {
            file: ignored.file.clone(),
            kind: WarningKind::IgnoredColumn { column: ignored.column.clone() },
        });
        let empty = self.reports().filter(|report| report.placements().next().is_none()).map(|report| Warning {
            file: Table::Reports.as_str().into(),
            kind: WarningKind::EmptyReport { year: report.year() },
        });
        let of_tiers = self.reports().filter_map(few_placements).chain(self.countries().flat_map(warnings_of));
        let of_tiers = of_tiers.map(|kind| Warning { file: Table::Tiers.as_str().into(), kind });
        ignored.chain(empty).chain(of_tiers).chain(unmatched_reassessments(self)).chain(code_like_names(self)).collect()
    }
}

/// A report that places no country at all has a warning of its own.
fn few_placements(report: Report<'_>) -> Option<WarningKind> {
    let before = report.previous()?;
    let (all, placed_before) = (report.placements().count(), before.placements().count());
    let placed = before.placements().filter(|placement| report.placement(placement.country()).is_some()).count();
    let (year, before) = (report.year(), before.year());
    (all > 0 && 10 * placed < 9 * placed_before).then_some(WarningKind::FewPlacements {
        year,
        placed,
        before,
        placed_before,
    })
}

fn warnings_of(country: Country<'_>) -> Vec<WarningKind> {
    let mut warnings = Vec::new();
    let mut last: Option<Placement<'_>> = None;
    for report in country.data().reports() {
        let Some(placement) = report.placement(country) else { continue };
        warnings.extend(outside_existence(placement));
        if let Some(before) = last {
            if report.previous() == Some(before.report()) {
                warnings.extend(jump(before, placement));
                warnings.extend(long_run(before, placement));
            } else {
                let (before, after) = (before.report().year(), report.year());
                warnings.push(WarningKind::Gap { code: country.code(), before, after });
            }
        }
        last = Some(placement);
    }
    warnings
}

fn jump(before: Placement<'_>, after: Placement<'_>) -> Option<WarningKind> {
    let (from, to) = (before.report().year(), after.report().year());
    let (from_tier, to_tier) = (before.tier()?, after.tier()?);
    let end_to_end = matches!((from_tier, to_tier), (Tier::One, Tier::Three) | (Tier::Three, Tier::One));
    (end_to_end && to.follows(from)).then_some(WarningKind::Jump {
        code: after.country().code(),
        from,
        from_tier,
        to,
        to_tier,
    })
}

/// A country that was due to leave the Watch List and did not. Given only for the first report of such a case.
fn long_run(before: Placement<'_>, after: Placement<'_>) -> Option<WarningKind> {
    let (country, report) = (after.country(), after.report());
    let year = report.year();
    let clock = before.report().watch_list_clock(country).filter(WatchListClock::must_leave)?;
    let due_earlier = || {
        let earlier = before.report().previous().and_then(|report| report.watch_list_clock(country));
        earlier.is_some_and(|clock| clock.must_leave())
    };
    if after.tier() != Some(Tier::TwoWatchList) || !year.follows(before.report().year()) || due_earlier() {
        return None;
    }
    let first = ReportYear::new(year.get() - u16::from(clock.years_counted()))?;
    Some(WarningKind::LongWatchListRun { code: country.code(), first, year, limit: clock.limit()? })
}

/// A determination names a reassessed country in one table, and the new ranking is in another. The two must match.
fn unmatched_reassessments(data: &Dataset) -> impl Iterator<Item = Warning> {
    let designated = data.designations().filter(|designation| designation.list() == DesignationList::Reassessed);
    let designated: BTreeSet<_> = designated.map(|row| (row.country().code(), row.report().year())).collect();
    let reassessed: BTreeSet<_> = data.reassessments().map(|row| (row.country().code(), row.report().year())).collect();
    let of = |only: Vec<(CountryCode, ReportYear)>, file: Table, missing_in: Table| {
        only.into_iter().map(move |(code, year)| Warning {
            file: file.as_str().into(),
            kind: WarningKind::UnmatchedReassessment { code, year, missing_in },
        })
    };
    let only_designated = designated.difference(&reassessed).copied().collect();
    let only_reassessed = reassessed.difference(&designated).copied().collect();
    of(only_designated, Table::Designations, Table::Reassessments).chain(of(
        only_reassessed,
        Table::Reassessments,
        Table::Designations,
    ))
}

/// A name of digits or of few letters is a code in many schemes. A name that is `ambiguous` says so itself, unless a
/// lookup finds a code before it looks at names.
fn code_like_names(data: &Dataset) -> impl Iterator<Item = Warning> {
    let names = data.countries().flat_map(|country| {
        let own = (country, country.name(), NameKind::Common);
        std::iter::once(own).chain(country.names().map(move |name| (country, name.text(), name.kind())))
    });
    names.filter_map(|(country, name, kind)| {
        let letters = code_letters(name)?;
        let is_refused = kind == NameKind::Ambiguous && data.id_of(name) == Err(Miss::Ambiguous);
        let mut schemes = CodeScheme::ALL.iter().filter(|_| !is_refused);
        let (scheme, other) = schemes.find_map(|&scheme| {
            let meanings = data.ids_by(scheme, &letters);
            let other = *meanings.first().filter(|_| !meanings.contains(&country.id()))?;
            Some((scheme, Country::new(data, other).code()))
        })?;
        let kind = WarningKind::CodeLikeName { name: name.into(), code: country.code(), scheme, other };
        Some(Warning { file: Table::Names.as_str().into(), kind })
    })
}

fn outside_existence(placement: Placement<'_>) -> Option<WarningKind> {
    let country = placement.country();
    let code = country.code();
    let (year, released) = (placement.report().year(), placement.report().released());
    match country.existence_on(released) {
        Existence::Exists => None,
        Existence::NotYet => {
            country.exists_from().map(|exists_from| WarningKind::BeforeExistence { code, year, exists_from })
        }
        Existence::NoLonger => {
            country.exists_to().map(|exists_to| WarningKind::AfterExistence { code, year, exists_to })
        }
    }
}
