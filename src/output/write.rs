//! Writing a dataset as the files that it can be loaded from.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

use crate::{csv::sheet::Sheet, dataset::Dataset, words::table::Table};

impl Dataset {
    /// Writes every table into a directory, which is made if it is not there.
    ///
    /// Loading the directory again ([`Dataset::from_dir`]) gives an equal dataset, and of the bundled data the files are
    /// those of the crate, byte for byte. A file is written under another name first and then takes the place of an
    /// older one, so that no file is ever there by half. Other files in the directory are left alone.
    ///
    /// Cells are written as they are. A cell that begins with `=`, `+`, `-` or `@` is a formula to a spreadsheet:
    /// whoever opens a dataset of unknown origin in one should import its columns as text.
    ///
    /// # Errors
    ///
    /// That the directory can't be made, or a file not be written. Files written before the error stay.
    ///
    /// ```
    /// use tip_report::{Dataset, Table};
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
        for table in Table::ALL {
            let unfinished = path.join(format!(".{table}.{}.unfinished", std::process::id()));
            let written = write_file(&self.tables.sheet(table), &unfinished)
                .and_then(|()| fs::rename(&unfinished, path.join(table.as_str())));
            if written.is_err() {
                // The error to report is the first one.
                let _ = fs::remove_file(&unfinished);
                return written;
            }
        }
        Ok(())
    }

    /// Writes one table, as [`Dataset::write_dir`] does.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    ///
    /// ```
    /// use tip_report::{Dataset, Table};
    /// let mut text = Vec::new();
    /// Dataset::bundled().write_table(Table::Regions, &mut text)?;
    /// assert!(text.starts_with(b"region,label\nafrica,Africa\n"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_table(&self, table: Table, writer: impl Write) -> io::Result<()> {
        self.tables.sheet(table).write(writer)
    }
}

fn write_file(sheet: &Sheet<'_>, path: &Path) -> io::Result<()> {
    let mut writer = BufWriter::new(File::create(path)?);
    sheet.write(&mut writer)?;
    writer.into_inner()?.sync_all()
}
