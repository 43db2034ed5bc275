//! Codes: the codes of countries in several schemes, and what a code means in one scheme.

use std::{borrow::Cow, fmt, iter::FusedIterator};

use super::{country::Country, lookup::LookupError, source::Source};
use crate::{
    dataset::Dataset,
    table::{codes::CodeRow, countries::CountryRow, id::CountryId},
    text::blank::trim,
    words::code_scheme::CodeScheme,
};

impl Dataset {
    /// The country that a code means in a scheme. Letter case does not matter. Names are not read.
    ///
    /// A [lookup by name](Dataset::country) reads only the codes of [`CodeScheme::Iso`]. In a column of FIPS codes it
    /// would silently find another country for one code in four. For a number, leading zeros do not count, nor does the
    /// `.0` that some programs add.
    ///
    /// # Errors
    ///
    /// [`LookupError::NoCode`] if no country has the code. [`LookupError::Ambiguous`] if several countries had it one
    /// after the other, as with the Correlates of War number 345: Serbia and Montenegro, then Serbia.
    ///
    /// ```
    /// use tip_report::{Dataset, country::CodeScheme, error::LookupError};
    /// let data = Dataset::bundled();
    /// assert_eq!(data.country("KN")?.name(), "Saint Kitts and Nevis");
    /// assert_eq!(data.country_by(CodeScheme::Fips, "KN")?.name(), "North Korea");
    /// assert_eq!(data.country_by(CodeScheme::Ioc, "sui")?.name(), "Switzerland");
    /// assert_eq!(data.country_by(CodeScheme::Unhcr, "GFR")?.name(), "Germany");
    /// assert_eq!(data.country_by(CodeScheme::Numeric, "4")?.name(), "Afghanistan");
    /// // The code of an entity that has ended. A lookup by name calls it ambiguous.
    /// assert_eq!(data.country_by(CodeScheme::Iso, "ANT")?.name(), "Netherlands Antilles");
    /// assert!(matches!(data.country_by(CodeScheme::Iso, "Peru"), Err(LookupError::NoCode { .. })));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    pub fn country_by(&self, scheme: CodeScheme, code: &str) -> Result<Country<'_>, LookupError> {
        match self.ids_by(scheme, code)[..] {
            [one] => Ok(Country::new(self, one)),
            [] => Err(LookupError::no_code(scheme, code)),
            ref several => Err(LookupError::ambiguous(code, several, self.tables.countries())),
        }
    }

    /// The countries that a code means in a scheme: mostly one, perhaps none or several.
    pub(crate) fn ids_by(&self, scheme: CodeScheme, code: &str) -> Vec<CountryId> {
        let code = trim(code);
        let countries = self.tables.countries();
        let with_number = |of: fn(&CountryRow) -> Option<u16>| {
            let Some(number) = number(code) else { return Vec::new() };
            countries.ids().filter(|&id| of(countries.row(id)) == Some(number)).collect()
        };
        match scheme {
            CodeScheme::Iso => countries.id_of_any_code(code).into_iter().collect(),
            CodeScheme::Numeric => with_number(|row| row.numeric),
            CodeScheme::Cown => with_number(|row| row.cow),
            CodeScheme::Gwn => with_number(|row| row.gw),
            CodeScheme::Fips | CodeScheme::Ioc | CodeScheme::Cowc | CodeScheme::Unhcr => {
                self.tables.codes().meanings(scheme, &code.to_ascii_uppercase()).collect()
            }
        }
    }

    /// The codes of FIPS, the IOC, the Correlates of War (letters) and the UNHCR, in order of scheme and code.
    ///
    /// ```
    /// use tip_report::{Dataset, country::CodeScheme};
    /// let data = Dataset::bundled();
    /// // The codes that a lookup by name takes for another country's.
    /// let misleads = |code: &tip_report::country::SchemeCode| {
    ///     data.country(code.value()).is_ok_and(|country| country != code.country())
    /// };
    /// let fips = data.codes().filter(|code| code.scheme() == CodeScheme::Fips).filter(misleads).count();
    /// let ioc = data.codes().filter(|code| code.scheme() == CodeScheme::Ioc).filter(misleads).count();
    /// assert!(fips > 50 && ioc < 5);
    /// ```
    pub fn codes(&self) -> impl ExactSizeIterator<Item = SchemeCode<'_>> + DoubleEndedIterator + Clone + FusedIterator {
        self.tables.codes().rows.iter().map(|row| SchemeCode { data: self, row })
    }
}

