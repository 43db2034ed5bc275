//! Writing a dataset as the files that it can be loaded from.

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::Path,
};

use crate::{
    dataset::Dataset,
    load::sheet::{Sheet, write_sheet},
    table::bundled,
    text::quoted::quoted,
};

impl Dataset {
    /// The names of the tables' files, in an order in which each refers only to those before it.
    ///
    /// ```
    /// assert_eq!(tip_report::Dataset::TABLES[4], "tiers.csv");
    /// ```
    pub const TABLES: [&str; bundled::ALL.len()] = {
        let mut tables = [""; bundled::ALL.len()];
        let mut i = 0;
        while i < tables.len() {
            tables[i] = bundled::ALL[i].0;
            i += 1;
        }
        tables
    };

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
    /// use tip_report::Dataset;
    /// let directory = std::env::temp_dir().join(format!("tip-report-doc-{}", std::process::id()));
    /// let mine = Dataset::builder().append("names.csv", "mine", "code,name,kind\nKOR,South Corea,variant\n").build()?;
    /// mine.write_dir(&directory)?;
    /// assert_eq!(Dataset::from_dir(&directory)?, mine);
    /// # std::fs::remove_dir_all(&directory)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_dir(&self, path: impl AsRef<Path>) -> io::Result<()> {
        let path = path.as_ref();
        fs::create_dir_all(path)?;
        for sheet in self.sheets() {
            let unfinished = path.join(format!(".{}.{}.unfinished", sheet.table, std::process::id()));
            let written =
                write_file(&sheet, &unfinished).and_then(|()| fs::rename(&unfinished, path.join(sheet.table)));
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
    /// Those of the writer; and [`io::ErrorKind::NotFound`] if there is no table of this name.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// let mut text = Vec::new();
    /// Dataset::bundled().write_table("regions.csv", &mut text)?;
    /// assert!(text.starts_with(b"region,label\nafrica,Africa\n"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn write_table(&self, table: &str, writer: impl Write) -> io::Result<()> {
        let unknown = || io::Error::new(io::ErrorKind::NotFound, format!("no table is named {}", quoted(table)));
        write_sheet(&self.sheet(table).ok_or_else(unknown)?, writer)
    }
}

fn write_file(sheet: &Sheet<'_>, path: &Path) -> io::Result<()> {
    let mut writer = BufWriter::new(File::create(path)?);
    write_sheet(sheet, &mut writer)?;
    writer.into_inner()?.sync_all()
}
