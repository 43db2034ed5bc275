//! The country-year panel: rows for analysis.

use std::{
    io::{self, Write},
    iter::FusedIterator,
};

use crate::{
    change::TierChange,
    csv::sheet::io_error,
    dataset::Dataset,
    view::{country::Country, placement::Placement, report::Report, standing::Standing},
    words::{
        tier::{Ranking, Tier},
        year::ReportYear,
    },
};

/// The columns of [`Panel::write_csv`], in order. They do not change; a new column would come at the end.
const COLUMNS: [&str; 22] = [
    "code",
    "alpha2",
    "numeric",
    "cow",
    "gw",
    "name",
    "bureau",
    "report_year",
    "evidence_year",
    "standing",
    "ranking",
    "kelley_code",
    "ordinal",
    "collapsed",
    "lag_ranking",
    "lag_kelley_code",
    "lag_ordinal",
    "lag_collapsed",
    "change",
    "steps",
    "spell_length",
    "evidence",
];

/// The country-year panel: a row for each country and report.
///
/// The countries are those that any report of the dataset places. If a report does not place a country, the panel still
/// has a row, which says so; [`Panel::placed_only`] leaves these rows out. A cohort or a period drops rows, not
/// history. Columns that look back still see the complete dataset, so the first year of a period still has its lag.
///
/// ```
/// use tip_report::Dataset;
/// let data = Dataset::bundled();
/// let panel = data.panel().present_in(data.report(2001)?).between(data.report(2010)?, data.report(2012)?);
/// for row in panel.rows() {
///     println!("{} {}: {}", row.country(), row.report().year(), row.standing());
/// }
/// let first = panel.rows().next().unwrap();
/// assert_eq!(first.report().year().get(), 2010);
/// assert_eq!(first.lag().unwrap().report().year().get(), 2009);
/// # Ok::<(), tip_report::error::NoReportError>(())
/// ```
#[doc(alias = "country-year")]
#[derive(Clone, Copy, Debug)]
#[must_use]
pub struct Panel<'a> {
    data: &'a Dataset,
    /// First and last year of the rows. `None` for no limit.
    period: Option<(ReportYear, ReportYear)>,
    present_in: Option<ReportYear>,
    balanced: bool,
    placed_only: bool,
}

impl Dataset {
    /// The country-year panel of all countries that any report places, over all reports.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let panel = Dataset::bundled().panel();
    /// let share = panel.rows().filter(|row| row.ranking() == Some(Tier::Three.into())).count();
    /// assert!(share > 0);
    /// ```
    pub fn panel(&self) -> Panel<'_> {
        Panel { data: self, period: None, present_in: None, balanced: false, placed_only: false }
    }
}

