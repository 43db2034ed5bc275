//! Screening of CSV files: nothing but the seven columns is added, whatever the file looks like.

use std::{
    collections::{BTreeSet, HashMap},
    fmt::Write,
    io::{self, Read},
    num::NonZero,
};

use csv::{ByteRecord, ReaderBuilder};
use proptest::prelude::*;
use tip_report::{
    DATA_VERSION, Dataset, Screening,
    error::ScreenError,
    screen::{Aliases, Delimiter, RowProblem},
};

use crate::support::without_flows;

const ADDED: [&str; 7] =
    ["tip_code", "tip_report", "tip_ranking", "tip_standing", "tip_evidence", "tip_problem", "tip_reassessed"];

fn screened(screening: &Screening<'_>, csv: &[u8]) -> Result<Vec<u8>, ScreenError> {
    let mut out = Vec::new();
    screening.run(csv, &mut out).map(|_| out)
}

fn by_country() -> Screening<'static> {
    Screening::new(Dataset::bundled(), "country")
}

fn text(csv: &str) -> String {
    let report = Dataset::bundled().report(2009).unwrap();
    String::from_utf8(screened(&by_country().report(report), csv.as_bytes()).unwrap()).unwrap()
}

fn error(csv: &str) -> String {
    screened(&by_country(), csv.as_bytes()).unwrap_err().to_string()
}

/// The records as the csv crate reads them.
fn records(csv: &[u8], delimiter: u8) -> Vec<ByteRecord> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(csv);
    reader.byte_records().map(Result::unwrap).collect()
}

/// A reader that gives a few bytes at a time.
struct Trickle<'b>(&'b [u8], usize);

impl Read for Trickle<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let most = self.1.min(buffer.len());
        self.0.read(&mut buffer[..most])
    }
}

fn cell() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => prop::sample::select(vec![
            "Korea", "THA", "Congo", "Côte d'Ivoire", "Atlantis", "2013-06-10", "2001-01-01", "2025-09-29T10:00", "x",
        ]).prop_map(|text| text.as_bytes().to_vec()),
        4 => prop::sample::select(vec![",", ";", "\t", "\n", "\r", "\r\n", "\"", "\"\"", " ", ""])
            .prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(piece, 0..4).prop_map(|pieces| pieces.concat())
}

/// A cell as it can stand in a file: quoted if it must be or by chance.
fn written(cell: &[u8], delimiter: u8, quoted: bool) -> Vec<u8> {
    let special = |byte: &u8| *byte == delimiter || matches!(byte, b'\n' | b'\r');
    let seems_quoted = cell.trim_ascii_start().starts_with(b"\"");
    if !(quoted || seems_quoted || cell.iter().any(special)) {
        return cell.to_vec();
    }
    let mut out = vec![b'"'];
    for &byte in cell {
        out.extend_from_slice(if byte == b'"' { b"\"\"" } else { std::slice::from_ref(&byte) });
    }
    out.push(b'"');
    out
}

#[derive(Clone, Debug)]
struct File {
    bytes: Vec<u8>,
    delimiter: Delimiter,
    /// Where the fields of each record end.
    ends: Vec<usize>,
}

