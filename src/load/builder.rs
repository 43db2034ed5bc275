//! Datasets from tables that are not bundled.

use std::{
    borrow::Cow,
    io::{self, Read},
    path::Path,
};

use super::file;
use crate::{
    csv::{
        cells::Part,
        findings::Findings,
        problem::{LoadError, ProblemKind},
    },
    dataset::Dataset,
    table::Tables,
    words::table::Table,
};

/// Builds a [`Dataset`] from tables of your own, from those of another dataset, or from both.
///
/// It begins with the bundled tables ([`Dataset::builder`]), with those of any dataset ([`Dataset::with`]) or with none
/// ([`DatasetBuilder::new`]). You can then replace a table ([`table`](DatasetBuilder::table)) or add rows to it
/// ([`append`](DatasetBuilder::append)). [`build`](DatasetBuilder::build) checks all tables together, and also reports
/// what could not be read.
///
/// A table is a CSV file: UTF-8 (with or without byte order mark), comma-separated, with a header whose columns may be
/// in any order. Lines may end with CRLF. Quoted cells may contain line breaks. The last line may lack its end. A
/// column that the table does not have is ignored, with a [warning](Dataset::warnings).
///
/// ```
/// use tip_report::{Dataset, tables::Table};
/// let data = Dataset::builder()
///     .table(Table::Tiers, "code,report_year,ranking,evidence,sources,note\nKOR,2009,Tier 1,official,state-narrative,\n")
///     .build()?;
/// assert_eq!(data.placements().count(), 1);
/// assert_eq!(data.reports().count(), Dataset::bundled().reports().count());
/// # Ok::<(), tip_report::error::LoadError>(())
/// ```
#[derive(Debug, Default)]
#[must_use]
pub struct DatasetBuilder {
    parts: Vec<Given>,
    findings: Findings,
}

/// A file with rows of a table.
#[derive(Debug)]
struct Given {
    table: Table,
    file: Box<str>,
    bytes: Cow<'static, [u8]>,
}

impl DatasetBuilder {
    /// The largest size of a file, in bytes: 64 MiB. The largest bundled table has less than 1 MB.
    ///
    /// ```
    /// let huge = std::io::repeat(b'x');
    /// let problems = tip_report::Dataset::builder().table_from(tip_report::tables::Table::Tiers, huge).build().unwrap_err();
    /// assert_eq!(problems.to_string(), "1 problem\ntiers.csv: the file has more than 67108864 bytes");
    /// ```
    pub const FILE_LIMIT: u64 = 64 << 20;

