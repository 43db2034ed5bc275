//! `cargo bench --bench speed`: times and allocations. Every load is beside the bare scan of the same bytes.

mod common;

use divan::{AllocProfiler, Bencher, black_box, black_box_drop, counter::BytesCount};
use tip_report::{Country, Dataset, Report, tables::Table};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    // Loaded before anything is timed.
    let data = Dataset::bundled();
    for &table in Table::ALL {
        let _ = data.load(table);
    }
    divan::main();
}

mod one_table {
    use super::{Bencher, BytesCount, Table, black_box, common};

    #[divan::bench(args = Table::ALL)]
    fn load(bencher: Bencher, table: Table) {
        bencher
            .counter(BytesCount::of_str(common::text(table)))
            .with_inputs(|| common::before(table))
            .bench_refs(|data| black_box(data).load(table));
    }

    #[divan::bench(args = Table::ALL)]
    fn scan(bencher: Bencher, table: Table) {
        let mut parser = csv_core::Reader::new();
        let text = common::text(table);
        bencher.counter(BytesCount::of_str(text)).bench_local(|| common::scan(&mut parser, black_box(text)));
    }
}

mod all_tables {
    use super::{Bencher, BytesCount, Dataset, Table, black_box, common};

    fn bytes() -> BytesCount {
        BytesCount::new(Table::ALL.iter().copied().map(|table| common::text(table).len()).sum::<usize>())
    }

    #[divan::bench]
    fn load(bencher: Bencher) {
        bencher.counter(bytes()).bench(|| Dataset::builder().build());
    }

    #[divan::bench]
    fn scan(bencher: Bencher) {
        let mut parser = csv_core::Reader::new();
        bencher.counter(bytes()).bench_local(|| {
            Table::ALL
                .iter()
                .copied()
                .map(|table| common::scan(&mut parser, black_box(common::text(table))))
                .sum::<usize>()
        });
    }
}

mod look_up {
    use super::{Country, Dataset, black_box, black_box_drop};

    #[divan::bench(args = ["PRK", "kp", "Thailand", "Korea, South", "Russian Federation", "Burma", "Côte d’Ivoire"])]
    fn known(name: &str) -> Option<Country<'static>> {
        Dataset::bundled().country(black_box(name)).ok()
    }

    #[divan::bench(args = ["Congo", "Phillipines"])]
    fn refused(name: &str) {
        black_box_drop(Dataset::bundled().country(black_box(name)));
    }
}

fn handles() -> (Report<'static>, Country<'static>) {
    let data = Dataset::bundled();
    (data.report(2009).expect("a report"), data.country("KOR").expect("a country"))
}

#[divan::bench]
fn placement_by_handle(bencher: Bencher) {
    let (report, country) = handles();
    bencher.bench(|| black_box(report).placement(black_box(country)).map(|placement| placement.ranking()));
}

#[divan::bench]
fn history_of_one_country(bencher: Bencher) {
    let (_, country) = handles();
    bencher.bench(|| black_box(country).history().spells().count());
}

#[divan::bench]
fn all_changes_of_all_reports() -> usize {
    black_box(Dataset::bundled())
        .diffs()
        .flat_map(|diff| diff.changes())
        .inspect(|change| _ = black_box(change))
        .count()
}

#[divan::bench]
fn transition_matrix() -> tip_report::change::TransitionMatrix {
    black_box(Dataset::bundled()).transitions()
}

#[divan::bench]
fn corridors_of_all_flows() -> usize {
    black_box(Dataset::bundled()).flows().network().corridors().len()
}

#[divan::bench]
fn degrees_of_all_places(bencher: Bencher) {
    let network = Dataset::bundled().flows().network();
    bencher.bench(|| {
        network.places().map(|place| black_box(&network).in_degree(place) + network.out_degree(place)).sum::<usize>()
    });
}
