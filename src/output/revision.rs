//! The difference between two releases of the data: rows added, removed and revised, table by table.

use std::{cmp::Ordering, fmt, iter::FusedIterator};

use crate::{
    csv::sheet::{Cell, Sheet},
    dataset::Dataset,
    text::quoted::{plain, quoted},
    words::{table::Table, word::words},
};

/// What changed between two datasets, such as two releases of the bundled data, or the bundled data and a corrected
/// copy.
///
/// Two rows are the same row if their keys are equal: the country and the report year of a placement, the id of a
/// source, all columns of a flow except its sources. If the key changes, one row is removed and one is added. The order
/// of rows in the files never counts.
///
/// Columns and files that belong to no table are not compared. [`Dataset::warnings`] names the ignored columns.
///
/// This is about the data. For what changed from one *report* to another, see
/// [`Report::changes_since`](crate::Report::changes_since).
///
/// `Display` prints a line of counts for each table that changed, then a line for each row:
///
/// ```
/// use tip_report::{Dataset, tables::Table};
/// let names = |rows: &str| Dataset::builder().table(Table::Names, format!("code,name,kind,from,to\n{rows}")).build();
/// let older = names("KOR,ROK,common,,\nMMR,Burma,printed,2001,2024\n")?;
/// let newer = names("PRK,DPRK,common,,\nMMR,Burma,printed,2001,2025\n")?;
/// assert_eq!(
///     older.diff(&newer).to_string(),
///     "names.csv: 1 added, 1 removed, 1 revised\n\
///      names.csv: - KOR, ROK, common\n\
///      names.csv: ~ MMR, Burma, printed, 2001: to `2024` -> `2025`\n\
///      names.csv: + PRK, DPRK, common"
/// );
/// # Ok::<(), tip_report::error::LoadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    rows: Vec<RowRevision>,
}

/// A row that was added, removed or revised.
///
/// ```
/// use tip_report::{Dataset, tables::{RowChange, Table}};
/// let names = "code,name,kind\nKOR,South Corea,variant\n";
/// let newer = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
/// let revision = Dataset::bundled().diff(&newer);
/// let row = revision.rows().next().unwrap();
/// assert_eq!(row.table(), Table::Names);
/// assert_eq!(row.key().next(), Some(("code", "KOR")));
/// assert_eq!(row.change(), RowChange::Added);
/// assert_eq!(row.to_string(), "names.csv: + KOR, South Corea, variant");
/// # Ok::<(), tip_report::error::LoadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowRevision {
    table: Table,
    /// The cells that identify the row: column and text.
    key: Vec<(&'static str, Box<str>)>,
    change: RowChange,
    cells: Vec<CellRevision>,
}

words! {
    /// What happened to a row.
    ///
    /// ```
    /// use tip_report::tables::RowChange;
    /// assert_eq!("revised".parse(), Ok(RowChange::Revised));
    /// assert_eq!(RowChange::Revised.to_string(), "revised");
    /// ```
    pub enum RowChange in tip_report::tables: "change of a row" {
        /// Only the newer dataset has the row.
        Added = "added",
        /// Only the older dataset has the row.
        Removed = "removed",
        /// Both have a row with this key, but its other cells differ.
        Revised = "revised",
    }
}

impl RowChange {
    const fn sign(self) -> char {
        match self {
            RowChange::Added => '+',
            RowChange::Removed => '-',
            RowChange::Revised => '~',
        }
    }
}

/// A cell that differs: its column, and its text before and after. An empty text is an empty cell.
///
/// ```
/// use tip_report::{Dataset, tables::Table};
/// let tiers = |tier| {
///     let tiers = format!("code,report_year,ranking,evidence,sources\nKOR,2009,{tier},official,press\n");
///     Dataset::builder().table(Table::Tiers, tiers).build()
/// };
/// let revision = tiers("Tier 1")?.diff(&tiers("Tier 2")?);
/// let row = revision.rows().next().unwrap();
/// let cell = row.cells().next().unwrap();
/// assert_eq!((cell.column(), cell.older(), cell.newer()), ("ranking", "Tier 1", "Tier 2"));
/// assert_eq!(row.to_string(), "tiers.csv: ~ KOR, 2009: ranking `Tier 1` -> `Tier 2`");
/// # Ok::<(), tip_report::error::LoadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellRevision {
    column: &'static str,
    older: Box<str>,
    newer: Box<str>,
}