/// A number without sign. Leading zeros and a `.0` at the end are left out.
fn number(code: &str) -> Option<u16> {
    let digits = code.strip_suffix(".0").unwrap_or(code);
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

impl<'a> Country<'a> {
    /// The codes of the country in a scheme. There may be none, one, or several: the alpha-3 and the alpha-2 code of
    /// ISO 3166-1, or an older form.
    ///
    /// ```
    /// use tip_report::{Dataset, country::CodeScheme};
    /// let data = Dataset::bundled();
    /// let codes = |name, scheme| data.country(name).unwrap().codes(scheme).collect::<Vec<_>>();
    /// assert_eq!(codes("Switzerland", CodeScheme::Iso), ["CHE", "CH"]);
    /// assert_eq!(codes("Switzerland", CodeScheme::Fips), ["SZ"]);
    /// assert_eq!(codes("Switzerland", CodeScheme::Cown), ["225"]);
    /// assert_eq!(codes("Afghanistan", CodeScheme::Numeric), ["004"]);
    /// assert!(codes("Hong Kong", CodeScheme::Cown).is_empty());
    /// ```
    pub fn codes(
        &self,
        scheme: CodeScheme,
    ) -> impl DoubleEndedIterator<Item = Cow<'a, str>> + Clone + FusedIterator + use<'a> {
        let row = self.row();
        let number = |number: Option<u16>| number.map(|number| Cow::Owned(number.to_string()));
        let columns = match scheme {
            CodeScheme::Iso => [Some(row.code.as_str().into()), row.alpha2().map(Into::into)],
            CodeScheme::Numeric => [row.numeric.map(|number| Cow::Owned(format!("{number:03}"))), None],
            CodeScheme::Cown => [number(row.cow), None],
            CodeScheme::Gwn => [number(row.gw), None],
            CodeScheme::Fips | CodeScheme::Ioc | CodeScheme::Cowc | CodeScheme::Unhcr => [None, None],
        };
        let is_listed = CodeScheme::LISTED.contains(&scheme);
        let (id, rows) = (self.id(), if is_listed { &self.data().tables.codes().rows[..] } else { &[] });
        let listed = rows.iter().filter(move |row| (row.scheme, row.country) == (scheme, id));
        columns.into_iter().flatten().chain(listed.map(|row| Cow::Borrowed(&*row.value)))
    }
}

/// A code in a scheme other than ISO 3166-1.
///
/// ```
/// use tip_report::{Dataset, country::CodeScheme};
/// let data = Dataset::bundled();
/// let old = data.codes().find(|code| code.note() == Some("older form")).unwrap();
/// assert_eq!(old.scheme(), CodeScheme::Ioc);
/// assert_eq!(data.country_by(old.scheme(), old.value())?, old.country());
/// # Ok::<(), tip_report::error::LookupError>(())
/// ```
#[derive(Clone, Copy)]
pub struct SchemeCode<'a> {
    data: &'a Dataset,
    row: &'a CodeRow,
}

impl<'a> SchemeCode<'a> {
    /// The scheme.
    ///
    /// ```
    /// # use tip_report::{Dataset, country::CodeScheme};
    /// let data = Dataset::bundled();
    /// let germany = data.country("Germany")?;
    /// let codes = data.codes().filter(|code| code.country() == germany);
    /// assert!(codes.map(|code| code.scheme()).any(|scheme| scheme == CodeScheme::Fips));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn scheme(&self) -> CodeScheme {
        self.row.scheme
    }

    /// The code: two or three capital letters.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let germany = data.country("Germany")?;
    /// let codes: Vec<_> = data.codes().filter(|code| code.country() == germany).map(|code| code.value()).collect();
    /// assert!(codes.contains(&"GM") && codes.contains(&"GER"));
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn value(&self) -> &'a str {
        &self.row.value
    }

    /// The country that it means.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let data = Dataset::bundled();
    /// let gaza = data.codes().find(|code| code.note() == Some("Gaza Strip")).unwrap();
    /// assert_eq!(gaza.country(), data.country("West Bank and Gaza")?);
    /// # Ok::<(), tip_report::error::LookupError>(())
    /// ```
    #[must_use]
    pub fn country(&self) -> Country<'a> {
        Country::new(self.data, self.row.country)
    }

    /// The lists that contain the code, in order of their ids. There is at least one.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// for code in Dataset::bundled().codes().take(10) {
    ///     let sources: Vec<_> = code.sources().map(|source| source.id()).collect();
    ///     println!("{} {}: {}", code.scheme(), code.value(), sources.join(", "));
    /// }
    /// ```
    #[must_use]
    pub fn sources(
        &self,
    ) -> impl ExactSizeIterator<Item = Source<'a>> + DoubleEndedIterator + Clone + FusedIterator + use<'a> {
        Source::cited(self.data, self.data.tables.codes().sources.get(self.row.sources))
    }

    /// What to know of the code: which part of the country it stands for, or that it is an older form.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// assert!(Dataset::bundled().codes().any(|code| code.note() == Some("West Bank")));
    /// ```
    #[must_use]
    pub fn note(&self) -> Option<&'a str> {
        self.row.note.as_deref()
    }
}

impl PartialEq for SchemeCode<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.scheme(), self.value(), self.country(), self.note())
            == (other.scheme(), other.value(), other.country(), other.note())
            && self.sources().eq(other.sources())
    }
}

impl Eq for SchemeCode<'_> {}

impl std::hash::Hash for SchemeCode<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        (self.scheme(), self.value(), self.country()).hash(state);
    }
}

impl fmt::Debug for SchemeCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SchemeCode({} {}: {})", self.scheme(), self.value(), self.country().code())
    }
}
