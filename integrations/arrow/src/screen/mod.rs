//! Screening: for a column of names and one of dates, what was in force.

mod answers;
mod error;
mod names;
mod when;

use arrow::{
    array::{Array, StructArray, UInt32Array},
    compute::{TakeOptions, cast, take},
    datatypes::{DataType, Fields},
};
use tip_report::{Dataset, Screening, country::CodeScheme, screen::Aliases};

use self::{answers::Answers, names::Names};
pub use self::{error::ScreenError, when::When};

/// For each row, what was in force for the country of this name on this date: the columns that
/// [`Screening::run`](tip_report::Screening::run) adds to a CSV file, under the same names.
///
/// Names are `Utf8`, `LargeUtf8`, `Utf8View` or a dictionary of one of them; dates are `Date32`, `Date64` or
/// `Timestamp`, whose day is the one in the column's time zone. A null is like an empty cell in a file: a problem of its
/// row, and null in each column that it leaves open. No row is dropped, and none is completely null.
///
/// With a scheme, the names are only read as its codes: see [`Screener::scheme`]. To screen many batches, or by year, see
/// [`Screener`].
///
/// # Errors
///
/// [`ScreenError`] if a column has another type, or if the two have different lengths.
///
/// ```
/// use arrow::array::{Array, Date32Array, StringArray};
/// use tip_report::{Dataset, screen::Aliases};
/// let names = StringArray::from(vec!["South Sudan"]);
/// let screened =
///     tip_report_arrow::screen(Dataset::bundled(), &names, &Date32Array::from(vec![15_000]), &Aliases::new(), None)?;
/// assert_eq!(screened.column_names()[..3], ["tip_code", "tip_report", "tip_ranking"]);
/// assert!(screened.column_by_name("tip_ranking").unwrap().is_null(0));
/// # Ok::<(), tip_report_arrow::ScreenError>(())
/// ```
pub fn screen(
    data: &Dataset,
    countries: &dyn Array,
    dates: &dyn Array,
    aliases: &Aliases,
    scheme: Option<CodeScheme>,
) -> Result<StructArray, ScreenError> {
    let screener = Screener::new(data).aliases(aliases.clone());
    let mut screener = match scheme {
        Some(scheme) => screener.scheme(scheme),
        None => screener,
    };
    screener.screen(countries, When::On(dates))
}

/// A screening of many batches: each name and each period in force is looked up once.
///
/// The memory grows with the size of a batch, but not with the number of rows.
///
/// ```
/// use arrow::array::{Int32Array, StringArray, cast::AsArray};
/// use tip_report::Dataset;
/// use tip_report_arrow::{Screener, When};
/// let mut screener = Screener::new(Dataset::bundled());
/// for year in [2009, 2010] {
///     let (names, years) = (StringArray::from(vec!["USA"]), Int32Array::from(vec![year]));
///     let screened = screener.screen(&names, When::Year(&years))?;
///     let standings = screened.column_by_name("tip_standing").unwrap().as_string::<i32>();
///     assert_eq!(standings.value(0), if year == 2009 { "not in report" } else { "Tier 1" });
/// }
/// # Ok::<(), tip_report_arrow::ScreenError>(())
/// ```
#[derive(Debug)]
pub struct Screener<'a> {
    screening: Screening<'a>,
    /// Whether the codes are numbers.
    has_numbers: bool,
    names: Names,
    answers: Answers,
}

impl<'a> Screener<'a> {
    /// A screening against this dataset.
    ///
    /// ```
    /// let screener = tip_report_arrow::Screener::new(tip_report::Dataset::bundled());
    /// assert_eq!(screener.fields()[0].name(), "tip_code");
    /// ```
    #[must_use]
    pub fn new(data: &'a Dataset) -> Self {
        let (names, answers) = (Names::new(data), Answers::new(data));
        Screener { screening: Screening::new(data, ""), has_numbers: false, names, answers }
    }

