//! Every table of `tests/oracle.py`, which answers the questions from the CSV files in plain Python, against the crate.
//!
//! The tests need Python 3.9 or later and say so if there is none; with `TIP_REPORT_REQUIRE_PYTHON=1`, as the gate has
//! it, its absence is a failure.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::PathBuf,
    process::Command,
    sync::OnceLock,
};

use tip_report::{
    Bureau, Dataset, Network, Place, Ranking, Screening, Tier,
    change::Direction,
    country::CodeScheme,
    flow::{DerivedRoles, Role},
    history::{Edge, TierEvent},
    network::EndStanding,
    screen::Aliases,
    watch_list::WatchListClock,
};

use crate::support::{pairs, python::python};

fn script(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The header and the rows of each topic, from one run of the oracle.
fn topics() -> Option<&'static BTreeMap<String, Vec<String>>> {
    static PRINTED: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    let python = python()?;
    Some(PRINTED.get_or_init(|| {
        let output = Command::new(python).arg(script("oracle.py")).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap().replace('\r', "");
        text.split_terminator("\n\n")
            .map(|table| {
                let mut lines = table.lines();
                let topic = lines.next().unwrap().strip_prefix("== ").unwrap().to_owned();
                (topic, lines.map(str::to_owned).collect())
            })
            .collect()
    }))
}

/// One row: its cells, with tabs between them.
macro_rules! row {
    ($($cell:expr),+) => { [$($cell.to_string()),+].join("\t") };
}

// Below the macro, which it uses.
mod readings;

/// Compares a table of the oracle with the rows that the crate gives. Each row must stand once on both sides.
fn same_as_oracle(topic: &str, header: &str, rows: impl IntoIterator<Item = String>) {
    let Some(topics) = topics() else { return };
    let table = &topics[topic];
    assert_eq!(table[0].replace('\t', " "), header, "{topic}: the columns");
    let oracle: BTreeSet<&str> = table[1..].iter().map(String::as_str).collect();
    assert_eq!(oracle.len(), table.len() - 1, "{topic}: a row stands twice in the oracle");
    assert!(!oracle.is_empty(), "{topic}: no rows");
    let rows: Vec<String> = rows.into_iter().collect();
    let ours: BTreeSet<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(ours.len(), rows.len(), "{topic}: a row stands twice in the crate");
    if oracle != ours {
        let mut said = String::new();
        for (who, only) in [("oracle", oracle.difference(&ours)), ("crate", ours.difference(&oracle))] {
            writeln!(said, "{} rows of the {who} only, as:", only.clone().count()).unwrap();
            only.take(12).for_each(|row| writeln!(said, "  {row}").unwrap());
        }
        panic!("{topic} ({header}):\n{said}");
    }
}

#[test]
fn flow_counts() {
    let mut count = BTreeMap::new();
    for flow in Dataset::bundled().reports().flat_map(|report| report.flows()) {
        *count.entry(row!(flow.report().year(), flow.kind(), flow.modality(), flow.basis())).or_insert(0) += 1;
    }
    let rows = count.iter().map(|(key, count)| row!(key, count));
    same_as_oracle("flows", "year kind modality basis flows", rows);
}

/// A ranking, or nothing where a report does not place the country.
fn cell(ranking: Option<Ranking>) -> &'static str {
    ranking.map_or("", Ranking::as_str)
}

/// Cells beside each other.
fn tabbed<T: ToString>(cells: impl Iterator<Item = T>) -> String {
    cells.map(|cell| cell.to_string()).collect::<Vec<_>>().join("\t")
}

fn yes(is_it: bool) -> &'static str {
    if is_it { "yes" } else { "no" }
}

#[test]
fn change_counts() {
    let rows = pairs().map(|diff| {
        let counts = diff.counts();
        let kinds = tabbed(Direction::ALL.iter().map(|&direction| counts.of(direction)));
        let (before, after) = (diff.before().year(), diff.after().year());
        row!(before, after, kinds, counts.unchanged(), diff.returned().count())
    });
    let header = "from to upgrades downgrades entered left to_special from_special unchanged returned";
    same_as_oracle("change_counts", header, rows);
}

#[test]
fn changes() {
    let mut rows = Vec::new();
    for diff in pairs() {
        let (before, after) = (diff.before().year(), diff.after().year());
        rows.extend(diff.changes().map(|change| {
            let steps = change.steps().map(|steps| steps.to_string()).unwrap_or_default();
            let code = change.country().code();
            let (from, to) = (cell(change.from()), cell(change.to()));
            let artefact = yes(change.may_be_artefact());
            row!(before, after, code, from, to, change.direction(), steps, artefact, change.evidence())
        }));
    }
    let header = "from to code ranking_from ranking_to direction steps artefact evidence";
    same_as_oracle("changes", header, rows);
}

