//! The floor of screening: reads a CSV file record by record with csv-core, and writes it again unchanged.
//!
//! `csv_floor IN OUT`

use std::{
    env,
    fs::File,
    io::{Read, Result, Write},
};

use csv_core::{ReadRecordResult, Reader, Writer};

const BUFFER: usize = 256 * 1024;
/// The longest record that the floor can write.
const RECORD: usize = 64 * 1024;

fn main() -> Result<()> {
    let paths: Vec<_> = env::args_os().skip(1).collect();
    let (mut from, mut to) = (File::open(&paths[0])?, File::create(&paths[1])?);
    let (mut reader, mut writer) = (Reader::new(), Writer::new());
    let (mut input, mut at, mut filled) = (vec![0; BUFFER], 0, 0);
    let (mut record, mut ends) = (vec![0; RECORD], vec![0; 1024]);
    let (mut length, mut fields) = (0, 0);
    let (mut output, mut written) = (vec![0; BUFFER + 3 * RECORD], 0);
    loop {
        if at == filled {
            filled = from.read(&mut input)?;
            at = 0;
        }
        let (result, read, text, more) =
            reader.read_record(&input[at..filled], &mut record[length..], &mut ends[fields..]);
        at += read;
        length += text;
        fields += more;
        match result {
            ReadRecordResult::InputEmpty => continue,
            ReadRecordResult::Record => {}
            ReadRecordResult::End => break,
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => panic!("a record is too long"),
        }
        let mut start = 0;
        for (number, &end) in ends[..fields].iter().enumerate() {
            if number > 0 {
                written += writer.delimiter(&mut output[written..]).1;
            }
            written += writer.field(&record[start..end], &mut output[written..]).2;
            start = end;
        }
        written += writer.terminator(&mut output[written..]).1;
        (length, fields) = (0, 0);
        if written > BUFFER {
            to.write_all(&output[..written])?;
            written = 0;
        }
    }
    to.write_all(&output[..written])
}
