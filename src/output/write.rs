//! Writing a dataset to files, from which it can be loaded again.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use super::directory::Writing;
use crate::{dataset::Dataset, words::table::Table};

impl Dataset {
    /// Writes every table into a directory, which is created if necessary.
    ///
    /// If you load the directory again ([`Dataset::from_dir`]), you get an equal dataset. For the bundled data the
    /// files are those of the crate, byte for byte.
    ///
    /// All tables are first written under other names, in new files that are nobody's link. Then they replace the older
    /// files. Until the last one is replaced, the directory has a file `.tip-report-unfinished`. Loading refuses such a
    /// directory, because only some of its tables may be new, and so does a second writer. A table that replaces an older
    /// one keeps its permissions. Other files in the directory are left alone.
    ///
    /// Cells are written as they are. A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula.
    /// If you open a dataset of unknown origin in one, import its columns as text.
    ///
    /// # Errors
    ///
    /// The error of the system if the directory can't be created or a file can't be written, for example because the
    /// disk is full or a file is read-only. Then all files are as they were, and the error names the file. If a complete
    /// file can't replace the older one (on Windows, while another program has it open), the directory stays marked as
    /// unfinished.
    /// [`io::ErrorKind::AlreadyExists`] if the directory is already marked, because another program is writing there or
    /// was interrupted.
    ///
    /// ```
    /// use tip_report::{Dataset, tables::Table};
    /// let directory = std::env::temp_dir().join(format!("tip-report-doc-{}", std::process::id()));
    /// let mine = Dataset::builder().append(Table::Names, "mine", "code,name,kind\nKOR,South Corea,variant\n").build()?;
    /// mine.write_dir(&directory)?;
    /// assert_eq!(Dataset::from_dir(&directory)?, mine);
    /// # std::fs::remove_dir_all(&directory)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_dir(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        fs::create_dir_all(path)?;
        let mut writing = Writing::begin(path)?;
        for &table in Table::ALL {
            writing.write(table.as_str(), |file| self.tables.sheet(table).write(file))?;
        }
        writing.finish()
    }

    /// Writes one table, as [`Dataset::write_dir`] does.
    ///
    /// # Errors
    ///
    /// The errors of the writer.
    ///
    /// ```
    /// use tip_report::{Dataset, tables::Table};
    /// let mut text = Vec::new();
    /// Dataset::bundled().write_table(Table::Regions, &mut text)?;
    /// assert!(text.starts_with(b"region,label\nafrica,Africa\n"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_table(&self, table: Table, writer: impl Write) -> io::Result<()> {
        self.tables.sheet(table).write(writer)
    }
}
