//! Finds out whether a column of codes is in another scheme than the one that it was read by.
//!
//! The same letters are codes in many schemes. So if a column is read by the wrong scheme, it gives wrong countries,
//! and most of them without any problem. The codes that only the right scheme has reveal it.

use std::{collections::BTreeSet, fmt, iter::FusedIterator};

use super::answer::Found;
use crate::{
    dataset::Dataset,
    table::{id::CountryId, name_index::Miss},
    text::blank::trim_bytes,
    words::code_scheme::CodeScheme,
};

/// What a cell of the country's column tells about the scheme.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sight {
    /// It may be a code: up to three capital letters or digits, padded with zeros.
    Code([u8; 3]),
    /// It is a name, of this country.
    Name(CountryId),
}

impl Sight {
    pub(super) fn of(cell: &[u8], country: Found<CountryId>) -> Option<Self> {
        let text = trim_bytes(cell);
        // Some programs write numbers like this.
        let text = text.strip_suffix(b".0").unwrap_or(text);
        if matches!(text.len(), 1..=3) && text.iter().all(u8::is_ascii_alphanumeric) {
            let mut code = [0; 3];
            code[..text.len()].copy_from_slice(text);
            return Some(Sight::Code(code.map(|byte| byte.to_ascii_uppercase())));
        }
        country.ok().map(Sight::Name)
    }
}

/// What a code means.
#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Nothing,
    One(CountryId),
    Several,
}

fn meaning(data: &Dataset, scheme: Option<CodeScheme>, code: &str) -> Meaning {
    let Some(scheme) = scheme else {
        return match data.id_of(code) {
            Ok(country) => Meaning::One(country),
            Err(Miss::Unknown) => Meaning::Nothing,
            Err(Miss::Ambiguous | Miss::Several) => Meaning::Several,
        };
    };
    match data.ids_by(scheme, code)[..] {
        [] => Meaning::Nothing,
        [one] => Meaning::One(one),
        _ => Meaning::Several,
    }
}

/// The schemes, if any, that fit the column better than the one that it was read by.
///
/// A scheme fits better if the codes that are known only in it outnumber the codes and names that are known only as the
/// column was read. So a column is never doubted if every cell had a meaning. If several schemes fit better, those that
/// know the most codes are given.
pub(super) fn warnings(data: &Dataset, read_by: Option<CodeScheme>, sights: &BTreeSet<Sight>) -> Vec<SchemeWarning> {
    let mut codes = Vec::new();
    let mut names = 0;
    for sight in sights {
        match sight {
            Sight::Code(code) => {
                let code = std::str::from_utf8(code).unwrap_or_default().trim_end_matches('\0');
                codes.push((code, meaning(data, read_by, code)));
            }
            Sight::Name(_) => names += 1,
        }
    }
    let others = CodeScheme::ALL.iter().copied().filter(|&scheme| Some(scheme) != read_by);
    let mut found = Vec::new();
    for scheme in others {
        let mut warning = SchemeWarning { scheme, codes: Vec::new(), misread: Vec::new() };
        let (mut known, mut only_as_read) = (0, names);
        for &(code, as_read) in &codes {
            let there = meaning(data, Some(scheme), code);
            known += usize::from(there != Meaning::Nothing);
            match (as_read, there) {
                (Meaning::Nothing, Meaning::One(_) | Meaning::Several) => warning.codes.push(code.into()),
                (Meaning::One(_), Meaning::Nothing) => only_as_read += 1,
                (Meaning::One(here), Meaning::One(there)) if here != there => warning.misread.push(code.into()),
                _ => {}
            }
        }
        if warning.codes.len() > only_as_read {
            found.push((known, warning));
        }
    }
    let most = found.iter().map(|(known, _)| *known).max();
    found.into_iter().filter(|(known, _)| Some(*known) == most).map(|(_, warning)| warning).collect()
}

/// A warning that a column of codes looks like another scheme than the one that it was read by. See
/// [`Summary::scheme_warnings`](super::Summary::scheme_warnings).
///
/// ```
/// use tip_report::{Dataset, Screening, country::CodeScheme};
/// let factbook = &b"code\nCH\nKN\nRS\nUP\n"[..];
/// let summary = Screening::new(Dataset::bundled(), "code").run(factbook, Vec::new())?;
/// let [warning] = summary.scheme_warnings() else { panic!() };
/// assert_eq!(warning.scheme(), CodeScheme::Fips);
/// assert_eq!(
///     warning.to_string(),
///     "the column looks like FIPS 10-4 codes: as it was read 1 code has no meaning (UP), \
///      and 3 mean another country (CH, KN, RS)"
/// );
/// # Ok::<(), tip_report::error::ScreenError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeWarning {
    scheme: CodeScheme,
    codes: Vec<Box<str>>,
    misread: Vec<Box<str>>,
}

impl SchemeWarning {
    /// The scheme that the column looks like.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening, country::CodeScheme};
    /// # let summary = Screening::new(Dataset::bundled(), "to").run(&b"to\nSUI\nGER\n"[..], Vec::new())?;
    /// assert_eq!(summary.scheme_warnings()[0].scheme(), CodeScheme::Ioc);
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn scheme(&self) -> CodeScheme {
        self.scheme
    }

    /// The codes of that scheme that have no meaning as the column was read, each once and in order.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening, country::CodeScheme};
    /// # let summary = Screening::new(Dataset::bundled(), "to").run(&b"to\nSUI\nGER\nUSA\nSUI\n"[..], Vec::new())?;
    /// assert!(summary.scheme_warnings()[0].codes().eq(["GER", "SUI"]));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn codes(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator + Clone + FusedIterator {
        self.codes.iter().map(|code| &**code)
    }

    /// The codes that mean another country in that scheme. If the column is in that scheme, **their rows have a wrong
    /// country**.
    ///
    /// ```
    /// # use tip_report::{Dataset, Screening, country::CodeScheme};
    /// # let summary = Screening::new(Dataset::bundled(), "to").run(&b"to\nCH\nUP\n"[..], Vec::new())?;
    /// assert!(summary.scheme_warnings()[0].misread().eq(["CH"]));
    /// # Ok::<(), tip_report::error::ScreenError>(())
    /// ```
    #[must_use]
    pub fn misread(&self) -> impl ExactSizeIterator<Item = &str> + DoubleEndedIterator + Clone + FusedIterator {
        self.misread.iter().map(|code| &**code)
    }
}

impl fmt::Display for SchemeWarning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.scheme.name();
        let verb = if self.codes.len() == 1 { "code has" } else { "codes have" };
        write!(f, "the column looks like {name} codes: as it was read {} {verb} no meaning", self.codes.len())?;
        write!(f, " ({})", listed(&self.codes))?;
        match &self.misread[..] {
            [] => Ok(()),
            [one] => write!(f, ", and 1 means another country ({one})"),
            several => write!(f, ", and {} mean another country ({})", several.len(), listed(several)),
        }
    }
}

/// The first few codes, so that a message fits on a line.
fn listed(codes: &[Box<str>]) -> String {
    const SHOWN: usize = 8;
    let mut listed = codes.iter().take(SHOWN).map(|code| &**code).collect::<Vec<_>>().join(", ");
    if codes.len() > SHOWN {
        listed.push_str(", …");
    }
    listed
}