impl CellRevision {
    /// The name of the column.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// # let tiers = |tier| {
    /// #     let tiers = format!("code,report_year,ranking,evidence,sources\nKOR,2009,{tier},official,press\n");
    /// #     Dataset::builder().table(Table::Tiers, tiers).build()
    /// # };
    /// let revision = tiers("Tier 1")?.diff(&tiers("Tier 2")?);
    /// let columns: Vec<_> = revision.rows().flat_map(|row| row.cells()).map(|cell| cell.column()).collect();
    /// assert_eq!(columns, ["ranking"]);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn column(&self) -> &'static str {
        self.column
    }

    /// The text before. Empty for an empty cell, and in an added row.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// # let tiers = |tier| {
    /// #     let tiers = format!("code,report_year,ranking,evidence,sources\nKOR,2009,{tier},official,press\n");
    /// #     Dataset::builder().table(Table::Tiers, tiers).build()
    /// # };
    /// let revision = tiers("Tier 1")?.diff(&tiers("Tier 2")?);
    /// let row = revision.rows().next().unwrap();
    /// assert_eq!(row.cells().next().unwrap().older(), "Tier 1");
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn older(&self) -> &str {
        &self.older
    }

    /// The text after. Empty for an empty cell, and in a removed row.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// # let tiers = |tier| {
    /// #     let tiers = format!("code,report_year,ranking,evidence,sources\nKOR,2009,{tier},official,press\n");
    /// #     Dataset::builder().table(Table::Tiers, tiers).build()
    /// # };
    /// let revision = tiers("Tier 1")?.diff(&tiers("Tier 2")?);
    /// let row = revision.rows().next().unwrap();
    /// assert_eq!(row.cells().next().unwrap().newer(), "Tier 2");
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn newer(&self) -> &str {
        &self.newer
    }
}

impl fmt::Display for CellRevision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = start_of_difference(&self.older, &self.newer);
        let shown = |text: &str| match start {
            0 => quoted(text),
            _ => quoted(&format!("…{}", text.chars().skip(start).collect::<String>())),
        };
        write!(f, "{} {} -> {}", self.column, shown(&self.older), shown(&self.newer))
    }
}

impl RowRevision {
    /// The table.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::{RowChange, Table}};
    /// # let names = "code,name,kind\nKOR,South Corea,variant\n";
    /// # let newer = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
    /// # let revision = Dataset::bundled().diff(&newer);
    /// # let row = revision.rows().next().unwrap();
    /// assert_eq!(row.table(), Table::Names);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn table(&self) -> Table {
        self.table
    }

    /// The key: the columns that identify a row of this table, and their texts.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::{RowChange, Table}};
    /// # let names = "code,name,kind\nKOR,South Corea,variant\n";
    /// # let newer = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
    /// # let revision = Dataset::bundled().diff(&newer);
    /// # let row = revision.rows().next().unwrap();
    /// let key: Vec<_> = row.key().collect();
    /// assert_eq!(key[..3], [("code", "KOR"), ("name", "South Corea"), ("kind", "variant")]);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn key(
        &self,
    ) -> impl ExactSizeIterator<Item = (&'static str, &str)> + DoubleEndedIterator + Clone + FusedIterator {
        self.key.iter().map(|(column, text)| (*column, &**text))
    }

    /// What happened to the row.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::{RowChange, Table}};
    /// # let names = "code,name,kind\nKOR,South Corea,variant\n";
    /// # let newer = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
    /// # let revision = Dataset::bundled().diff(&newer);
    /// # let row = revision.rows().next().unwrap();
    /// assert_eq!(row.change(), RowChange::Added);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn change(&self) -> RowChange {
        self.change
    }

    /// The cells that differ, without the key, in order of columns. For an added or removed row, the cells that are not
    /// empty.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::Table};
    /// # let tiers = |row| {
    /// #     Dataset::builder().table(Table::Tiers, format!("code,report_year,ranking,evidence,sources\nKOR,2009,{row}\n")).build()
    /// # };
    /// let revision = tiers("Tier 1,transcribed,press")?.diff(&tiers("Tier 2,official,press")?);
    /// let columns: Vec<_> = revision.rows().next().unwrap().cells().map(|cell| cell.column()).collect();
    /// assert_eq!(columns, ["ranking", "evidence"]);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn cells(&self) -> impl ExactSizeIterator<Item = &CellRevision> + DoubleEndedIterator + Clone + FusedIterator {
        self.cells.iter()
    }
}