    /// Says what names mean in these columns. They take precedence over the names of the dataset.
    ///
    /// ```
    /// use arrow::array::{Array, StringArray};
    /// use tip_report::{Dataset, screen::Aliases};
    /// use tip_report_arrow::{Screener, When};
    /// let mut aliases = Aliases::new();
    /// aliases.add("Korea", "KOR".parse()?)?;
    /// let mut screener = Screener::new(Dataset::bundled()).aliases(aliases);
    /// let screened = screener.screen(&StringArray::from(vec!["Korea"]), When::Latest)?;
    /// assert!(screened.column_by_name("tip_problem").unwrap().is_null(0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn aliases(mut self, aliases: Aliases) -> Self {
        self.screening = self.screening.aliases(aliases);
        self.names.forget();
        self
    }

    /// Reads the names as codes of this scheme, not as names: see
    /// [`Screening::scheme`](tip_report::Screening::scheme). Codes of a numeric scheme may be integers.
    ///
    /// ```
    /// use arrow::array::{Int32Array, StringArray, cast::AsArray};
    /// use tip_report::{Dataset, country::CodeScheme};
    /// use tip_report_arrow::{Screener, When};
    /// let mut fips = Screener::new(Dataset::bundled()).scheme(CodeScheme::Fips);
    /// let screened = fips.screen(&StringArray::from(vec!["CH"]), When::Latest)?;
    /// assert_eq!(screened.column_by_name("tip_code").unwrap().as_string::<i32>().value(0), "CHN");
    /// let mut numeric = Screener::new(Dataset::bundled()).scheme(CodeScheme::Numeric);
    /// let screened = numeric.screen(&Int32Array::from(vec![410]), When::Latest)?;
    /// assert_eq!(screened.column_by_name("tip_code").unwrap().as_string::<i32>().value(0), "KOR");
    /// # Ok::<(), tip_report_arrow::ScreenError>(())
    /// ```
    #[must_use]
    pub fn scheme(mut self, scheme: CodeScheme) -> Self {
        self.screening = self.screening.scheme(scheme);
        self.names.forget();
        self.has_numbers = matches!(scheme, CodeScheme::Cown | CodeScheme::Gwn | CodeScheme::Numeric);
        self
    }

    /// The columns of the answer.
    ///
    /// ```
    /// let screener = tip_report_arrow::Screener::new(tip_report::Dataset::bundled());
    /// assert!(screener.fields().iter().all(|field| field.name().starts_with("tip_") && field.is_nullable()));
    /// ```
    #[must_use]
    pub fn fields(&self) -> &Fields {
        self.answers.fields()
    }

    /// Screens a batch: see [`screen`](screen()).
    ///
    /// # Errors
    ///
    /// [`ScreenError`] if a column has a type that is not supported, if the two have different lengths, or if the dataset
    /// has no report of the requested year.
    ///
    /// ```
    /// use arrow::array::{Float64Array, StringArray};
    /// use tip_report::Dataset;
    /// use tip_report_arrow::{Screener, When};
    /// let mut screener = Screener::new(Dataset::bundled());
    /// let error = screener.screen(&StringArray::from(vec!["KOR"]), When::On(&Float64Array::from(vec![1.5]))).unwrap_err();
    /// assert_eq!(error.to_string(), "dates are Float64, expected Date32, Date64 or Timestamp");
    /// ```
    pub fn screen(&mut self, countries: &dyn Array, when: When<'_>) -> Result<StructArray, ScreenError> {
        let occasions = self.answers.occasions(when, countries.len())?;
        let text = if self.has_numbers && countries.data_type().is_integer() {
            Some(cast(countries, &DataType::Utf8)?)
        } else {
            None
        };
        let mut rows = self.names.find(text.as_deref().unwrap_or(countries), &self.screening)?;
        for (row, occasion) in rows.iter_mut().zip(occasions.iter()) {
            *row = self.answers.row(*row, *occasion);
        }
        // Each row number was made here, so that they need no check.
        let options = TakeOptions { check_bounds: false };
        let rows = UInt32Array::from(rows);
        let columns = self.answers.columns().iter().map(|column| take(column, &rows, Some(options.clone())));
        Ok(StructArray::new(self.fields().clone(), columns.collect::<Result<_, _>>()?, None))
    }
}