impl<'a> Panel<'a> {
    /// Keeps only the rows of the reports from `first` to `last`, both included.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let panel = data.panel().between(data.report(2001)?, data.report(2003)?);
    /// assert!(panel.rows().all(|row| (2001..=2003).contains(&row.report().year().get())));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn between(self, first: Report<'_>, last: Report<'_>) -> Self {
        Panel { period: Some((first.year(), last.year())), ..self }
    }

    /// Keeps only the countries that this report places: a fixed cohort, whatever happened to them later.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let cohort = data.panel().present_in(data.report(2001)?);
    /// assert!(cohort.countries().any(|country| country.name() == "Serbia and Montenegro"));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn present_in(self, report: Report<'_>) -> Self {
        Panel { present_in: Some(report.year()), ..self }
    }

    /// Keeps only the countries that every report of the [period](Panel::between) places.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let panel = data.panel().between(data.report(2004)?, data.report(2014)?).balanced();
    /// assert!(panel.rows().all(|row| row.placement().is_some()));
    /// # Ok::<(), tip_report::error::NoReportError>(())
    /// ```
    pub fn balanced(self) -> Self {
        Panel { balanced: true, ..self }
    }

    /// Keeps only the rows whose report places the country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().panel().placed_only().rows().all(|row| row.ranking().is_some()));
    /// ```
    pub fn placed_only(self) -> Self {
        Panel { placed_only: true, ..self }
    }

    pub(crate) fn reports(&self) -> impl DoubleEndedIterator<Item = Report<'a>> + Clone + FusedIterator + use<'a> {
        let period = self.period;
        let in_period = move |year| period.is_none_or(|(first, last)| first <= year && year <= last);
        self.data.reports().filter(move |report| in_period(report.year()))
    }

    /// The countries of the panel, in order of codes.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let panel = Dataset::bundled().panel();
    /// assert!(panel.countries().any(|country| country.name() == "Thailand"));
    /// assert!(panel.countries().all(|country| country.name() != "Monaco"), "no report places Monaco");
    /// ```
    #[must_use]
    pub fn countries(&self) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator + use<'a> {
        let panel = *self;
        let cohort = panel.present_in.map(|year| panel.data.reports().find(|report| report.year() == year));
        self.data.countries().filter(move |&country| {
            country.history().first().is_some()
                && cohort.is_none_or(|report| report.is_some_and(|report| report.placement(country).is_some()))
                && (!panel.balanced || panel.reports().all(|report| report.placement(country).is_some()))
        })
    }

    /// The rows, in order of codes, then years.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let row = Dataset::bundled().panel().rows().next().unwrap();
    /// assert_eq!((row.country().name(), row.report().year().get()), ("Aruba", 2001));
    /// ```
    #[must_use]
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = PanelRow<'a>> + Clone + FusedIterator + use<'a> {
        let panel = *self;
        self.countries()
            .flat_map(move |country| panel.reports().map(move |report| PanelRow { country, report }))
            .filter(move |row| !panel.placed_only || row.placement().is_some())
    }

    /// Writes the rows as CSV, with a header line. If a value does not apply, its cell is empty, never `0` or `NA`.
    ///
    /// | column | what |
    /// |---|---|
    /// | `code`, `alpha2`, `numeric`, `cow`, `gw`, `name`, `bureau` | the country, in all its codes; a number that two countries have had in turn is in only [one row](PanelRow::cow) of each report |
    /// | `report_year`, `evidence_year` | the year of the report, and the year before, which it is mostly about |
    /// | `standing` | the ranking, or the kind of absence (one of three); never empty |
    /// | `ranking` | the ranking; empty if absent |
    /// | `kelley_code`, `ordinal`, `collapsed` | the codings of the tier; empty if absent or special case |
    /// | `lag_ranking` | the ranking in the report of the year before |
    /// | `lag_kelley_code`, `lag_ordinal`, `lag_collapsed` | the codings of the tier in that report |
    /// | `change`, `steps` | the change since the report of the year before: a [`Direction`](crate::change::Direction) or `unchanged`; the steps of an upgrade or downgrade |
    /// | `spell_length` | for how many reports in a row, up to this one, the country has had this ranking |
    /// | `evidence` | how well the placement is known |
    ///
    /// The alpha-2 code of Namibia is `NA`. So treat only empty cells as missing when you read the file (in R
    /// `na.strings = ""`, in pandas `keep_default_na=False`).
    ///
    /// # Errors
    ///
    /// The errors of `out`.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let mut csv = Vec::new();
    /// Dataset::bundled().panel().write_csv(&mut csv)?;
    /// let text = String::from_utf8(csv)?;
    /// assert!(text.contains("\nKOR,KR,410,732,732,South Korea,EAP,2002,2001,Tier 1,Tier 1,1,1,1,Tier 3,3,4,3,upgrade,2,1,"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_csv(&self, out: impl Write) -> io::Result<()> {
        write_table(out, &COLUMNS, self.rows().map(|row| (row.country, [row.cow(), row.gw()], row.cells())))
    }
}

/// The text of a cell. It is empty if there is no value.
pub(crate) fn cell(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// Writes a header line and the rows. Each row has the cells of its country, with its COW and Gleditsch-Ward numbers,
/// and its own cells.
pub(crate) fn write_table<'a, const OWN: usize>(
    out: impl Write,
    columns: &[&str],
    rows: impl Iterator<Item = (Country<'a>, [Option<u16>; 2], [String; OWN])>,
) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(columns).map_err(io_error)?;
    for (country, numbers, own) in rows {
        csv.write_record(country_cells(country, numbers).iter().chain(&own)).map_err(io_error)?;
    }
    csv.flush()
}

/// The cells of the columns `code` to `bureau`.
fn country_cells(country: Country<'_>, [cow, gw]: [Option<u16>; 2]) -> [String; 7] {
    [
        country.code().to_string(),
        cell(country.alpha2()),
        cell(country.numeric().map(|numeric| format!("{numeric:03}"))),
        cell(cow),
        cell(gw),
        country.name().to_owned(),
        cell(country.bureau()),
    ]
}

/// One country in one report, as a row for analysis.
///
/// ```
/// use tip_report::Dataset;
/// let rows: Vec<_> = Dataset::bundled().panel().rows().filter(|row| row.country().name() == "Haiti").collect();
/// assert_eq!(rows[5].standing().to_string(), "Special Case");
/// assert_eq!(rows[5].ranking().unwrap().kelley_code(), None, "a special case is not a number");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PanelRow<'a> {
    country: Country<'a>,
    report: Report<'a>,
}

