//! What names mean: each is looked up once.

use std::fmt;

use arrow::{
    array::{Array, ArrayAccessor, AsArray},
    datatypes::DataType,
};
use hashbrown::HashMap;
use tip_report::{CountryCode, Dataset, Screening, screen::RowProblem};

use super::error::ScreenError;

/// The number of a country, in order of codes; after the countries those of the problems that names have.
pub(super) type Subject = u32;

/// The names read so far, with what they mean.
pub(super) struct Names {
    /// In order.
    codes: Vec<CountryCode>,
    known: HashMap<Box<str>, Subject>,
}

impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Names").field("known", &self.known.len()).finish_non_exhaustive()
    }
}

impl Names {
    /// How many are kept, and how long they may be, so that the memory does not grow with the rows.
    const MOST: usize = 1 << 16;
    const LONGEST: usize = 64;

    pub(super) fn new(data: &Dataset) -> Self {
        Names { codes: data.countries().map(|country| country.code()).collect(), known: HashMap::new() }
    }

    pub(super) fn forget(&mut self) {
        self.known.clear();
    }

    /// The subject of each row.
    pub(super) fn find(
        &mut self,
        countries: &dyn Array,
        screening: &Screening<'_>,
    ) -> Result<Vec<Subject>, ScreenError> {
        match countries.data_type() {
            DataType::Utf8 => Ok(self.each(&countries.as_string::<i32>(), screening)),
            DataType::LargeUtf8 => Ok(self.each(&countries.as_string::<i64>(), screening)),
            DataType::Utf8View => Ok(self.each(&countries.as_string_view(), screening)),
            // What programs make of a column without any value.
            DataType::Null => Ok(vec![self.of_problem(RowProblem::EmptyName); countries.len()]),
            DataType::Dictionary(_, _) => {
                let dictionary = countries.as_any_dictionary();
                let empty = self.of_problem(RowProblem::EmptyName);
                let values = self.find(dictionary.values(), screening)?;
                if values.is_empty() {
                    return Ok(vec![empty; countries.len()]);
                }
                let keys = dictionary.normalized_keys().into_iter().enumerate();
                Ok(keys.map(|(row, key)| if dictionary.is_null(row) { empty } else { values[key] }).collect())
            }
            other => Err(ScreenError::Names(other.clone())),
        }
    }

    fn each<'n>(&mut self, names: &impl ArrayAccessor<Item = &'n str>, screening: &Screening<'_>) -> Vec<Subject> {
        let empty = self.of_problem(RowProblem::EmptyName);
        let subject = |row| if names.is_null(row) { empty } else { self.of(names.value(row), screening) };
        (0..names.len()).map(subject).collect()
    }

    #[inline]
    fn of(&mut self, name: &str, screening: &Screening<'_>) -> Subject {
        if let Some(&subject) = self.known.get(name) {
            return subject;
        }
        let subject = match screening.country_of(name) {
            Ok(country) => self.of_code(country.code()),
            Err(problem) => self.of_problem(problem),
        };
        if name.len() <= Names::LONGEST && self.known.len() < Names::MOST {
            self.known.insert(name.into(), subject);
        }
        subject
    }

    fn of_code(&self, code: CountryCode) -> Subject {
        position(self.codes.binary_search(&code).expect("the country is of the dataset"))
    }

    fn of_problem(&self, problem: RowProblem) -> Subject {
        position(self.codes.len() + problem_number(problem))
    }
}

/// Where a problem stands in [`RowProblem::ALL`].
fn problem_number(problem: RowProblem) -> usize {
    RowProblem::ALL.iter().position(|&other| other == problem).expect("ALL has every problem")
}

/// There are some hundred countries.
fn position(number: usize) -> Subject {
    Subject::try_from(number).expect("few countries")
}
