//! The kernel against the screening of CSV files: the same rows, cell by cell.

use std::{fmt::Write as _, num::NonZero, sync::Arc};

use arrow::{
    array::{
        Array, ArrayRef, Date32Array, Date64Array, DictionaryArray, Int32Array, Int64Array, LargeStringArray,
        NullArray, StringArray, StringViewArray, StructArray, TimestampMicrosecondArray, TimestampMillisecondArray,
        TimestampNanosecondArray, TimestampSecondArray, UInt16Array,
    },
    compute::cast,
    datatypes::{DataType, Int8Type, Int32Type, UInt16Type},
    util::display::{ArrayFormatter, FormatOptions},
};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use fastrand::Rng;
use tip_report::{Dataset, Screening, country::CodeScheme, screen::Aliases};
use tip_report_arrow::{Screener, When, screen};

/// Names as files have them: known, ambiguous, spoilt, several, unknown, empty.
fn pool(data: &Dataset) -> Vec<String> {
    let mut pool: Vec<String> = data
        .countries()
        .flat_map(|country| country.names().map(|name| name.text().to_owned()).chain([country.code().to_string()]))
        .collect();
    pool.extend(data.countries().filter_map(|country| country.alpha2()).map(str::to_owned));
    let spoilt = pool.iter().step_by(7).map(|name| name.replace('é', "Ã©").replace('&', "&amp;")).collect::<Vec<_>>();
    let listed = pool.windows(2).step_by(11).map(|two| two.join("; ")).collect::<Vec<_>>();
    let cut = pool.iter().step_by(5).map(|name| name.chars().skip(1).collect()).collect::<Vec<_>>();
    pool.extend(spoilt.into_iter().chain(listed).chain(cut));
    pool.extend(
        [
            "",
            " ",
            "\t",
            "NA",
            "na",
            "null",
            "Korea",
            "Congo",
            "HQ",
            " hq ",
            "Georgia",
            "China; Hong Kong",
            "\u{feff}Peru",
            "a\nb",
            "\"Chad\"",
            "ü",
            "-",
            "Côte d’Ivoire",
            "South Corea",
        ]
        .map(str::to_owned),
    );
    pool.push("Trinidad and Tobago, ".repeat(9));
    pool.push("x".repeat(300));
    pool
}

fn aliases() -> Aliases {
    let mut aliases = Aliases::new();
    for (alias, code) in [("HQ", "KOR"), ("Georgia", "USA"), ("-", "CHE"), ("CHN", "TWN"), ("Congo", "COG")] {
        aliases.add(alias, code.parse().unwrap()).unwrap();
    }
    aliases
}

fn names(rng: &mut Rng, pool: &[String], rows: usize) -> Vec<Option<String>> {
    (0..rows).map(|_| (rng.u8(..) > 20).then(|| rng.choice(pool).unwrap().clone())).collect()
}

/// Mostly days near those on which answers change, some anywhere, some that no text can be.
fn days(rng: &mut Rng, data: &Dataset, rows: usize) -> Vec<Option<i32>> {
    let existence = data.countries().flat_map(|country| country.exists_from().into_iter().chain(country.exists_to()));
    let changes: Vec<i32> = data
        .reports()
        .map(|report| report.released())
        .chain(data.reassessments().map(|reassessment| reassessment.on()))
        .chain(existence)
        .map(day)
        .collect();
    let mut any = || match rng.u8(..10) {
        0 => None,
        1 => Some(rng.i32(-800_000..3_000_000)),
        2 => Some(rng.i32(11_000..22_000)),
        _ => Some(rng.choice(&changes).unwrap() + rng.i32(-2..3)),
    };
    (0..rows).map(|_| any()).collect()
}

fn day(date: NaiveDate) -> i32 {
    date.signed_duration_since(NaiveDate::default()).num_days().try_into().unwrap()
}

fn date(day: i32) -> NaiveDate {
    NaiveDate::default() + TimeDelta::days(day.into())
}