impl<'a> PanelRow<'a> {
    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().panel().rows().next().unwrap().country().code().as_str(), "ABW");
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        self.country
    }

    /// The country's Correlates of War number, if the country has the number in this report.
    ///
    /// 345 is Serbia and Montenegro's until 2006 and Serbia's from 2007. So a number occurs only once in each report,
    /// and you can join tables by number and year.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let numbered: Vec<_> = Dataset::bundled().panel().rows().filter(|row| row.cow() == Some(345)).collect();
    /// let of = |year: u16| numbered.iter().find(|row| row.report().year() == year).unwrap().country().name();
    /// assert_eq!(numbered.len(), Dataset::bundled().reports().count(), "one row of each report");
    /// assert_eq!((of(2006), of(2007)), ("Serbia and Montenegro", "Serbia"));
    /// ```
    #[must_use]
    pub fn cow(&self) -> Option<u16> {
        self.number(|country| country.cow())
    }

    /// The country's Gleditsch-Ward number, if the country has the number in this report. See [`PanelRow::cow`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let row = Dataset::bundled().panel().rows().find(|row| row.country().name() == "Serbia").unwrap();
    /// assert_eq!(row.gw(), Some(340));
    /// ```
    #[must_use]
    pub fn gw(&self) -> Option<u16> {
        self.number(|country| country.gw())
    }

    fn number(&self, of: impl Fn(Country<'a>) -> Option<u16>) -> Option<u16> {
        let number = of(self.country)?;
        if self.country.has_always_existed() {
            return Some(number);
        }
        let holder = self.report.holder(self.country.data().countries().filter(|&country| of(country) == Some(number)));
        (holder == Some(self.country)).then_some(number)
    }

    /// The report. Its year is not the year of the evidence: see [`ReportYear::evidence_year`].
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let row = Dataset::bundled().panel().rows().next().unwrap();
    /// assert_eq!(row.report().year().evidence_year(), 2000);
    /// ```
    #[must_use]
    pub fn report(&self) -> Report<'a> {
        self.report
    }

    /// Where the country stands in the report.
    ///
    /// ```
    /// # use tip_report::{Dataset, Standing};
    /// assert_eq!(Dataset::bundled().panel().rows().next().unwrap().standing(), Standing::NotInReport);
    /// ```
    #[must_use]
    pub fn standing(&self) -> Standing<'a> {
        self.report.standing(self.country)
    }

    /// The placement, with its codings and its evidence. `None` if the country is absent.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().panel().rows().next().unwrap().placement().is_none());
    /// ```
    #[must_use]
    pub fn placement(&self) -> Option<Placement<'a>> {
        self.report.placement(self.country)
    }

    /// The ranking. `None` if the country is absent.
    ///
    /// ```
    /// # use tip_report::{Dataset, Tier};
    /// let on_three = |row: &tip_report::history::PanelRow<'_>| row.ranking() == Some(Tier::Three.into());
    /// assert_eq!(Dataset::bundled().panel().rows().filter(on_three).next().unwrap().country().name(), "Afghanistan");
    /// ```
    #[must_use]
    pub fn ranking(&self) -> Option<Ranking> {
        self.placement().map(|placement| placement.ranking())
    }

    /// The placement in the report of the year before, as in [`History::lag`](crate::History::lag).
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// // The first row of a country has no lag. It does not take that of the country in the line before.
    /// assert!(data.panel().rows().filter(|row| row.report().year().get() == 2001).all(|row| row.lag().is_none()));
    /// ```
    #[must_use]
    pub fn lag(&self) -> Option<Placement<'a>> {
        self.country.history().lag(self.report)
    }

    /// The change since the report of the year before. `None` if nothing changed, or if there is no such report.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let entered = data.panel().rows().filter(|row| row.country().name() == "United States");
    /// let changes: Vec<_> = entered.filter_map(|row| row.change()).map(|change| change.to_string()).collect();
    /// assert_eq!(changes, ["United States: not in report -> Tier 1 (entered)"]);
    /// ```
    #[must_use]
    pub fn change(&self) -> Option<TierChange<'a>> {
        self.report.changes_since(self.report.year_before()?).change_of(self.country)
    }

    /// For how many reports in a row, up to this one, the country has had its ranking. `None` if it is absent.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let thailand = data.panel().rows().filter(|row| row.country().name() == "Thailand");
    /// let lengths: Vec<_> = thailand.map(|row| row.spell_length().unwrap()).take(5).collect();
    /// assert_eq!(lengths, [1, 2, 3, 1, 1]);
    /// ```
    #[must_use]
    pub fn spell_length(&self) -> Option<u16> {
        let spell = self.country.history().spell_in(self.report)?;
        Some(self.report.year().get() - spell.first_year().get() + 1)
    }

    /// The direction of the change since the year before. `unchanged` if both reports give the country the same
    /// ranking.
    pub(crate) fn change_text(&self) -> Option<&'static str> {
        let unchanged = || self.lag().is_some_and(|lag| Some(lag.ranking()) == self.ranking()).then_some("unchanged");
        self.change().map(|change| change.direction().as_str()).or_else(unchanged)
    }

    /// The cells of the columns after those of the country.
    fn cells(&self) -> [String; 15] {
        let (year, ranking) = (self.report.year(), self.ranking());
        let lag = self.lag().map(|lag| lag.ranking());
        [
            year.to_string(),
            year.evidence_year().to_string(),
            self.standing().to_string(),
            cell(ranking),
            cell(ranking.and_then(Ranking::kelley_code)),
            cell(ranking.and_then(Ranking::tier).map(Tier::severity)),
            cell(ranking.and_then(Ranking::collapsed)),
            cell(lag),
            cell(lag.and_then(Ranking::kelley_code)),
            cell(lag.and_then(Ranking::tier).map(Tier::severity)),
            cell(lag.and_then(Ranking::collapsed)),
            cell(self.change_text()),
            cell(self.change().and_then(|change| change.steps())),
            cell(self.spell_length()),
            cell(self.placement().map(|placement| placement.evidence())),
        ]
    }
}