prop_compose! {
    fn file()(
        delimiter in prop::sample::select([Delimiter::TRIED, &[Delimiter::new('^').unwrap()]].concat()),
        mark in any::<bool>(),
        last_end in any::<bool>(),
        ends in prop::collection::vec(prop::sample::select(vec!["\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\n\r"]), 1..3),
        rows in prop::collection::vec(prop::collection::vec((cell(), any::<bool>()), 4), 0..12),
    ) -> File {
        let mut file = File { bytes: Vec::new(), delimiter, ends: Vec::new() };
        if mark {
            file.bytes.extend_from_slice(b"\xEF\xBB\xBF");
        }
        let header = ["id", "country", "the \"date\"", "note"].map(|name| (name.as_bytes().to_vec(), false));
        for (number, row) in std::iter::once(&header.to_vec()).chain(&rows).enumerate() {
            if number > 0 {
                file.bytes.extend_from_slice(ends[number % ends.len()].as_bytes());
            }
            for (place, (cell, quoted)) in row.iter().enumerate() {
                if place > 0 {
                    file.bytes.push(delimiter.byte());
                }
                file.bytes.extend(written(cell, delimiter.byte(), *quoted));
            }
            file.ends.push(file.bytes.len());
        }
        if last_end {
            file.bytes.extend_from_slice(ends[0].as_bytes());
        }
        file
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn only_seven_cells_are_added(file in file(), step in 1_usize..40) {
        let mut screening = by_country().date_column("the \"date\"").threads(NonZero::<usize>::MIN);
        if !Delimiter::TRIED.contains(&file.delimiter) {
            screening = screening.delimiter(file.delimiter);
        }
        let out = screened(&screening, &file.bytes).unwrap();

        // To the csv crate, the records are the same, and each has seven cells more.
        let (before, after) = (records(&file.bytes, file.delimiter.byte()), records(&out, file.delimiter.byte()));
        prop_assert_eq!(before.len(), after.len());
        for (number, (before, after)) in before.iter().zip(&after).enumerate() {
            prop_assert_eq!(after.len(), before.len() + ADDED.len());
            prop_assert!(before.iter().eq(after.iter().take(before.len())));
            if number == 0 {
                prop_assert!(after.iter().skip(before.len()).eq(ADDED.map(str::as_bytes)));
            } else {
                let name = std::str::from_utf8(&before[1]).ok();
                let country = name.and_then(|name| Dataset::bundled().country(name).ok());
                let code = country.map_or(String::new(), |country| country.code().to_string());
                prop_assert_eq!(&after[4], code.as_bytes());
            }
        }

        // And the bytes without the added cells are the same.
        let mut rest = &out[..];
        let mut from = 0;
        for &end in &file.ends {
            rest = rest.strip_prefix(&file.bytes[from..end]).unwrap();
            let added = ADDED.iter().fold(0, |at, _| {
                let cell = 1 + rest[at + 1..].iter().take_while(|byte| {
                    **byte != file.delimiter.byte() && !matches!(byte, b'\n' | b'\r')
                }).count();
                at + cell
            });
            rest = &rest[added..];
            from = end;
        }
        prop_assert_eq!(rest, &file.bytes[from..]);

        // However the bytes arrive, and however many threads there are.
        let mut trickled = Vec::new();
        screening.run(Trickle(&file.bytes, step), &mut trickled).unwrap();
        prop_assert_eq!(&trickled, &out);
        prop_assert_eq!(screened(&screening.threads(NonZero::new(3).unwrap()), &file.bytes).unwrap(), out);
    }

    #[test]
    fn no_input_panics(
        start in prop::sample::select(vec!["country,date\n", "country\n", "\"country\";date\r", "", "\u{FEFF}country\n"]),
        rest in prop::collection::vec(prop_oneof![
            3 => prop::sample::select(b",;\t\n\r\" aK".to_vec()),
            1 => any::<u8>(),
        ], 0..80),
    ) {
        let csv = [start.as_bytes(), &rest].concat();
        for screening in [by_country(), by_country().date_column("date"), by_country().delimiter(Delimiter::TAB)] {
            let _ = screening.run(&csv[..], io::sink());
        }
    }
}

/// Chunks are cut within this file in all kinds of places, and the summary is the same however it is read.
#[test]
fn a_file_of_many_chunks_is_cut_where_records_end() {
    let mut csv = String::from("id,country,note\r\n");
    for row in 0_u32..60_000 {
        let country =
            ["Thailand", "\"Korea, South\"", "Congo", "Nowhere", "\"The \"\"Gambia\"\"\"", ""][row as usize % 6];
        let note = ["5\" pipe", "\"two\r\nlines\n\"", "\"\"", "\",\"\"\r\n\"\"\"", "plain"][row as usize % 5];
        let end = ["\r\n", "\n", "\r\n\n"][row as usize % 3];
        write!(csv, "{row},{country},{note}{end}").unwrap();
    }
    let report = Dataset::bundled().report(2009).unwrap();
    let one = by_country().report(report).threads(NonZero::<usize>::MIN);
    let mut out = Vec::new();
    let summary = one.run(csv.as_bytes(), &mut out).unwrap();
    let (before, after) = (records(csv.as_bytes(), b','), records(&out, b','));
    assert_eq!(before.len(), 60_001);
    assert_eq!(after.len(), 60_001);
    for (before, after) in before.iter().zip(&after) {
        assert!(before.iter().eq(after.iter().take(3)));
    }
    assert_eq!(
        out.len(),
        csv.len() + after.iter().map(|row| row.iter().skip(3).map(|c| c.len() + 1).sum::<usize>()).sum::<usize>()
    );
    assert_eq!(summary.rows(), 60_000);
    assert_eq!(summary.rows_with(RowProblem::EmptyName), 10_000);
    assert_eq!(summary.rows_with(RowProblem::AmbiguousName), 10_000);
    assert_eq!(summary.rows_with(RowProblem::UnknownName), 10_000);
    let listed: Vec<_> = summary.unresolved().iter().map(|value| (value.value(), value.rows())).collect();
    assert_eq!(listed, [("Congo".into(), 10_000), ("Nowhere".into(), 10_000)]);
    for threads in [2, 3, 8] {
        let many = one.clone().threads(NonZero::new(threads).unwrap());
        let mut again = Vec::new();
        let same = many.run(Trickle(csv.as_bytes(), 70_001), &mut again).unwrap();
        assert!(again == out, "{threads} threads");
        assert_eq!(same.unresolved(), summary.unresolved());
    }
}

#[test]
fn the_shape_of_the_file_is_kept() {
    let added = ADDED.join(",");
    assert_eq!(text("country"), format!("country,{added}"));
    assert_eq!(text("\u{FEFF}\"country\"\r\n"), format!("\u{FEFF}\"country\",{added}\r\n"));
    assert_eq!(text("\n\ncountry\n\nUSA\n\n"), format!("\n\ncountry,{added}\n\nUSA,USA,2009,,not in report,,,\n\n"));
    assert_eq!(text("country\rUSA"), format!("country,{added}\rUSA,USA,2009,,not in report,,,"));
    assert_eq!(
        text("country\n\"\"\n \n"),
        format!("country,{added}\n\"\",,2009,,,,empty name,\n ,,2009,,,,empty name,\n")
    );
    assert_eq!(text("country\n-\n"), format!("country,{added}\n-,,2009,,,,unknown name,\n"));
    let tabs = added.replace(',', "\t");
    assert_eq!(
        text("a,b\tcountry\nx,y\tUSA"),
        format!("a,b\tcountry\t{tabs}\nx,y\tUSA\tUSA\t2009\t\tnot in report\t\t\t")
    );
}

#[test]
fn text_that_is_not_utf_8_is_marked_and_kept() {
    let out = screened(&by_country(), b"country;n\xE4me\nC\xF4te d'Ivoire;\xFF\n").unwrap();
    assert!(out.starts_with(b"country;n\xE4me;tip_code;"));
    assert!(out.ends_with(b"\nC\xF4te d'Ivoire;\xFF;;2025;;;;not UTF-8;\n"), "{}", out.escape_ascii());

    let mut aliases = Aliases::new();
    aliases.add(b"C\xF4te d'Ivoire", "CIV".parse().unwrap()).unwrap();
    aliases.add("-", "KOR".parse().unwrap()).unwrap();
    let summary = by_country().aliases(aliases).run(&b"country\nC\xF4te d'Ivoire\n - \n"[..], io::sink()).unwrap();
    assert_eq!(summary.rows_with_problems(), 0);
}

#[test]
fn aliases_settle_and_win() {
    let csv = b"alias,code,why\nGeorgia,USA,the state\nCH,China,FIPS\n\"Congo, the\",COD,\n";
    let aliases = Aliases::read(Dataset::bundled(), &csv[..]).unwrap();
    let screening = by_country().aliases(aliases).report(Dataset::bundled().report(2013).unwrap());
    let out = screened(&screening, b"country\nGEORGIA\nch\nCongo\nGeorgia (state)\n").unwrap();
    let codes: Vec<_> = records(&out, b',').iter().skip(1).map(|row| row[1].to_vec()).collect();
    assert_eq!(codes, [&b"USA"[..], b"CHN", b"COD", b""]);

    // A list is not a name, and a name is not the list of the same words.
    let mut aliases = Aliases::new();
    aliases.add("China; Hong Kong", "CHN".parse().unwrap()).unwrap();
    aliases.add("Peru and Chile", "PER".parse().unwrap()).unwrap();
    let screening = by_country().aliases(aliases);
    let rows = "country\nChina;Hong Kong\nHONG KONG / CHINA\n\"Hong Kong, China\"\nChile & Peru\nPeru/Chile\n";
    let out = screened(&screening, rows.as_bytes()).unwrap();
    let rows: Vec<_> = records(&out, b',').iter().skip(1).map(|row| (row[1].to_vec(), row[6].to_vec())).collect();
    let row = |code: &str, problem: &str| (code.as_bytes().to_vec(), problem.as_bytes().to_vec());
    assert_eq!(rows, [row("CHN", ""), row("CHN", ""), row("HKG", ""), row("PER", ""), row("", "several countries")]);
}

#[test]
fn aliases_are_refused_with_their_line() {
    let error = |csv: &str| Aliases::read(Dataset::bundled(), csv.as_bytes()).unwrap_err().to_string();
    assert_eq!(error(""), "the input is empty: expected a header");
    assert_eq!(error("alias,country\n"), "the header has no column `code`; it has `alias`, `country`");
    assert_eq!(error("alias,code\nx,KOR\n,KOR\n"), "line 3: the alias is empty");
    assert!(error("alias,code\nx,Korea\n").starts_with("line 2: `Korea` is ambiguous: "));
    assert_eq!(error("alias,code\nx,KOR\nX,PRK\n"), "line 3: `X` means PRK, but before it meant KOR");
    assert_eq!(error("alias;code\nx\n"), "line 2: 1 fields, expected 2 as in the header");
    assert_eq!(error("alias,code\n\u{A0}\u{2003},KOR\n"), "line 2: the alias is empty");
    // The line is the one that an editor shows, whatever lies between.
    assert_eq!(error("alias,code\r\n\r\nx,KOR\r\n\r\n,KOR\r\n"), "line 5: the alias is empty");
    assert_eq!(error("\n\nalias,code\rx,KOR\r\r,KOR\r"), "line 6: the alias is empty");
    assert_eq!(error("code,alias\nKOR,\"two\nlines\"\nKOR,\n"), "line 4: the alias is empty");
    assert_eq!(error("alias,code\nx,KOR\n\"y,KOR\nz,KOR\n"), "line 3: a quote that opens here is never closed");
    assert_eq!(
        error("alias,code\n\"y,KOR\nz\"z,KOR\n"),
        "line 2: a quote that opens here closes on line 3 before `z,KOR`: expected a delimiter or a line end"
    );
}

#[test]
fn headers_that_do_not_fit_are_refused() {
    assert_eq!(error(""), "the input is empty: expected a header");
    assert_eq!(error("\u{FEFF}\n\n"), "the input is empty: expected a header");
    assert_eq!(error("id,Country\n"), "the header has no column `country`; near: `Country`");
    assert_eq!(error("id;land\n"), "the header has no column `country`; it has `id`, `land`");
    assert_eq!(error("country,country\n"), "the header has the column `country` more than once");
    assert_eq!(
        error("country,tip_report\n"),
        "the header already has a column `tip_report`: was the file screened before?"
    );
    assert_eq!(error("\n\"country\n"), "line 2: a quote that opens here is never closed");
    let utf_16: Vec<u8> = "\u{FEFF}country\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(screened(&by_country(), &utf_16).unwrap_err().to_string().starts_with("the input is UTF-16 text: "));
    assert!(error("<html>").starts_with("the input is an HTML page: "));
    let archive = format!("PK\u{3}\u{4}{}", "x".repeat(2 << 20));
    assert!(error(&archive).starts_with("the input is a spreadsheet or another zip archive: "));
}

#[test]
fn rows_that_do_not_fit_are_refused_with_their_line() {
    assert_eq!(error("country,n\n\nKOR,\"\n\"\nKOR\n"), "line 5: 1 fields, expected 2 as in the header");
    assert_eq!(error("country\nKOR,\n"), "line 2: 2 fields, expected 1 as in the header");
    assert_eq!(error("country\nKOR\n\"KOR\n"), "line 3: a quote that opens here is never closed");
    assert_eq!(error("country\rKOR\r\"KOR\"\""), "line 3: a quote that opens here is never closed");
    let endless = format!("country\n{}\"{}", "KOR\n".repeat(100_000), "KOR\n".repeat(1_000_000));
    assert_eq!(error(&endless), "line 100002: the row is longer than 1048576 bytes; is a quote never closed?");
    // A header that no delimiter makes right is refused for its quotes, however much follows.
    let bad_header = error("\"country\" here\nKOR\n");
    assert!(bad_header.starts_with("line 1"), "{bad_header}");
    assert_eq!(error(&format!("\"country\" here\n{}", "KOR\n".repeat(1_000_000))), bad_header);
    let long = format!("country,n\nKOR,\"{}\"\n", "x\n".repeat(500_000));
    assert!(screened(&by_country(), long.as_bytes()).is_ok());
    let late = format!("country,n\n{}KOR\n", "KOR,\n".repeat(200_000));
    assert_eq!(error(&late), "line 200002: 1 fields, expected 2 as in the header");
}

#[test]
fn readers_and_writers_that_fail_end_the_work() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("no more"))
        }
    }
    impl io::Write for Broken {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::from(io::ErrorKind::StorageFull))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let csv = format!("country\n{}", "KOR\n".repeat(200_000));
    for threads in [1, 2] {
        let screening = by_country().threads(NonZero::new(threads).unwrap());
        let read = screening.run(csv.as_bytes().chain(Broken), io::sink());
        assert!(matches!(read, Err(ScreenError::Read(_))), "{read:?}");
        let write = screening.run(csv.as_bytes(), Broken);
        assert!(matches!(write, Err(ScreenError::Write(_))), "{write:?}");
    }
}

