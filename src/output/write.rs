//! Writing a dataset as the files that it can be loaded from.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use super::directory::Writing;
use crate::{dataset::Dataset, words::table::Table};

impl Dataset {
    /// Writes every table into a directory, which is made if it is not there.
    ///
    /// Loading the directory again ([`Dataset::from_dir`]) gives an equal dataset, and of the bundled data the files are
    /// those of the crate, byte for byte. All tables are written under other names first, which no link can lead astray,
    /// and then take the places of older ones. Until the last one has, a file `.tip-report-unfinished` stands in the
    /// directory: tables that are only in part new are refused when they are loaded, and a second writer is refused
    /// too. Other files in the directory are left alone.
    ///
    /// Cells are written as they are. A cell that begins with `=`, `+`, `-` or `@` is a formula to a spreadsheet:
    /// whoever opens a dataset of unknown origin in one should import its columns as text.
    ///
    /// # Errors
    ///
    /// That the directory can't be made or a file not be written, as on a full disk or if one is read-only: then all files
    /// are as they were. If not even a complete file can take its place, as on Windows while another program has the
    /// older file open, the directory stays marked as unfinished.
    /// [`io::ErrorKind::AlreadyExists`] if it is so already, because another program writes there or was broken off.
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
    /// Those of the writer.
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