#[test]
fn spells() {
    let edge = |edge: Edge<'_>| match edge {
        Edge::Open => "open",
        Edge::Absent(standing) => standing.as_str(),
        Edge::Placed(placement) => placement.ranking().as_str(),
        Edge::Gap => "a report is missing",
    };
    let rows = Dataset::bundled().countries().flat_map(|country| country.history().spells()).map(|spell| {
        let (code, first, last) = (spell.country().code(), spell.first().report().year(), spell.last().report().year());
        let edges = [edge(spell.before()), edge(spell.after())].join("\t");
        row!(code, first, last, spell.ranking(), spell.length(), edges, spell.evidence())
    });
    same_as_oracle("spells", "code first last ranking reports before after evidence", rows);
}

#[test]
fn absence() {
    let mut rows = Vec::new();
    for country in Dataset::bundled().countries() {
        let absent = country.history().standings().filter(|(_, standing)| standing.placement().is_none());
        rows.extend(absent.map(|(report, standing)| row!(country.code(), report.year(), standing)));
    }
    same_as_oracle("absence", "code year absence", rows);
}

#[test]
fn in_force() {
    let data = Dataset::bundled();
    // The days are those of the oracle: which they are is not what is asked.
    let days: BTreeSet<&str> =
        topics().map(|topics| topics["in_force"][1..].iter().map(|row| &row[..10]).collect()).unwrap_or_default();
    let mut rows = Vec::new();
    for day in days {
        for country in data.countries() {
            rows.push(match data.ranking_on(country, day.parse().unwrap()) {
                None => row!(day, country.code(), "", "no report", ""),
                Some(in_force) => {
                    let reassessed = in_force.reassessment().map(|reassessment| reassessment.on().to_string());
                    let year = in_force.report().year();
                    row!(day, country.code(), year, in_force, reassessed.unwrap_or_default())
                }
            });
        }
    }
    same_as_oracle("in_force", "date code report standing reassessed", rows);
}

#[test]
fn transitions() {
    let mut rows = Vec::new();
    for diff in Dataset::bundled().diffs() {
        let all = ("all", diff.transitions());
        let bureaus = Bureau::ALL.iter().map(|bureau| (bureau.as_str(), diff.within(*bureau).transitions()));
        for (name, matrix) in bureaus.chain([all]) {
            let rankings = || Ranking::ALL.iter().copied();
            let moved =
                rankings().flat_map(|from| rankings().map(move |to| (Some(from), Some(to), matrix.count(from, to))));
            let entered = rankings().map(|to| (None, Some(to), matrix.entered(to)));
            let left = rankings().map(|from| (Some(from), None, matrix.left(from)));
            rows.extend(moved.chain(entered).chain(left).filter(|(.., count)| *count != Some(0)).map(
                |(from, to, count)| {
                    row!(diff.before().year(), diff.after().year(), name, cell(from), cell(to), count.unwrap())
                },
            ));
        }
    }
    same_as_oracle("transitions", "from to bureau ranking_from ranking_to countries", rows);
}

#[test]
fn lags() {
    let rows = Dataset::bundled().placements().map(|placement| {
        let country = placement.country();
        let lag = country.history().lag(placement.report()).map(|lag| lag.ranking());
        row!(country.code(), placement.report().year(), placement.ranking(), cell(lag))
    });
    same_as_oracle("lags", "code year ranking lag", rows);
}

/// The rows of a CSV text, with tabs between the cells; the first is the header.
fn rows_of(csv: &[u8]) -> Vec<String> {
    let rows = csv::ReaderBuilder::new().has_headers(false).from_reader(csv).into_records();
    rows.map(|row| row.unwrap().iter().collect::<Vec<_>>().join("\t")).collect()
}

#[test]
fn panel() {
    let mut csv = Vec::new();
    Dataset::bundled().panel().write_csv(&mut csv).unwrap();
    let rows = rows_of(&csv);
    same_as_oracle("panel", &rows[0].replace('\t', " "), rows[1..].iter().cloned());
}