impl fmt::Display for RowRevision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.table, self.change.sign())?;
        let mut before = " ";
        for (_, text) in self.key().filter(|(_, text)| !text.is_empty()) {
            write!(f, "{before}{}", plain(text))?;
            before = ", ";
        }
        before = ": ";
        for cell in &self.cells {
            match self.change {
                RowChange::Revised => write!(f, "{before}{cell}")?,
                RowChange::Added => write!(f, "{before}{} {}", cell.column, quoted(&cell.newer))?,
                RowChange::Removed => write!(f, "{before}{} {}", cell.column, quoted(&cell.older))?,
            }
            before = ", ";
        }
        Ok(())
    }
}

impl Revision {
    /// Whether the datasets are equal.
    ///
    /// ```
    /// use tip_report::Dataset;
    /// assert!(Dataset::bundled().diff(Dataset::bundled()).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that changed, in order of [`Table::ALL`], then by the texts of their keys.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::{RowChange, Table}};
    /// # let names = "code,name,kind\nKOR,South Corea,variant\n";
    /// # let newer = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
    /// # let revision = Dataset::bundled().diff(&newer);
    /// assert_eq!(revision.rows().len(), 1);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn rows(&self) -> impl ExactSizeIterator<Item = &RowRevision> + DoubleEndedIterator + Clone + FusedIterator {
        self.rows.iter()
    }

    /// The number of rows of a table with this kind of change.
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::{RowChange, Table}};
    /// # let names = "code,name,kind\nKOR,South Corea,variant\n";
    /// # let newer = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
    /// # let revision = Dataset::bundled().diff(&newer);
    /// assert_eq!(revision.count(Table::Names, RowChange::Added), 1);
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn count(&self, table: Table, change: RowChange) -> usize {
        self.rows().filter(|row| row.table == table && row.change == change).count()
    }

    /// The tables that changed, in order of [`Table::ALL`].
    ///
    /// ```
    /// # use tip_report::{Dataset, tables::{RowChange, Table}};
    /// # let names = "code,name,kind\nKOR,South Corea,variant\n";
    /// # let newer = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
    /// # let revision = Dataset::bundled().diff(&newer);
    /// assert!(revision.tables().eq([Table::Names]));
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn tables(&self) -> impl DoubleEndedIterator<Item = Table> + Clone + FusedIterator {
        Table::ALL.iter().copied().filter(|&table| self.rows().any(|row| row.table == table))
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return f.write_str("no difference");
        }
        let mut end = "";
        for table in self.tables() {
            let [added, removed, revised] =
                [RowChange::Added, RowChange::Removed, RowChange::Revised].map(|change| self.count(table, change));
            write!(f, "{end}{table}: {added} added, {removed} removed, {revised} revised")?;
            end = "\n";
        }
        self.rows().try_for_each(|row| write!(f, "\n{row}"))
    }
}