/// The header of what the screening of a file adds, and its cells.
fn by_file(
    data: &Dataset,
    names: &[Option<String>],
    when: &[String],
    set: impl FnOnce(Screening<'_>) -> Screening<'_>,
) -> (Vec<String>, Vec<Vec<String>>) {
    let mut file = String::from("name,when\n");
    for (name, when) in names.iter().zip(when) {
        writeln!(file, "\"{}\",\"{when}\"", name.as_deref().unwrap_or_default().replace('"', "\"\"")).unwrap();
    }
    let mut out = Vec::new();
    let screening = Screening::new(data, "name").aliases(aliases()).threads(NonZero::<usize>::MIN);
    set(screening).run(file.as_bytes(), &mut out).unwrap();
    let mut out = csv::Reader::from_reader(&*out);
    let header = out.headers().unwrap().iter().skip(2).map(str::to_owned).collect();
    let rows = out.records().map(|row| row.unwrap().iter().skip(2).map(str::to_owned).collect()).collect();
    (header, rows)
}

/// The same of the kernel's answer, null being an empty cell; and no cell that is there is empty.
fn cells(screened: &StructArray) -> (Vec<String>, Vec<Vec<String>>) {
    assert_eq!(screened.null_count(), 0);
    let options = FormatOptions::default();
    let columns = screened.columns();
    let formatters: Vec<_> = columns.iter().map(|column| ArrayFormatter::try_new(column, &options).unwrap()).collect();
    let cell = |column: usize, row: usize| {
        let text = formatters[column].value(row).to_string();
        assert_eq!(text.is_empty(), columns[column].is_null(row));
        text
    };
    let rows = (0..screened.len()).map(|row| (0..columns.len()).map(|column| cell(column, row)).collect()).collect();
    (screened.column_names().into_iter().map(str::to_owned).collect(), rows)
}

#[track_caller]
fn assert_same(
    names: &[Option<String>],
    when: &[String],
    kernel: &StructArray,
    file: &(Vec<String>, Vec<Vec<String>>),
) {
    let kernel = cells(kernel);
    assert_eq!(kernel.0, file.0);
    assert_eq!(kernel.1.len(), file.1.len());
    for (row, (kernel, file)) in kernel.1.iter().zip(&file.1).enumerate() {
        assert_eq!(kernel, file, "row {row}: {:?} {:?}", names[row], when[row]);
    }
}

#[test]
fn days_give_what_a_file_gives() {
    let data = Dataset::bundled();
    let pool = pool(data);
    for seed in 0..20 {
        let mut rng = Rng::with_seed(seed);
        let rows = rng.usize(0..4_000);
        let names = names(&mut rng, &pool, rows);
        let days = days(&mut rng, data, rows);
        let texts: Vec<String> =
            days.iter().map(|day| day.map_or(String::new(), |day| date(day).to_string())).collect();
        let file = by_file(data, &names, &texts, |screening| screening.date_column("when"));
        let kernel =
            screen(data, &StringArray::from(names.clone()), &Date32Array::from(days), &aliases(), None).unwrap();
        assert_same(&names, &texts, &kernel, &file);
    }
}

#[test]
fn a_screener_of_many_batches_forgets_nothing_and_mixes_nothing_up() {
    let data = Dataset::bundled();
    let pool = pool(data);
    let mut screener = Screener::new(data).aliases(aliases());
    for seed in 100..110 {
        let mut rng = Rng::with_seed(seed);
        let names = names(&mut rng, &pool, 500);
        let days = days(&mut rng, data, 500);
        let at_once =
            screen(data, &StringArray::from(names.clone()), &Date32Array::from(days.clone()), &aliases(), None);
        let by_batch = screener.screen(&StringArray::from(names), When::On(&Date32Array::from(days)));
        assert_eq!(at_once.unwrap(), by_batch.unwrap());
    }
}

#[test]
fn years_and_reports_give_what_a_file_gives() {
    let data = Dataset::bundled();
    let pool = pool(data);
    let mut rng = Rng::with_seed(7);
    let names = names(&mut rng, &pool, 3_000);
    let array = StringArray::from(names.clone());
    let years: Vec<Option<i64>> = names
        .iter()
        .map(|_| match rng.u8(..8) {
            0 => None,
            1 => Some(rng.i64(-20_000..20_000)),
            _ => Some(rng.i64(1998..2028)),
        })
        .collect();
    let texts: Vec<String> = years.iter().map(|year| year.map_or(String::new(), |year| year.to_string())).collect();
    let file = by_file(data, &names, &texts, |screening| screening.year_column("when"));
    let years = Int64Array::from(years);
    let mut screener = Screener::new(data).aliases(aliases());
    assert_same(&names, &texts, &screener.screen(&array, When::Year(&years)).unwrap(), &file);
    let small = cast(&years, &DataType::Int16).unwrap();
    assert_same(&names, &texts, &screener.screen(&array, When::Year(&small)).unwrap(), &file);

    let file = by_file(data, &names, &texts, |screening| screening);
    assert_same(&names, &texts, &screener.screen(&array, When::Latest).unwrap(), &file);
    for report in data.reports() {
        let file = by_file(data, &names, &texts, |screening| screening.report(report));
        assert_same(&names, &texts, &screener.screen(&array, When::Report(report)).unwrap(), &file);
    }
}

#[test]
fn schemes_give_what_a_file_gives() {
    let data = Dataset::bundled();
    let letters = |rng: &mut Rng| (0..rng.usize(2..4)).map(|_| rng.char('A'..='Z')).collect::<String>();
    for &scheme in CodeScheme::ALL {
        let mut rng = Rng::with_seed(17);
        let names: Vec<Option<String>> = (0..4_000)
            .map(|_| match rng.u8(..10) {
                0 => None,
                1 => Some("South Korea".to_owned()),
                2..6 => Some(rng.u16(..1000).to_string()),
                _ => Some(letters(&mut rng)),
            })
            .collect();
        let texts = vec![String::new(); names.len()];
        let file = by_file(data, &names, &texts, |screening| screening.scheme(scheme));
        let mut screener = Screener::new(data).aliases(aliases()).scheme(scheme);
        let kernel = screener.screen(&StringArray::from(names.clone()), When::Latest).unwrap();
        assert_same(&names, &texts, &kernel, &file);

        let numbers: Vec<Option<String>> =
            names.iter().map(|name| name.clone().filter(|name| name.parse::<u16>().is_ok())).collect();
        let array: UInt16Array = numbers.iter().map(|name| name.as_ref().map(|name| name.parse().unwrap())).collect();
        let file = by_file(data, &numbers, &texts, |screening| screening.scheme(scheme));
        match screener.screen(&array, When::Latest) {
            Ok(kernel) => assert_same(&numbers, &texts, &kernel, &file),
            Err(error) => {
                assert!(error.to_string().starts_with("names are UInt16, expected Utf8"), "{error}");
                assert!(file.1.iter().all(|cells| cells[0].is_empty()), "{scheme} has numbers");
            }
        }
    }
}

/// Every type of text and of days gives the same, also as a slice, whose rows begin elsewhere in its buffers.
#[test]
fn each_type_gives_the_same() {
    let data = Dataset::bundled();
    let pool = pool(data);
    let mut rng = Rng::with_seed(11);
    let texts = names(&mut rng, &pool, 2_000);
    let days = days(&mut rng, data, 2_000);
    let names: ArrayRef = Arc::new(StringArray::from(texts.clone()));
    let dates: ArrayRef = Arc::new(Date32Array::from(days.clone()));
    let expected = screen(data, &names, &dates, &aliases(), None).unwrap();
    assert!(expected.column_by_name("tip_problem").unwrap().null_count() > 500, "most rows have an answer");

    let few: DictionaryArray<UInt16Type> = texts.iter().map(Option::as_deref).collect();
    let mut text_arrays: Vec<ArrayRef> = vec![
        Arc::new(LargeStringArray::from(texts.clone())),
        Arc::new(StringViewArray::from(texts.iter().map(Option::as_deref).collect::<Vec<_>>())),
        Arc::new(few),
    ];
    for values in [DataType::Utf8, DataType::LargeUtf8, DataType::Utf8View] {
        let kind = DataType::Dictionary(Box::new(DataType::Int32), Box::new(values.clone()));
        let values = cast(&names, &values).unwrap();
        // Null as a value of the dictionary, not as a key.
        let keys = Int32Array::from_iter_values(0..2_000);
        let dictionary: ArrayRef = Arc::new(DictionaryArray::<Int32Type>::new(keys, values));
        assert_eq!(dictionary.data_type(), &kind);
        text_arrays.push(dictionary);
    }
    for array in &text_arrays {
        assert_eq!(screen(data, array, &dates, &aliases(), None).unwrap(), expected, "{}", array.data_type());
        let (array, dates) = (array.slice(13, 700), dates.slice(13, 700));
        assert_eq!(screen(data, &array, &dates, &aliases(), None).unwrap(), expected.slice(13, 700));
    }

    // A time of day moves no date. Nanoseconds reach from 1677 to 2262 only.
    let near: Vec<Option<i64>> =
        days.iter().map(|day| day.filter(|day| (-100_000..100_000).contains(day)).map(i64::from)).collect();
    let near_days = near.iter().map(|day| day.map(|day| i32::try_from(day).unwrap())).collect::<Date32Array>();
    let near_expected = screen(data, &names, &near_days, &aliases(), None).unwrap();
    let time = rng.i64(0..24 * 60 * 60);
    let at = |in_second: i64| near.iter().map(move |day| day.map(|day| (day * 24 * 60 * 60 + time) * in_second));
    let times: [ArrayRef; 6] = [
        Arc::new(at(1_000).collect::<Date64Array>()),
        Arc::new(at(1).collect::<TimestampSecondArray>()),
        Arc::new(at(1_000).collect::<TimestampMillisecondArray>()),
        Arc::new(at(1_000_000).collect::<TimestampMicrosecondArray>()),
        Arc::new(at(1_000_000_000).collect::<TimestampNanosecondArray>()),
        Arc::new(at(1_000).collect::<TimestampMillisecondArray>().with_timezone("UTC")),
    ];
    for array in times {
        assert_eq!(screen(data, &names, &array, &aliases(), None).unwrap(), near_expected, "{}", array.data_type());
    }
}

#[test]
fn a_time_zone_shows_the_day_as_it_would_be_written() {
    let data = Dataset::bundled();
    let mut rng = Rng::with_seed(13);
    for zone in ["+05:30", "-11:00", "+00:00", "Europe/Berlin", "America/New_York", "Pacific/Auckland"] {
        let names: Vec<Option<String>> = (0..500).map(|_| Some("Turkey".to_owned())).collect();
        let seconds: Vec<i64> = names
            .iter()
            .map(|_| {
                let released = rng.choice(data.reports().map(|report| report.released()).collect::<Vec<_>>()).unwrap();
                i64::from(day(released)) * 86_400 + rng.i64(-90_000..90_000)
            })
            .collect();
        let array = TimestampSecondArray::from(seconds).with_timezone(zone);
        let options = FormatOptions::default();
        let formatter = ArrayFormatter::try_new(&array, &options).unwrap();
        let texts: Vec<String> = (0..array.len()).map(|row| formatter.value(row).to_string()).collect();
        assert!(DateTime::<FixedOffset>::parse_from_rfc3339(&texts[0]).is_ok(), "{}", texts[0]);
        let file = by_file(data, &names, &texts, |screening| screening.date_column("when"));
        let kernel = screen(data, &StringArray::from(names.clone()), &array, &aliases(), None).unwrap();
        assert_same(&names, &texts, &kernel, &file);
    }
    let array = TimestampSecondArray::from(vec![0]).with_timezone("Mars/Base");
    let error = screen(data, &StringArray::from(vec!["KOR"]), &array, &aliases(), None).unwrap_err();
    assert!(error.to_string().starts_with("time zone of the dates: "), "{error}");
}

#[test]
fn what_has_no_value_or_no_row_is_answered_too() {
    let data = Dataset::bundled();
    let nulls = NullArray::new(3);
    let screened = screen(data, &nulls, &nulls, &aliases(), None).unwrap();
    let (header, rows) = cells(&screened);
    for row in rows {
        let said: Vec<_> = header.iter().zip(&row).filter(|(_, cell)| !cell.is_empty()).collect();
        assert_eq!(said, [(&"tip_problem".to_owned(), &"empty name".to_owned())]);
    }
    let empty = DictionaryArray::<Int8Type>::from_iter([None::<&str>, None, None]);
    assert_eq!(screen(data, &empty, &nulls, &aliases(), None).unwrap(), screened);
    assert_eq!(screen(data, &StringArray::new_null(0), &Date32Array::new_null(0), &aliases(), None).unwrap().len(), 0);
    assert_eq!(Screener::new(data).screen(&NullArray::new(0), When::Latest).unwrap().len(), 0);
}

#[test]
fn columns_that_can_not_be_read_are_refused_with_what_they_are() {
    let data = Dataset::bundled();
    let mut screener = Screener::new(data);
    let names = StringArray::from(vec!["KOR", "PRK"]);
    let (one_date, texts) = (Date32Array::from(vec![1]), StringArray::from(vec!["2009-06-16"; 2]));
    let mut said = |names: &dyn Array, when| screener.screen(names, when).unwrap_err().to_string();
    assert_eq!(said(&names, When::On(&one_date)), "2 names, but 1 dates or years");
    assert_eq!(said(&names, When::On(&texts)), "dates are Utf8, expected Date32, Date64 or Timestamp");
    assert_eq!(said(&names, When::Year(&names)), "years are Utf8, expected whole numbers");
    assert_eq!(
        said(&UInt16Array::from(vec![410, 408]), When::Latest),
        "names are UInt16, expected Utf8, LargeUtf8, Utf8View or a dictionary of one of them"
    );
}