#[test]
fn quotes_that_are_missing_or_not_doubled_swallow_no_row() {
    assert_eq!(
        error("row,note,country\n1,\"pallet,Peru\n2,crate,North Korea\n3,\"box,Cuba\n4,bag,Chile\n"),
        "line 2: a quote that opens here closes on line 4 before `box,Cuba`: expected a delimiter or a line end"
    );
    assert_eq!(
        error("country,n\nKOR,\"5\" pipe\"\n"),
        "line 2: a quote that opens here closes before `pipe\"`: expected a delimiter or a line end"
    );
    assert_eq!(
        error("country,n,m\nKOR,\"x\nPRK,y\"\nTHA,,\n"),
        "line 2: 2 fields, expected 3 as in the header; it runs on to line 3 within quotes: is one of them never closed?"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// A quote too few in a file of quoted cells is an error, not a file with fewer rows.
    #[test]
    fn a_quote_less_is_an_error(rows in 1_usize..8, at in any::<prop::sample::Index>()) {
        let csv = ["\"country\",\"note\",\"n\"\n", &"\"KOR\",\"a, b\",\"5\"\n".repeat(rows)].concat();
        prop_assert!(screened(&by_country(), csv.as_bytes()).is_ok());
        let quotes: Vec<usize> = csv.match_indices('"').map(|(place, _)| place).collect();
        let mut torn = csv.clone();
        torn.remove(*at.get(&quotes));
        let result = screened(&by_country(), torn.as_bytes());
        // Without its first quote a cell without a comma is text, with a quote at its end.
        if let Ok(out) = result {
            prop_assert_eq!(records(&out, b',').len(), rows + 1);
        }
    }
}

#[test]
fn the_delimiter_is_said_or_found_or_asked_for() {
    let codes = |csv: &str| {
        let out = screened(&by_country(), csv.as_bytes()).unwrap();
        String::from_utf8(out).unwrap()
    };
    // A first line as spreadsheets write it is kept.
    for (line, end) in [("sep=;", "\n"), ("SEP=;", "\r\n"), ("\"sep=;\"", "\n"), ("\u{FEFF}sep=;", "\n")] {
        let csv = format!("{line}{end}row;country{end}1;Peru{end}");
        let out = codes(&csv);
        assert!(out.starts_with(&format!("{line}{end}row;country;tip_code;")), "{out}");
        assert!(out.contains(&format!("{end}1;Peru;PER;2025;")), "{out}");
    }
    assert!(codes("sep=^\ncountry^x\nPeru^\n").contains("\nPeru^^PER^2025^"));
    assert!(codes("sep=\t\ncountry\tx\nPeru\t\n").contains("\nPeru\t\tPER\t2025\t"));
    // That line counts.
    assert_eq!(error("sep=;\nrow;country\n1\n"), "line 3: 1 fields, expected 2 as in the header");
    assert!(codes("row|country\n1|Korea, South\n").contains("\n1|Korea, South|KOR|2025|"));
    assert!(codes("country\nPeru\n").contains("\nPeru,PER,2025,"));
    assert!(codes("\"row\", \"place\", \"country\"\n\"1\", \"a, b\", \"Korea, South\" \n").contains("\" ,KOR,2025,"));
    assert_eq!(
        error("country,a;country\n"),
        "the header can be read with the delimiters `,` and `;`: say which one the file has"
    );
    let semicolon = by_country().delimiter(Delimiter::SEMICOLON);
    assert!(screened(&semicolon, b"country,a;country\nx;Peru\n").is_ok());
    for text in [",", ";", "|", "tab", "^", "~", "\\x1f", "\\x00"] {
        let delimiter: Delimiter = text.parse().unwrap();
        assert_eq!(delimiter.to_string(), text);
        assert_eq!(Delimiter::new(char::from(delimiter.byte())), Some(delimiter));
    }
    for text in ["", "a", "7", " ", "\"", "\n", "\r", "é", ",,", "\\x", "\\x7", "\\x0a", "\\x+7"] {
        assert!(text.parse::<Delimiter>().is_err(), "{text:?}");
    }
}

/// What is added is quoted where the delimiter stands in it.
#[test]
fn any_delimiter_keeps_the_columns_apart() {
    for byte in 0..128_u8 {
        let Some(delimiter) = Delimiter::new(char::from(byte)) else { continue };
        let d = char::from(byte);
        let csv = format!("id{d}country\n1{d}THA\n2{d}SSD\n3{d}Congo\n");
        let report = Dataset::bundled().report(2010).unwrap();
        let out = screened(&by_country().delimiter(delimiter).report(report), csv.as_bytes()).unwrap();
        let rows = records(&out, byte);
        assert!(rows.iter().all(|row| row.len() == 2 + ADDED.len()), "{delimiter}");
        assert!(rows[0].iter().skip(2).eq(ADDED.map(str::as_bytes)));
        assert_eq!(&rows[1][4], b"Tier 2 Watch List");
        assert_eq!(&rows[2][5], b"not yet in existence");
    }
}

/// All names of the data, and what other programs make of them.
#[test]
fn spoilt_names_are_decoded_and_then_looked_up_exactly() {
    let data = Dataset::bundled();
    let mut checked = 0;
    for country in data.countries() {
        for name in
            country.names().map(|name| name.text()).filter(|name| !name.is_ascii() && data.country(name).is_ok())
        {
            let code = data.country(name).unwrap().code();
            let latin_1: String = name.bytes().map(char::from).collect();
            let html: String =
                name.chars().map(|c| if c.is_ascii() { c.into() } else { format!("&#{};", u32::from(c)) }).collect();
            for spoilt in [latin_1, html] {
                let csv = format!("country\n\"{}\"\n", spoilt.replace('"', "\"\""));
                let mut out = Vec::new();
                let summary = by_country().run(csv.as_bytes(), &mut out).unwrap();
                let row = records(&out, b',').remove(1);
                assert_eq!(&row[1], code.to_string().as_bytes(), "{name:?} as {spoilt:?}");
                assert!(summary.rows_decoded() == 1 || data.country(&spoilt).is_ok());
                checked += 1;
            }
        }
    }
    assert!(checked > 50);
    let problem = |cell: &[u8]| {
        let out = screened(&by_country(), &[b"country\n", cell, b"\n"].concat()).unwrap();
        let row = records(&out, b',').remove(1);
        (String::from_utf8(row[1].to_vec()).unwrap(), String::from_utf8(row[6].to_vec()).unwrap())
    };
    assert_eq!(problem(b"Cura\xE7ao"), (String::new(), "not UTF-8".into()));
    assert_eq!(problem("CuraÃ§aos".as_bytes()), (String::new(), "unknown name".into()));
    assert_eq!(problem(b"Congo&nbsp;"), (String::new(), "ambiguous name".into()));
    assert_eq!(problem(b"Serbia &amp; Montenegro"), ("SCG".into(), String::new()));
    assert_eq!(problem(b"China &amp; Taiwan"), (String::new(), "several countries".into()));
    // As written these are three countries, one of them Ethiopia by its code. Decoded it is no name.
    assert_eq!(problem(b"Peru &ETH; Chile"), (String::new(), "several countries".into()));
}

#[test]
fn a_cited_row_has_its_day_its_address_and_the_version_of_the_data() {
    let data = Dataset::bundled();
    let mut entries = HashMap::new();
    for entry in data.entries() {
        if let Some(url) = entry.url() {
            entries.entry((entry.report().year(), entry.country().code())).or_insert(url);
        }
    }
    let mut addresses = BTreeSet::new();
    for report in data.reports() {
        // A withdrawn code can be another country's elsewhere.
        let countries: Vec<_> =
            data.countries().filter(|country| data.country(country.code().as_str()).is_ok()).collect();
        let codes: Vec<String> = countries.iter().map(|country| country.code().to_string()).collect();
        let csv = format!("country\n{}\nCongo\n", codes.join("\n"));
        let out = screened(&by_country().report(report).cite(), csv.as_bytes()).unwrap();
        let rows = records(&out, b',');
        for (row, country) in rows[1..].iter().zip(countries) {
            assert_eq!(&row[1], country.code().to_string().as_bytes());
            assert_eq!(&row[8], report.released().to_string().as_bytes());
            let entry = entries.get(&(report.year(), country.code())).copied();
            assert_eq!(&row[9], entry.or(report.url()).unwrap_or_default().as_bytes());
            assert_eq!(&row[10], DATA_VERSION.as_bytes());
            addresses.insert(row[9].to_vec());
        }
        let last = rows.last().unwrap();
        assert!(last.iter().skip(7).all(<[u8]>::is_empty), "an ambiguous name rests on nothing");
    }
    assert!(addresses.len() > 1000);
    assert!(error("country,tip_url\n").starts_with("the header already has a column `tip_url`"));
    // Tables of one's own have no version that is known here.
    let own = without_flows().build().unwrap();
    let mut out = Vec::new();
    Screening::new(&own, "country").cite().run(&b"country\nKOR\n"[..], &mut out).unwrap();
    assert!(out.ends_with(b",\n"));
}

#[test]
fn rows_are_counted_by_what_was_wrong_with_them() {
    let last = Dataset::bundled().latest_report().unwrap().released();
    let mut csv = String::from("country,on\nPeru,\nPeru, \nPeru,soon\nPeru,2199-12-31\nPeru,1999-01-01\n,2010-01-01\n");
    writeln!(csv, "Peru,{last}").unwrap();
    (0..1500).for_each(|row| writeln!(csv, "Atlantis {row},2010-01-01").unwrap());
    let summary = by_country().date_column("on").run(csv.as_bytes(), io::sink()).unwrap();
    let of = |problem| (summary.rows_with(problem), summary.rows_empty(problem), summary.rows_unlisted(problem));
    assert_eq!(of(RowProblem::BadDate), (3, 2, 2));
    assert_eq!(of(RowProblem::EmptyName), (1, 1, 1));
    assert_eq!(of(RowProblem::NoReportInForce), (1, 0, 1));
    assert_eq!((summary.rows_after_latest(), summary.rows_with_problems()), (1, 1505));
    let (unknown, empty, unlisted) = of(RowProblem::UnknownName);
    assert_eq!((unknown, empty), (1500, 0));
    // At most a thousand values of each problem are listed: of this one, and `soon`.
    assert_eq!((unlisted, summary.unresolved().len()), (500, 1001));
    assert_eq!(Screening::date_of("2013-06-10T08:15:00Z").unwrap().to_string(), "2013-06-10");
    assert_eq!(Screening::date_of("10/06/2013"), Err(RowProblem::BadDate));
}
