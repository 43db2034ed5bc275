//! Flows and networks in the formats of other programs, read back by these: `NetworkX`, Graphviz and pydot.
//!
//! A test whose program is not there says so and passes; with `TIP_REPORT_REQUIRE_PYTHON=1`, as the gate has it, its
//! absence is a failure.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
};

use serde_json::{Value, json};
use tip_report::{Dataset, Network, Place, tables::Table};

use crate::support::{DATA, country, python, report};

/// What a package of Python reads from a file, if the package is there.
fn read_by(package: &str, file: &Path) -> Option<Value> {
    let python = python::python()?;
    let import = format!("import {package}");
    if !Command::new(python).args(["-c", &import]).stderr(Stdio::null()).status().unwrap().success() {
        python::absent(package);
        return None;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read_networks.py");
    let output = Command::new(python).arg(script).arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// What `NetworkX` reads of a network in both formats.
fn read(network: &Network<'_>) -> Option<[Value; 2]> {
    let directory = tempfile::tempdir().unwrap();
    let [graphml, node_link] = ["network.graphml", "network.json"].map(|file| directory.path().join(file));
    network.write_graphml(File::create(&graphml).unwrap()).unwrap();
    fs::write(&node_link, serde_json::to_vec(&network.node_link()).unwrap()).unwrap();
    Some([read_by("networkx", &graphml)?, read_by("networkx", &node_link)?])
}

/// What pydot reads of a network in the language of Graphviz.
fn read_dot(network: &Network<'_>) -> Option<Value> {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("network.dot");
    network.write_dot(File::create(&file).unwrap()).unwrap();
    read_by("pydot", &file)
}

/// `dot` without the search for the best layout, which takes it a minute for a report.
const DRAWN: (&str, &[&str]) = ("dot", &["-Tsvg", "-Gnslimit=1", "-Gmclimit=0.1"]);

/// What a program of Graphviz prints of a network.
fn graphviz(network: &Network<'_>, (program, arguments): (&str, &[&str])) -> Option<String> {
    if Command::new("dot").arg("-V").stderr(Stdio::null()).status().is_err() {
        python::absent("Graphviz");
        return None;
    }
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("network.dot");
    network.write_dot(File::create(&file).unwrap()).unwrap();
    let output = Command::new(program).args(arguments).arg(file).output().unwrap();
    // Graphviz warns of what it does not understand, and goes on.
    assert!(output.status.success() && output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap())
}

fn network_of(year: u16) -> Network<'static> {
    Dataset::bundled().report(year).unwrap().flows().network()
}

fn edge<'v>(read: &'v Value, origin: &str, destination: &str) -> &'v Value {
    let edges = read["edges"].as_array().unwrap();
    &edges.iter().find(|edge| edge[0] == origin && edge[1] == destination).unwrap()[2]
}

#[test]
fn networkx_reads_every_place_and_corridor() {
    let nothing = Dataset::bundled().flows().in_years(..1999).network();
    for network in [network_of(2009), network_of(2018), Dataset::bundled().flows().network(), nothing] {
        for read in read(&network).into_iter().flatten() {
            assert_eq!(read["kind"], "DiGraph");
            assert_eq!(read["nodes"].as_object().unwrap().len(), network.places().count());
            assert_eq!(read["edges"].as_array().unwrap().len(), network.corridors().len());
            for country in network.places().filter_map(Place::country) {
                let code = country.code();
                assert_eq!(read["nodes"][code.as_str()]["name"], country.name());
                assert_eq!(read["in_degree"][code.as_str()], network.in_degree(country), "{code}");
                assert_eq!(read["out_degree"][code.as_str()], network.out_degree(country), "{code}");
            }
            let statements = |edge: &Value| edge[2]["statements"].as_u64().unwrap();
            let read: u64 = read["edges"].as_array().unwrap().iter().map(statements).sum();
            assert_eq!(read, network.corridors().map(|corridor| corridor.statements().len() as u64).sum::<u64>());
        }
    }
}