#[test]
fn survival() {
    let data = Dataset::bundled();
    let mut rows = Vec::new();
    for &tier in Tier::ALL {
        for (name, event) in [("Enters", TierEvent::Enters(tier)), ("Leaves", TierEvent::Leaves(tier))] {
            let mut csv = Vec::new();
            data.panel().write_survival_csv(event, &mut csv).unwrap();
            // The columns of the country, but its code, are those of the panel.
            rows.extend(rows_of(&csv)[1..].iter().map(|row| {
                let cells: Vec<&str> = row.split('\t').collect();
                row!(format!("{name} {tier}"), cells[0], cells[7..].join("\t"))
            }));
        }
    }
    let header =
        "waits_for code episode origin_year start_year stop_year start stop event tier_before tier_after evidence";
    same_as_oracle("survival", header, rows);
}

#[test]
fn watch_list_runs() {
    let rows = Dataset::bundled().reports().flat_map(|report| report.watch_list_clocks()).map(|clock| {
        row!(clock.country().code(), clock.report().year(), clock.years_in_a_row(), clock.years_counted())
    });
    same_as_oracle("watch_list_runs", "code year plain counted", rows);
}

#[test]
fn at_the_limit() {
    let rows = Dataset::bundled()
        .reports()
        .flat_map(|report| report.watch_list_clocks().into_iter().filter(WatchListClock::must_leave))
        .map(|clock| {
            row!(clock.country().code(), clock.report().year(), clock.years_counted(), clock.limit().unwrap())
        });
    same_as_oracle("at_the_limit", "code year counted limit", rows);
}

#[test]
fn waivers() {
    let rows = Dataset::bundled()
        .reports()
        .flat_map(|report| report.watch_list_waivers())
        .map(|waiver| row!(waiver.country().code(), waiver.report().year(), waiver.basis()));
    same_as_oracle("waivers", "code year basis", rows);
}

#[test]
fn special_watch_list() {
    let rows = Dataset::bundled().reports().flat_map(|report| report.special_watch_list()).map(|entry| {
        let placement = entry.placement();
        row!(placement.country().code(), placement.report().year(), entry.reason())
    });
    same_as_oracle("special_watch_list", "code year why", rows);
}

/// The network of each report, and of all of them.
fn networks() -> Vec<(String, Network<'static>)> {
    let data = Dataset::bundled();
    let reports = data.reports().map(|report| (report.year().to_string(), report.flows().network()));
    reports.chain([("all".to_owned(), data.flows().network())]).collect()
}

