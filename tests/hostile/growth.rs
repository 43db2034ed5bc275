//! Texts of four times the size take about four times as long to load, and not sixteen times: what is compared with all before
//! it, or is put in its place among them, would show.

use std::time::{Duration, Instant};

use tip_report::{Dataset, DatasetBuilder, screen::Aliases, tables::Table};

use super::TIERS;

/// How many codes there are.
const CODES: usize = 26 * 26 * 26;

/// The small size. A step for each pair of rows or of items takes seconds in the large one.
const SIZE: usize = if cfg!(debug_assertions) { 1 << 18 } else { 1 << 21 };

const GROWTH: usize = 4;

/// The code of a number, from `AAA` on.
fn code(number: usize) -> String {
    [26 * 26, 26, 1].map(|place| char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number / place % 26])).iter().collect()
}

/// Codes one after another, as a list.
fn codes(first: usize, count: usize) -> Vec<String> {
    (first..first + count).map(|number| code(number % CODES)).collect()
}

/// A header, and rows to so many bytes.
fn text(header: &str, bytes: usize, row: impl Fn(usize) -> String) -> String {
    let mut text = format!("{header}\n");
    let mut number = 0;
    while text.len() < bytes {
        text.push_str(&row(number));
        number += 1;
    }
    text
}

fn tables(countries: usize) -> DatasetBuilder {
    let rows = (0..countries).map(|number| format!("{},country {number}\n", code(number)));
    DatasetBuilder::new()
        .table(Table::Countries, format!("code,name\n{}", rows.collect::<Vec<_>>().concat()))
        .table(Table::Reports, "report_year,edition,released\n2001,1,2001-07-12\n")
        .table(Table::Sources, "id,title\na,A\n")
        .table(Table::Tiers, TIERS)
}

pub fn all() {
    let names = "code,name,kind";
    // Each goes before all that the name could mean so far.
    grows("ambiguous rows in falling order", |bytes| {
        let row = |number: usize| format!("{},x{},ambiguous\n", code(CODES - 1 - number % CODES), number / CODES);
        tables(CODES).table(Table::Names, text(names, bytes, row))
    });
    // A year keeps rows of one code apart, so that both sizes are without duplicates.
    grows("ambiguous rows of one name", |bytes| {
        let row = |number: usize| {
            format!("{},x,ambiguous,{}\n", code(CODES - 1 - number * 7919 % CODES), 2001 + number / CODES)
        };
        tables(CODES).table(Table::Names, text("code,name,kind,from", bytes, row))
    });
    grows("printed names of one country", |bytes| {
        let row = |number: usize| format!("AAA,x{number},printed,2001,2001\n");
        tables(1).table(Table::Names, text("code,name,kind,from,to", bytes, row))
    });
    // Here the rows grow, to 13,000 codes in each: no two may be the same.
    grows("lists of transit codes", |bytes| {
        let header = "report_year,reporter,kind,origin,transit,destination,forms,victims,modality,basis,sources";
        let row = |number: usize| {
            let transit = codes(number, bytes / 160 / 4).join(";");
            format!("2001,AAA,cross_border,AAA,{transit},AAB,unspecified,unspecified,asserted,stated,a\n")
        };
        tables(CODES).table(Table::Flows, text(header, bytes, row))
    });
    grows("lists of successors that are no countries", |bytes| {
        let row = |number: usize| format!("{},x{number},{}\n", code(number), codes(1_000, 16_000).join(";"));
        tables(1).table(Table::Countries, text("code,name,succeeded_by", bytes, row))
    });
    // Each is near to nearly all that are there.
    grows("unknown sources", |bytes| {
        let id = |number: usize, length: usize| format!("{number:0>length$b}");
        let sources =
            text("id,title", bytes, |number| if number < 29_000 { id(number, 80) + ",A\n" } else { "\n".into() });
        let tiers =
            text(TIERS.trim(), 20_000, |number| format!("{},2001,Tier 1,official,{},\n", code(number), id(number, 79)));
        tables(CODES).table(Table::Sources, sources).table(Table::Tiers, tiers)
    });
    grows("overlapping members of regions", |bytes| {
        let row = |number: usize| format!("a,{},{},\n", code(number / 199), 2199 - number % 199);
        let regions = tables(CODES).table(Table::Regions, "region,label\na,A\n");
        regions.table(Table::RegionMembers, text("region,code,from,to", bytes, row))
    });
    grows_in("aliases", |bytes| {
        let text = text("alias,code", bytes, |number| format!("x{number},KOR\n"));
        move || drop(Aliases::read(Dataset::bundled(), text.as_bytes()))
    });
}

fn grows(what: &str, builder: impl Fn(usize) -> DatasetBuilder) {
    grows_in(what, |bytes| {
        let builder = builder(bytes);
        move || drop(builder.build())
    });
}

/// Takes the better of two runs of each size, three times over: others work on the machine too.
fn grows_in<R: FnOnce()>(what: &str, run: impl Fn(usize) -> R) {
    let better = |bytes: usize| {
        let once = || {
            let run = run(bytes);
            let started = Instant::now();
            run();
            started.elapsed()
        };
        once().min(once()).max(Duration::from_millis(1))
    };
    let is_bounded = || {
        let (small, large) = (better(SIZE), better(SIZE * GROWTH));
        let ratio = large.div_duration_f64(small);
        println!("{what}, {GROWTH} times as many: {small:.1?}, {large:.1?}: {ratio:.1} times as long");
        // Halfway between the growth and its square, as memory that no longer fits into a cache takes its share.
        ratio < 10.0
    };
    assert!((0..3).any(|_| is_bounded()), "{what}");
}