#[test]
fn networkx_reads_the_motivating_corridor_with_all_that_is_said_of_it() {
    let Some([graphml, node_link]) = read(&network_of(2009)) else { return };
    let said = report(2009).flows().cross_border().from(country("KOR")).to(country("USA"));
    let (statements, stated) = (said.clone().count(), said.stated().count());
    let coverage = report(2009).coverage().to_string();
    for read in [&graphml, &node_link] {
        let korea = &read["nodes"]["KOR"];
        assert_eq!(
            (&korea["code"], &korea["kind"], &korea["bureau"]),
            (&json!("KOR"), &json!("country"), &json!("EAP"))
        );
        assert_eq!(korea["standing"], "Tier 1");
        let region = &read["nodes"]["southeast-asia"];
        assert_eq!((&region["name"], &region["kind"]), (&json!("Southeast Asia"), &json!("region")));
        assert!(region.get("standing").is_none_or(Value::is_null), "a region is on no tier");
        let corridor = edge(read, "KOR", "USA");
        assert_eq!(
            (&corridor["statements"], &corridor["stated"], &corridor["inferred"]),
            (&json!(statements), &json!(stated), &json!(statements - stated))
        );
        assert!(corridor.get("weight").is_none(), "statements are no weight");
        assert_eq!(read["graph"]["title"], "Corridors in the 2009 Trafficking in Persons Report");
        assert_eq!(read["graph"]["coverage"], coverage);
        assert!(read["graph"]["note"].as_str().unwrap().contains("neither a number of people"));
        assert_eq!(read["graph"]["data_version"], tip_report::DATA_VERSION);
    }
    assert_eq!(edge(&graphml, "KOR", "USA")["reports"], "2009", "GraphML has no lists");
    assert_eq!(edge(&node_link, "KOR", "USA")["reports"], json!([2009]));
    assert!(edge(&node_link, "KOR", "USA")["reporters"].as_array().unwrap().contains(&json!("KOR")));
    assert_eq!(edge(&graphml, "KOR", "USA")["victims"], "women;girls");
}

#[test]
fn graphviz_draws_every_place_and_corridor() {
    let network = network_of(2009);
    let Some(svg) = graphviz(&network, DRAWN) else { return };
    assert_eq!(svg.matches("class=\"node\"").count(), network.places().count());
    assert_eq!(svg.matches("class=\"edge\"").count(), network.corridors().len());
    assert!(svg.contains(">South Korea</text>"));
    let coverage = report(2009).coverage().to_string();
    let coverage = coverage.split(" (").next().unwrap();
    assert!(svg.contains(&format!(">{coverage}")), "the coverage is in the picture");
    // Too large to be laid out in a test, but read and counted.
    let network = network_of(2018);
    let counted = graphviz(&network, ("gc", &["-n", "-e"])).unwrap();
    let counts: Vec<usize> = counted.split_whitespace().map_while(|word| word.parse().ok()).collect();
    assert_eq!(counts, [network.places().count(), network.corridors().len()]);
}

/// As of all readers of DOT pydot is the strictest with names of attributes, here is the form for others.
#[test]
fn pydot_reads_the_places_and_corridors_of_graphml_with_their_attributes() {
    let ivory_coast = Dataset::bundled().country("CIV").unwrap().flows().network();
    for network in [network_of(2009), network_of(2001), ivory_coast, network_of(2016)] {
        let Some(([graphml, _], dot)) = read(&network).zip(read_dot(&network)) else { return };
        let nodes = |read: &Value| read["nodes"].as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(nodes(&dot), nodes(&graphml));
        let ends = |edge: &Value| (edge[0].to_string(), edge[1].to_string());
        let edges = |read: &Value| read["edges"].as_array().unwrap().iter().map(ends).collect::<BTreeSet<_>>();
        assert_eq!(edges(&dot), edges(&graphml));
        assert_eq!(dot["edges"].as_array().unwrap().len(), network.corridors().len());
        for (id, node) in graphml["nodes"].as_object().unwrap() {
            let mut node = node.clone();
            // In DOT the name of a node is its label.
            let name = node.as_object_mut().unwrap().remove("name").unwrap();
            node["label"] = name;
            assert_eq!(dot["nodes"][id], node);
        }
    }
}

