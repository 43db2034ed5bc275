//! The bundled tables without one report: a dataset with a year missing.

use tip_report::{Dataset, tables::Table};

/// All bundled rows but those of one report.
pub fn without(year: u16) -> Dataset {
    let mut builder = Dataset::builder();
    for file in std::fs::read_dir(super::DATA).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        let mut reader = csv::Reader::from_path(&path).unwrap();
        let headers = reader.headers().unwrap().clone();
        let year_column = headers.iter().position(|header| header == "report_year" || header == "printed_in_report");
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&headers).unwrap();
        for record in reader.records() {
            let record = record.unwrap();
            if year_column.is_none_or(|column| record[column] != *year.to_string()) {
                writer.write_record(&record).unwrap();
            }
        }
        let table: Table = path.file_name().unwrap().to_str().unwrap().parse().unwrap();
        builder = builder.table(table, writer.into_inner().unwrap());
    }
    builder.build().unwrap()
}