impl Dataset {
    /// What changed from this dataset to a newer one.
    ///
    /// ```
    /// use tip_report::{Dataset, tables::Table};
    /// let names = "code,name,kind\nKOR,South Corea,variant\n";
    /// let newer = Dataset::builder().append(Table::Names, "mine.csv", names).build()?;
    /// let revision = Dataset::bundled().diff(&newer);
    /// assert_eq!(revision.to_string(), "names.csv: 1 added, 0 removed, 0 revised\nnames.csv: + KOR, South Corea, variant");
    /// # Ok::<(), tip_report::error::LoadError>(())
    /// ```
    #[must_use]
    pub fn diff(&self, newer: &Dataset) -> Revision {
        let mut rows = Vec::new();
        for &table in Table::ALL {
            compare(&self.tables.sheet(table), &newer.tables.sheet(table), &mut rows);
        }
        Revision { rows }
    }
}

/// Walks through both tables in order of their keys. A table has each key once.
fn compare(older: &Sheet<'_>, newer: &Sheet<'_>, changed: &mut Vec<RowRevision>) {
    let (mut old_rows, mut new_rows) = (older.rows.iter().peekable(), newer.rows.iter().peekable());
    loop {
        let first = match (old_rows.peek(), new_rows.peek()) {
            (None, None) => return,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some(old), Some(new)) => old[..older.key].cmp(&new[..older.key]),
        };
        let old = if first.is_le() { old_rows.next() } else { None };
        let new = if first.is_ge() { new_rows.next() } else { None };
        changed.extend(row_revision(older, old, new));
    }
}

/// What happened to a row. `None` if nothing changed.
fn row_revision(sheet: &Sheet<'_>, old: Option<&Vec<Cell<'_>>>, new: Option<&Vec<Cell<'_>>>) -> Option<RowRevision> {
    let change = match (old, new) {
        (None, None) => return None,
        (Some(old), Some(new)) if old == new => return None,
        (Some(_), Some(_)) => RowChange::Revised,
        (None, Some(_)) => RowChange::Added,
        (Some(_), None) => RowChange::Removed,
    };
    let text =
        |row: Option<&Vec<Cell<'_>>>, at: usize| -> Box<str> { row.map(|row| &*row[at]).unwrap_or_default().into() };
    let names = sheet.columns.iter().map(|column| column.name).enumerate();
    let key = names.clone().take(sheet.key).map(|(at, name)| (name, text(old.or(new), at))).collect();
    let cells = names
        .skip(sheet.key)
        .map(|(at, column)| CellRevision { column, older: text(old, at), newer: text(new, at) })
        .filter(|cell| cell.older != cell.newer)
        .collect();
    Some(RowRevision { table: sheet.table, key, change, cells })
}

/// Datasets are equal if all their tables have the same cells in the same rows. The order of rows in the files that
/// they were loaded from does not count.
///
/// ```
/// use tip_report::{Dataset, tables::Table};
/// assert_eq!(Dataset::builder().build()?, *Dataset::bundled());
/// let empty = "code,name,kind,from,to\n";
/// assert_ne!(Dataset::builder().table(Table::Names, empty).build()?, *Dataset::bundled());
/// # Ok::<(), tip_report::error::LoadError>(())
/// ```
impl PartialEq for Dataset {
    fn eq(&self, other: &Self) -> bool {
        let equal = |table| self.tables.sheet(table).rows == other.tables.sheet(table).rows;
        std::ptr::eq(self, other) || Table::ALL.iter().copied().all(equal)
    }
}

impl Eq for Dataset {}

/// Where to start showing two long texts, in characters. A message cuts long texts, but must show what differs.
fn start_of_difference(older: &str, newer: &str) -> usize {
    // Far less than a message shows of a cell.
    const SEEN: usize = 40;
    const BEFORE: usize = 20;
    let same = older.chars().zip(newer.chars()).take_while(|(old, new)| old == new).count();
    if same > SEEN { same - BEFORE } else { 0 }
}