/// A country by its code, a region by its id.
fn end(place: Place<'_>) -> String {
    match place {
        Place::Country(country) => country.code().to_string(),
        Place::Region(region) => region.id().to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn corridors() {
    let mut rows = Vec::new();
    for (year, network) in &networks() {
        rows.extend(network.corridors().map(|corridor| {
            row!(year, end(corridor.origin()), end(corridor.destination()), corridor.statements().len())
        }));
    }
    same_as_oracle("corridors", "year origin destination statements", rows);
}

#[test]
fn flows_that_make_no_corridor() {
    let rows = networks().into_iter().map(|(year, network)| {
        let left_out = network.left_out();
        row!(year, left_out.unnamed, left_out.domestic, left_out.demand)
    });
    same_as_oracle("left_out", "year unnamed domestic demand", rows);
}

#[test]
fn degrees() {
    let mut rows = Vec::new();
    for (year, network) in &networks() {
        for country in network.places().filter_map(Place::country) {
            let (into, out) = (network.corridors_to(country), network.corridors_from(country));
            let into = into.filter(|corridor| corridor.origin().country().is_some()).count();
            let out = out.filter(|corridor| corridor.destination().country().is_some()).count();
            let degrees = (network.in_degree(country), network.out_degree(country));
            rows.push(row!(year, country.code(), degrees.0, degrees.1, into, out));
        }
    }
    same_as_oracle("degrees", "year code in out in_countries out_countries", rows);
}

#[test]
fn transit() {
    let data = Dataset::bundled();
    let mut rows = Vec::new();
    for (year, network) in &networks() {
        let flows = || year.parse().map_or(data.flows(), |year: u16| data.flows().in_years(year..=year));
        let corridors: BTreeMap<_, _> =
            network.transit_countries().into_iter().map(|(country, corridors)| (country.code(), corridors)).collect();
        for country in data.countries() {
            let statements = flows().through(country).cross_border().count();
            let corridors = corridors.get(&country.code()).copied().unwrap_or(0);
            if statements > 0 || corridors > 0 {
                rows.push(row!(year, country.code(), corridors, statements));
            }
        }
    }
    same_as_oracle("transit", "year code corridors statements", rows);
}

#[test]
fn corridor_tiers() {
    let mut rows = Vec::new();
    for (year, network) in &networks() {
        let table = network.tier_table();
        for &origin in EndStanding::ALL {
            let counts =
                EndStanding::ALL.iter().map(|&destination| (destination, table.corridors(origin, destination)));
            let counts = counts.into_iter().filter(|(_, corridors)| *corridors > 0);
            rows.extend(counts.map(|(destination, corridors)| row!(year, origin, destination, corridors)));
        }
    }
    same_as_oracle("corridor_tiers", "year origin destination corridors", rows);
}

#[test]
fn connected() {
    let mut rows = Vec::new();
    for (year, network) in &networks() {
        for group in network.strongly_connected() {
            rows.extend(group.iter().map(|country| row!(year, group[0].code(), country.code())));
        }
    }
    same_as_oracle("connected", "year group code", rows);
}

#[test]
fn roles() {
    let data = Dataset::bundled();
    let row = |derived: DerivedRoles<'_>| {
        let [source, transit, destination, domestic] =
            [Role::Source, Role::Transit, Role::Destination, Role::Domestic].map(|role| derived.flows(role));
        let row = row!(derived.report().year(), derived.country().code(), source, transit, destination, domestic);
        (source + transit + destination + domestic > 0).then_some(row)
    };
    let of_all = || data.reports().flat_map(|report| data.countries().map(move |country| (report, country)));
    let header = "year code source transit destination domestic";
    let own = of_all().filter_map(|(report, country)| row(report.roles_from_flows(country)));
    same_as_oracle("roles_from_flows", header, own);
    let all = of_all().filter_map(|(report, country)| row(report.roles_from_all_flows(country)));
    same_as_oracle("roles_from_all_flows", header, all);
}

/// Names to screen: all that the data and the golden file of names have, as they are and turned about, and odd ones.
fn names() -> Vec<String> {
    let golden = include_str!("../names/golden.tsv");
    let golden = golden.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next());
    let known = Dataset::bundled().countries().flat_map(|country| {
        let codes = [country.code().to_string(), country.alpha2().unwrap_or_default().to_owned()];
        let names = country.names().map(|name| name.text().to_owned()).collect::<Vec<_>>();
        codes.into_iter().chain([country.name().to_owned()]).chain(names)
    });
    let odd =
        ["", "  ", ".", "Atlantis", "Nigeri", " Korea ,South", "the of and", "st", "St", "&", "ß", "Côte d´Ivoire"];
    let plain: BTreeSet<String> = known.chain(golden.chain(odd).map(str::to_owned)).collect();
    let turned = plain.iter().enumerate().map(|(index, name)| match index % 5 {
        0 => name.to_uppercase(),
        1 => name.to_lowercase(),
        2 => name.rsplit(' ').collect::<Vec<_>>().join(" "),
        3 => format!("The {name}"),
        _ => name.replace(' ', ". "),
    });
    plain.iter().cloned().chain(turned).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Screens a file by Python and by the crate: the results must be the same, byte for byte.
fn screen_twice(name: &str, file: &[u8], arguments: &[&str], screening: &Screening<'_>) -> Vec<u8> {
    let mut ours = Vec::new();
    screening.run(file, &mut ours).unwrap();
    let Some(python) = python() else { return ours };
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let [from, to] = ["in", "out"].map(|end| folder.join(format!("screen_{name}_{end}.csv")));
    fs::write(&from, file).unwrap();
    let mut command = Command::new(python);
    let status = command.arg(script("screen_reference.py")).arg(&from).arg("--out").arg(&to).args(arguments).status();
    assert!(status.unwrap().success());
    let python = fs::read(&to).unwrap();
    let lines = |bytes: &[u8]| String::from_utf8_lossy(bytes).split('\n').map(str::to_owned).collect::<Vec<_>>();
    let (python_lines, our_lines) = (lines(&python), lines(&ours));
    let wrong: Vec<_> = python_lines.iter().zip(&our_lines).filter(|(python, ours)| python != ours).collect();
    assert!(wrong.is_empty(), "{} lines differ (Python, crate), as: {:#?}", wrong.len(), &wrong[..wrong.len().min(12)]);
    assert!(python == ours, "{name}: {} lines in Python, {} in the crate", python_lines.len(), our_lines.len());
    ours
}

#[test]
fn screening_of_all_names_and_days() {
    let data = Dataset::bundled();
    let texts = ["", "2010-02-30", "20100301", "2010-3-1", "today", "2013-06-19T08:00Z", "2013-06-19 x", " 2013-06-19"];
    let mut days: Vec<String> = texts.map(str::to_owned).into();
    days.extend(data.reports().flat_map(|report| {
        let released = report.released();
        [released.pred_opt().unwrap(), released].map(|day| day.to_string())
    }));
    // Every name on three days; every code on every day, for what begins and ends.
    let mut file = String::from("id,day,\"the name\"\n");
    for (index, name) in names().iter().enumerate() {
        let is_code = data.countries().any(|country| country.code().as_str() == name);
        for day in days.iter().cycle().skip(index * 3).take(if is_code { days.len() } else { 3 }) {
            writeln!(file, "{index},{day},\"{}\"", name.replace('"', "\"\"")).unwrap();
        }
    }
    for (index, name) in [
        "CuraÃ§ao",
        "TÃƒÂ¼rkiye",
        "CÃ´te d’Ivoire",
        "ÃÃ´te",
        "Trinidad &amp; Tobago",
        "C&ocirc;te d&#39;Ivoire",
        "CongÃ³",
    ]
    .iter()
    .enumerate()
    {
        writeln!(file, "{index},2013-06-19,{name}").unwrap();
    }
    let screening = Screening::new(data, "the name").date_column("day");
    let out =
        screen_twice("names", file.as_bytes(), &["--country-column", "the name", "--date-column", "day"], &screening);
    assert!(out.split(|byte| *byte == b'\n').count() > 10_000);
}

#[test]
fn screening_by_year() {
    let mut file = String::from("sep=|\ncountry| \"the year\"\n");
    for year in ["2000", "2001", "2013", " 2025 ", "2026", "02013", "13", "", "2013-06-19", "2013.0", "+2013"] {
        for name in ["Peru", "SSD", "Congo"] {
            writeln!(file, "{name}| \"{year}\"").unwrap();
        }
    }
    let screening = Screening::new(Dataset::bundled(), "country").year_column("the year");
    let out = screen_twice(
        "year",
        file.as_bytes(),
        &["--country-column", "country", "--year-column", "the year"],
        &screening,
    );
    assert!(String::from_utf8(out).unwrap().contains("Peru| \"2013\"|PER|2013|Tier 2|"));
}

#[test]
fn screening_by_scheme() {
    let data = Dataset::bundled();
    let schemes = CodeScheme::ALL.iter().copied();
    let codes = schemes.flat_map(|scheme| data.countries().flat_map(move |country| country.codes(scheme)));
    let mut cells: BTreeSet<String> = codes.map(Into::into).collect();
    let numbers = ["4.0", "700.0", "700.00", "0700", "+4", "-4", "4.5", "65540", ".0", "345"].map(str::to_owned);
    cells.extend(cells.clone().iter().map(|code| code.to_lowercase()).chain(numbers));
    cells.extend(["", " ", "Peru", "Korea", "China; Peru", " CH ", "X", "YUG", "é"].map(str::to_owned));
    let mut file = String::from("id,c");
    for cell in &cells {
        write!(file, "\n0,{cell}").unwrap();
    }
    for &scheme in CodeScheme::ALL {
        let screening = Screening::new(data, "c").scheme(scheme);
        let arguments = ["--country-column", "c", "--scheme", scheme.as_str()];
        screen_twice(scheme.as_str(), file.as_bytes(), &arguments, &screening);
    }
}

#[test]
fn screening_of_an_odd_file() {
    let data = Dataset::bundled();
    let aliases = "alias,code\nCongo,Congo-Brazzaville\n-,KOR\nCH,CHN\n\"Ivory\nCoast\",CIV\n";
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("screen_aliases.csv");
    fs::write(&path, aliases).unwrap();
    let file = b"\xEF\xBB\xBFcountry;a,b,c;\"x \"\"y\"\"\"\r\nCongo;1;2\r\nCONGO;\"a;b\";\"\"\r\n\r\n\"Ivory\nCoast\"; ;\n\
        - ;;\nch;;\nCHE;\"un\r\nclosed\";,\nC\xF4te d'Ivoire;\xFF;\n 5\" pipe;5\" pipe;\"\"\"\"\n\"Korea, \"\"South\"\"\";;\nMacau;;";
    let screening = Screening::new(data, "country")
        .report(data.report(2013).unwrap())
        .aliases(Aliases::read(data, aliases.as_bytes()).unwrap());
    let arguments = ["--country-column", "country", "--year", "2013", "--aliases", path.to_str().unwrap()];
    let out = screen_twice("odd", file, &arguments, &screening);
    let evidence = data.report(2013).unwrap().placement(data.country("MAC").unwrap()).unwrap().evidence();
    assert!(out.ends_with(format!("\nMacau;;;MAC;2013;Tier 2;Tier 2;{evidence};;").as_bytes()));
}
