//! The progress of a tool through its input.

use std::{
    fs::File,
    io::{self, Read},
    path::Path,
};

use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressStyle};

use crate::support::Failure;

/// An input that shows on a terminal the number of rows read, the percentage, and the time.
pub struct Progress {
    input: Box<dyn Read + Send>,
    bar: ProgressBar,
    rows: Rows,
}

impl Progress {
    /// A file; `-` is the standard input.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        if path.as_os_str() == "-" {
            return Ok(Progress::new(Box::new(io::stdin()), None));
        }
        let file = File::open(path).map_err(Failure::of_file(path))?;
        let found = file.metadata().map_err(Failure::of_file(path))?;
        // A pipe has no length.
        let length = found.is_file().then_some(found.len());
        Ok(Progress::new(Box::new(file), length))
    }

    fn new(input: Box<dyn Read + Send>, length: Option<u64>) -> Self {
        let bar = length.map_or_else(ProgressBar::no_length, ProgressBar::new);
        if let Ok(style) = ProgressStyle::with_template("{msg}") {
            bar.set_style(style);
        }
        Progress { input, bar, rows: Rows::default() }
    }
}

impl Read for Progress {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        if count == 0 {
            self.bar.finish_and_clear();
        } else if !self.bar.is_hidden() {
            self.rows.count(&buffer[..count]);
            self.bar.set_message(said(self.rows.rows(), &self.bar));
            self.bar.inc(count as u64);
        }
        Ok(count)
    }
}

/// The line: the number of rows and the time so far. For a file, also the share and the total time.
fn said(rows: u64, bar: &ProgressBar) -> String {
    let (rows, time) = (HumanCount(rows), HumanDuration(bar.elapsed()));
    match bar.length() {
        Some(length) => {
            let percent = 100 * bar.position() / length.max(1);
            format!("{rows} rows, {percent} %, {time:#} of about {:#}", HumanDuration(bar.duration()))
        }
        None => format!("{rows} rows, {time:#}"),
    }
}

/// Counts the rows after the header, by the line feeds outside quotes.
#[derive(Default)]
struct Rows {
    lines: u64,
    is_quoted: bool,
}

impl Rows {
    fn count(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            match byte {
                b'"' => self.is_quoted = !self.is_quoted,
                b'\n' if !self.is_quoted => self.lines += 1,
                _ => {}
            }
        }
    }

    fn rows(&self) -> u64 {
        self.lines.saturating_sub(1)
    }
}