    /// Begins a dataset that has only tables of your own.
    ///
    /// ```
    /// # use tip_report::{DatasetBuilder, tables::Table};
    /// let error = DatasetBuilder::new().build().unwrap_err();
    /// assert!(error.to_string().starts_with("4 problems\ncountries.csv: the table is missing"));
    ///
    /// let data = DatasetBuilder::new()
    ///     .table(Table::Countries, "code,name\nKOR,South Korea\n")
    ///     .table(Table::Reports, "report_year,edition,released\n2009,9,2009-06-16\n")
    ///     .table(Table::Sources, "id,title\nreport-2009,The report itself\n")
    ///     .table(Table::Tiers, "code,report_year,ranking,evidence,sources\nKOR,2009,Tier 1,official,report-2009\n")
    ///     .build()?;
    /// assert_eq!(data.report(2009).unwrap().flows().count(), 0);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    pub fn new() -> Self {
        DatasetBuilder::default()
    }

    /// Sets all rows of a table.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// let builder = Dataset::builder().table(Table::Regions, "region,label\n");
    /// assert!(builder.build().is_err(), "flows of the bundled table name regions");
    /// ```
    pub fn table(mut self, table: Table, text: impl Into<Vec<u8>>) -> Self {
        self.replace(table, Ok(text.into()));
        self
    }

    /// Like [`DatasetBuilder::table`], but from a reader. It is read to its end, or up to
    /// [`FILE_LIMIT`](DatasetBuilder::FILE_LIMIT).
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// let file: &[u8] = b"region,code,from,to\nafrica,AGO,,\n";
    /// let data = Dataset::builder().table_from(Table::RegionMembers, file).build()?;
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    pub fn table_from(mut self, table: Table, reader: impl Read) -> Self {
        self.replace(table, bounded(reader));
        self
    }

    /// Adds rows to a table. Problems with these rows are reported under the name `file`.
    ///
    /// The text has its own header. Its columns may differ from those of the table so far. You can only add rows: if
    /// the table has a row with the same key, this is a [duplicate](crate::tables::ProblemKind::Duplicate).
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// let names = "code,name,kind\nKOR,South Corea,variant\n";
    /// let data = Dataset::bundled().with().append(Table::Names, "my-names.csv", names).build()?;
    /// assert_eq!(data.country("South Corea").unwrap().name(), "South Korea");
    ///
    /// let tiers = "code,report_year,ranking,evidence,sources\nKOR,2009,Tier 2,official,press\n";
    /// let problems = data.with().append(Table::Tiers, "mine.csv", tiers).build().unwrap_err();
    /// assert!(problems.to_string().contains("\nmine.csv:2: KOR 2009: already in tiers.csv:"));
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    pub fn append(mut self, table: Table, file: &str, text: impl Into<Vec<u8>>) -> Self {
        self.add(table, file, Ok(text.into()));
        self
    }

    /// Like [`DatasetBuilder::append`], but from a reader.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// let names: &[u8] = b"code,name,kind\nKOR,South Corea,variant\n";
    /// assert!(Dataset::builder().append_from(Table::Names, "my-names.csv", names).build().is_ok());
    /// ```
    pub fn append_from(mut self, table: Table, file: &str, reader: impl Read) -> Self {
        self.add(table, file, bounded(reader));
        self
    }

    /// Like [`DatasetBuilder::append`], but from a file, under its own name. A pipe or a device is an error.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// let problems = Dataset::builder().append_file(Table::Tiers, "no/tiers-2026.csv").build().unwrap_err();
    /// assert!(problems.to_string().contains("\ntiers-2026.csv: cannot be read: "));
    /// ```
    pub fn append_file(mut self, table: Table, path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        self.add(table, &name, file::read(path));
        self
    }

    /// Takes every table that a directory has, from the file with the table's name. Other files are ignored.
    ///
    /// ```
    /// # use tip_report::Dataset;
    /// let problems = Dataset::builder().dir("no/such/directory").build().unwrap_err();
    /// assert!(problems.to_string().contains("no/such/directory: cannot be read: "));
    /// ```
    pub fn dir(mut self, path: impl AsRef<Path>) -> Self {
        let path = path.as_ref();
        if let Err(error) = path.read_dir() {
            self.findings.file(&path.to_string_lossy(), io_problem(&error));
            // All tables count as unreadable, so that none is also reported as missing.
            for &table in Table::ALL {
                self.findings.unreadable(table);
            }
            return self;
        }
        if file::is_there(&path.join(file::UNFINISHED)) {
            self.findings.file(file::UNFINISHED, ProblemKind::Unfinished);
        }
        for &table in Table::ALL {
            let file = path.join(table.as_str());
            if file::is_there(&file) {
                self.replace(table, file::read(&file));
            }
        }
        self
    }

    fn replace(&mut self, table: Table, bytes: io::Result<Vec<u8>>) {
        self.parts.retain(|part| part.table != table);
        self.add(table, table.as_str(), bytes);
    }

    /// Keeps what was read of a file, or the error for [`DatasetBuilder::build`].
    fn add(&mut self, table: Table, file: &str, bytes: io::Result<Vec<u8>>) {
        let kind = match bytes {
            Ok(bytes) if bytes.len() as u64 > Self::FILE_LIMIT => ProblemKind::FileTooLarge { limit: Self::FILE_LIMIT },
            Ok(bytes) => {
                self.parts.push(Given { table, file: file.into(), bytes: bytes.into() });
                return;
            }
            Err(error) => io_problem(&error),
        };
        self.findings.file(file, kind);
        self.findings.unreadable(table);
    }

    /// Adds the rows of a table of another dataset.
    pub(super) fn given(mut self, table: Table, bytes: Cow<'static, [u8]>) -> Self {
        self.parts.push(Given { table, file: table.as_str().into(), bytes });
        self
    }

    /// Loads all tables.
    ///
    /// The tables `countries.csv`, `reports.csv`, `sources.csv` and `tiers.csv` are required. Any other table is empty
    /// if it is not given.
    ///
    /// # Errors
    ///
    /// A [`LoadError`] with all problems: a dataset loads completely or not at all.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// let problems = Dataset::builder().table(Table::Tiers, "").build().unwrap_err();
    /// assert!(problems.to_string().contains("tiers.csv: the file is empty"));
    /// ```
    pub fn build(self) -> Result<Dataset, LoadError> {
        let DatasetBuilder { parts, mut findings } = self;
        for table in REQUIRED {
            if !findings.is_unreadable(&[table]) && parts.iter().all(|part| part.table != table) {
                findings.file(table.as_str(), ProblemKind::MissingTable);
                findings.unreadable(table);
            }
        }
        let tables = Tables::own();
        for &table in Table::ALL {
            let of_table = parts.iter().filter(|part| part.table == table);
            let parts: Vec<_> = of_table.map(|part| Part { file: &part.file, bytes: &part.bytes }).collect();
            tables.load(table, &parts, &mut findings);
        }
        findings.finish().map(|ignored| Dataset { tables, ignored })
    }
}

/// The tables that a dataset cannot do without.
const REQUIRED: [Table; 4] = [Table::Countries, Table::Reports, Table::Sources, Table::Tiers];

/// The bytes of a reader, up to the first byte that shows that it is too large.
pub(super) fn bounded(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(DatasetBuilder::FILE_LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn io_problem(error: &io::Error) -> ProblemKind {
    ProblemKind::Io { message: error.to_string().into() }
}
