//! What a name means in every scheme of codes, and on a date.

use std::{borrow::Cow, fmt, iter::FusedIterator};

use chrono::NaiveDate;

use super::{country::Country, lookup::LookupError};
use crate::{
    dataset::Dataset,
    words::{code_scheme::CodeScheme, existence::Existence},
};

/// A country with its codes in every scheme, perhaps on a date.
///
/// The date matters for the numbers of the Correlates of War and of Gleditsch and Ward, which pass from one country to
/// another: 345 is Serbia and Montenegro's, then Serbia's. On a date only one of them has it. The letters of ISO 3166-1
/// never pass on.
///
/// ```
/// use tip_report::{Dataset, chrono::NaiveDate, country::{CodeScheme, Existence}};
/// let data = Dataset::bundled();
/// let serbia = data.resolve("Serbia")?;
/// assert_eq!(serbia.codes(CodeScheme::Cown), ["345"]);
/// let before = serbia.on(NaiveDate::from_ymd_opt(2005, 1, 1).unwrap());
/// assert_eq!(before.existence(), Existence::NotYet);
/// assert!(before.codes(CodeScheme::Cown).is_empty());
/// assert_eq!(before.in_its_place().next().unwrap().name(), "Serbia and Montenegro");
/// # Ok::<(), tip_report::error::LookupError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Resolved<'a> {
    country: Country<'a>,
    on: Option<NaiveDate>,
}

impl Dataset {
    /// What a name or a code of ISO 3166-1 means, with its codes in every scheme. It is looked up as in
    /// [`Dataset::country`].
    ///
    /// # Errors
    ///
    /// [`LookupError`] if the text means no country, or several.
    ///
    /// ```
    /// use tip_report::{Dataset, country::CodeScheme};
    /// let switzerland = Dataset::bundled().resolve("Switzerland")?;
    /// assert_eq!(switzerland.codes(CodeScheme::Iso), ["CHE", "CH"]);
    /// assert_eq!(switzerland.codes(CodeScheme::Ioc), ["SUI"]);
    /// assert!(Dataset::bundled().resolve("Korea").is_err());
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    pub fn resolve(&self, name_or_code: &str) -> Result<Resolved<'_>, LookupError> {
        self.country(name_or_code).map(Resolved::from)
    }
}

impl<'a> From<Country<'a>> for Resolved<'a> {
    fn from(country: Country<'a>) -> Self {
        Resolved { country, on: None }
    }
}

impl<'a> Resolved<'a> {
    /// The same country on a date.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate, country::Existence};
    /// let south_sudan = Dataset::bundled().resolve("South Sudan")?;
    /// let on = |year| south_sudan.on(NaiveDate::from_ymd_opt(year, 7, 9).unwrap()).existence();
    /// assert_eq!((on(2010), on(2011)), (Existence::NotYet, Existence::Exists));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn on(self, date: NaiveDate) -> Self {
        Resolved { on: Some(date), ..self }
    }

    /// The country.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert_eq!(Dataset::bundled().resolve("Burma")?.country().code().as_str(), "MMR");
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        self.country
    }

    /// The date, if one was given.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// let burma = Dataset::bundled().resolve("Burma")?;
    /// assert_eq!(burma.date(), None);
    /// let day = NaiveDate::from_ymd_opt(2009, 6, 16).unwrap();
    /// assert_eq!(burma.on(day).date(), Some(day));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        self.on
    }

    /// The codes of the country in a scheme. There may be none, one, or several, such as the alpha-3 and the alpha-2
    /// code of ISO 3166-1. Older forms of a code, and codes of a part of the country, are given only if there is no
    /// other code. A number that another country has on the date is left out.
    ///
    /// ```
    /// # use tip_report::{Dataset, country::CodeScheme};
    /// let hong_kong = Dataset::bundled().resolve("Hong Kong")?;
    /// assert_eq!(hong_kong.codes(CodeScheme::Fips), ["HK"]);
    /// assert!(hong_kong.codes(CodeScheme::Gwn).is_empty());
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn codes(&self, scheme: CodeScheme) -> Vec<Cow<'a, str>> {
        let data = self.country.data();
        let of_country = data.codes().filter(|code| code.scheme() == scheme && code.country() == self.country);
        let plain: Vec<Cow<'a, str>> =
            of_country.filter(|code| code.note().is_none()).map(|code| code.value().into()).collect();
        if !plain.is_empty() {
            return plain;
        }
        let is_of_another = |code: &str| {
            let mut others = data.countries().filter(|other| other.codes(scheme).any(|other| other == code));
            self.existence() != Existence::Exists && others.any(|other| self.existence_of(other) == Existence::Exists)
        };
        self.country.codes(scheme).filter(|code| !is_of_another(code)).collect()
    }

    /// Whether the country existed on the date. Without a date it counts as existing.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate, country::Existence};
    /// let antilles = Dataset::bundled().resolve("Netherlands Antilles")?;
    /// assert_eq!(antilles.on(NaiveDate::from_ymd_opt(2012, 1, 1).unwrap()).existence(), Existence::NoLonger);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn existence(&self) -> Existence {
        self.existence_of(self.country)
    }

    fn existence_of(&self, country: Country<'a>) -> Existence {
        self.on.map_or(Existence::Exists, |day| country.existence_on(day))
    }

    /// The predecessors or successors that existed on the date, if the country itself did not. Empty if it existed.
    ///
    /// ```
    /// # use tip_report::{Dataset, chrono::NaiveDate};
    /// let union = Dataset::bundled().resolve("Serbia and Montenegro")?.on(NaiveDate::from_ymd_opt(2010, 1, 1).unwrap());
    /// let names: Vec<&str> = union.in_its_place().map(|country| country.name()).collect();
    /// assert_eq!(names, ["Serbia", "Montenegro"]);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn in_its_place(&self) -> impl DoubleEndedIterator<Item = Country<'a>> + Clone + FusedIterator + use<'a> {
        let (resolved, existence) = (*self, self.existence());
        let before = (existence == Existence::NotYet).then(|| resolved.country.predecessors());
        let after = (existence == Existence::NoLonger).then(|| resolved.country.successors());
        let others = before.into_iter().flatten().chain(after.into_iter().flatten());
        others.filter(move |&other| resolved.existence_of(other) == Existence::Exists)
    }
}

impl fmt::Debug for Resolved<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Resolved({}", self.country.code())?;
        self.on.map_or(Ok(()), |on| write!(f, " on {on}"))?;
        f.write_str(")")
    }
}