#[test]
fn letters_that_mean_something_to_a_format_stay_letters() {
    let countries = fs::read_to_string(format!("{DATA}/countries.csv")).unwrap();
    let odd = "S. <Korea> & \"co\" \\N 'x' ]]>";
    let countries = countries.replace(",South Korea,", &format!(",\"{}\",", odd.replace('"', "\"\"")));
    let data = Dataset::builder().table(Table::Countries, countries).build().unwrap();
    let korea = data.country_by_code("KOR".parse().unwrap()).unwrap();
    assert_eq!(korea.name(), odd);
    let network = data.report(2009).unwrap().flows().network();
    for read in read(&network).into_iter().flatten() {
        assert_eq!(read["nodes"]["KOR"]["name"], odd);
        assert!(read["graph"].get("data_version").is_none_or(Value::is_null), "not the bundled tables");
    }
    if let Some(dot) = read_dot(&network) {
        assert_eq!(dot["nodes"]["KOR"]["label"], odd);
    }
    if let Some(svg) = graphviz(&network, DRAWN) {
        assert!(svg.contains("S. &lt;Korea&gt; &amp; &quot;co&quot; \\N"), "drawn as it is");
    }
}

#[cfg(feature = "graphml")]
#[test]
fn letters_that_xml_cant_hold_are_left_out_of_graphml() {
    let countries = fs::read_to_string(format!("{DATA}/countries.csv")).unwrap();
    let countries = countries.replace(",South Korea,", ",South\u{1} \u{FFFE}\u{FFFF}Korea\u{10FFFF},");
    let data = Dataset::builder().table(Table::Countries, countries).build().unwrap();
    let mut text = Vec::new();
    data.report(2009).unwrap().flows().network().write_graphml(&mut text).unwrap();
    assert!(String::from_utf8(text).unwrap().contains(">South Korea\u{10FFFF}<"));
}

#[test]
fn a_network_over_reports_places_no_country_on_a_tier() {
    let network = Dataset::bundled().flows().in_years(2015..=2018).network();
    let document = serde_json::to_value(network.node_link()).unwrap();
    assert!(document["nodes"].as_array().unwrap().iter().all(|node| node.get("standing").is_none()));
    assert_eq!(document["graph"]["title"], "Corridors in the Trafficking in Persons Reports, 2015-2018");
    let coverage = document["graph"]["coverage"].as_str().unwrap();
    assert_eq!(coverage.split(" | ").count(), 4, "{coverage}");
    for (said, year) in coverage.split(" | ").zip(2015..) {
        assert_eq!(said, report(year).coverage().to_string());
    }
}

#[test]
fn flows_as_csv_are_the_table_with_labels() {
    let data = Dataset::bundled();
    let mut text = Vec::new();
    data.flows().write_csv(&mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    let header = "year,reporter,kind,origin,transit,destination,forms,victims,modality,basis,sources";
    assert_eq!(text.lines().next(), Some(header));
    // The same rows in the same order as the table, but for regions.
    let table = fs::read_to_string(format!("{DATA}/flows.csv")).unwrap();
    assert_eq!(text.lines().count(), table.lines().count());
    let rows = |text: &str| -> Vec<Vec<String>> {
        text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
    };
    let (mut ours, mut theirs) = (rows(&text), rows(&table));
    for row in &mut theirs {
        for end in [3, 5] {
            if let Some(region) = data.region(&row[end]) {
                row[end] = region.label().to_owned();
            }
        }
    }
    ours.sort();
    theirs.sort();
    assert_eq!(ours, theirs);
}
