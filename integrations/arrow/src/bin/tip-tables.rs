//! Writes every table, the panel, survival rows and what was in force from when to when as Parquet or CSV files.
//!
//! `cargo run --release --features tables -- --out tables --format parquet`

use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use arrow::array::RecordBatch;
use clap::{Parser, ValueEnum};
use parquet::{
    arrow::ArrowWriter,
    basic::Compression,
    file::{metadata::KeyValue, properties::WriterProperties},
};
use tip_report::{Dataset, Tier, history::TierEvent};
use tip_report_arrow::{
    in_force::in_force,
    panel::panel,
    survival::survival,
    tables::{self, NamedBatch},
};

/// Writes the tables of the TIP Report for other programs.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The directory; it is created if it does not exist
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// What files to write
    #[arg(long, value_enum, default_value_t = Format::Parquet)]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Parquet,
    Csv,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match write_all(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tip-tables: {}: {error}", arguments.out.display());
            ExitCode::FAILURE
        }
    }
}

fn write_all(arguments: &Arguments) -> io::Result<()> {
    fs::create_dir_all(&arguments.out)?;
    for (name, batch) in all(Dataset::bundled()) {
        match arguments.format {
            Format::Parquet => write_file(&arguments.out, &name, "parquet", |out| write_parquet(&batch, out))?,
            Format::Csv => write_file(&arguments.out, &name, "csv", |out| tables::write_csv(&batch, out))?,
        }
    }
    Ok(())
}

fn all(data: &Dataset) -> Vec<NamedBatch> {
    let rows = data.panel();
    let mut all = tables::all(data);
    all.push(("panel".to_owned(), panel(data, &rows)));
    all.push(("in_force".to_owned(), in_force(data)));
    let (falls, exits) = (TierEvent::Enters(Tier::Three), TierEvent::Leaves(Tier::TwoWatchList));
    all.push(("survival_enters_tier_3".to_owned(), survival(data, &rows, falls)));
    all.push(("survival_leaves_watch_list".to_owned(), survival(data, &rows, exits)));
    all
}

/// Writes a file under another name first, so a reader never sees a half-written file.
fn write_file(
    directory: &Path,
    name: &str,
    extension: &str,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> io::Result<()> {
    let unfinished = directory.join(format!(".{name}.{}.unfinished", std::process::id()));
    let written = BufWriter::new(File::create(&unfinished)?);
    let whole =
        finish(written, write).and_then(|()| fs::rename(&unfinished, directory.join(format!("{name}.{extension}"))));
    if whole.is_err() {
        // The error to report is the first one.
        let _ = fs::remove_file(&unfinished);
    }
    whole
}

fn finish(mut out: BufWriter<File>, write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>) -> io::Result<()> {
    write(&mut out)?;
    out.into_inner()?.sync_all()
}

/// What the schema says of the table is in the metadata of the file too, for programs that know no Arrow schema.
fn write_parquet(batch: &RecordBatch, out: impl Write + Send) -> io::Result<()> {
    let schema = batch.schema();
    let mut said: Vec<KeyValue> =
        schema.metadata().iter().map(|(key, value)| KeyValue::new(key.clone(), value.clone())).collect();
    // The same data give the same file.
    said.sort_unstable_by(|a, b| a.key.cmp(&b.key));
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by(format!("tip-tables {}", env!("CARGO_PKG_VERSION")))
        .set_key_value_metadata(Some(said))
        .build();
    let mut writer = ArrowWriter::try_new(out, schema, Some(properties))?;
    writer.write(batch)?;
    writer.close()?;
    Ok(())
}
