//! What changed between two datasets.

use std::{collections::BTreeSet, fs};

use tip_report::{Dataset, RowChange};

use crate::support::{DATA, copy_of_the_data};

/// Cells of a table: the start of its line, the column, and the texts before and after.
const CHANGED: [(&str, &str, &str, &str, &str); 25] = [
    ("countries.csv", "AFG,", "note", "", "checked"),
    ("countries.csv", "SSD,", "exists_from", "2011-07-09", "2011-07-10"),
    ("countries.csv", "CHN,", "bureau", "EAP", "SCA"),
    ("names.csv", "MMR,Burma,printed,", "to", "2025", "2024"),
    ("reports.csv", "2009,", "secretary", "Hillary Rodham Clinton", "Hillary Clinton"),
    ("reports.csv", "2025,", "released", "2025-09-29", "2025-09-30"),
    ("sources.csv", "crs,", "note", "special cases", "special cases, \"most\" of them"),
    ("sources.csv", "du-htc,", "years", "2008-2016", ""),
    ("tiers.csv", "KOR,2009,", "ranking", "Tier 1", "Tier 2"),
    ("tiers.csv", "KOR,2010,", "ranking", "Tier 1", "Special Case"),
    ("tiers.csv", "KOR,2010,", "evidence", "corroborated", "official"),
    ("tiers.csv", "PRK,2009,", "note", "", "seen, twice"),
    ("tiers.csv", "ABW,2011,", "sources", "du-htc;press;sure2018", "press"),
    ("tiers.csv", "ZWE,2025,", "ranking", "Tier 2 Watch List", "Tier 3"),
    ("regions.csv", "africa,", "label", "Africa", "The continent of Africa"),
    ("region_members.csv", "africa,AGO,", "to", "", "2024"),
    ("flows.csv", "2001,ALB,cross_border,ALB,,BEL,", "sources", "state-narrative", "press"),
    ("flows.csv", "2001,ALB,cross_border,ALB,,GRC,", "sources", "state-narrative", "press;state-narrative"),
    ("roles.csv", "2001,ALB,", "domestic", "", "yes"),
    ("roles.csv", "2001,BHR,", "destination", "yes", "no"),
    ("entries.csv", "2001,BHR,", "extent", "full", "excerpt"),
    ("designations.csv", "child-soldiers,2010,COD,", "evidence", "transcribed", "corroborated"),
    ("designation_coverage.csv", "child-soldiers,2010,", "coverage", "complete", "partial"),
    ("law_enforcement.csv", "2003,", "prosecutions", "7992", "7993"),
    ("law_enforcement.csv", "2004,", "victims_identified", "", "1"),
];

#[test]
fn twenty_five_changed_cells_are_listed_and_nothing_else() {
    let directory = copy_of_the_data();
    for (table, start, column, older, newer) in CHANGED {
        let path = directory.path().join(table);
        let text = fs::read_to_string(&path).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let column = rows[0].iter().position(|name| name == column).unwrap();
        let row = rows.iter_mut().find(|row| format!("{},", row.join(",")).starts_with(start)).unwrap();
        assert_eq!(row[column], older, "{table} {start}");
        newer.clone_into(&mut row[column]);
        let mut writer = csv::Writer::from_path(path).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        writer.flush().unwrap();
    }
    let (older, newer) = (Dataset::from_dir(DATA).unwrap(), Dataset::from_dir(directory.path()).unwrap());
    let revision = older.diff(&newer);
    assert!(revision.rows().all(|row| row.change() == RowChange::Revised));
    let listed: BTreeSet<_> = revision
        .rows()
        .flat_map(|row| {
            let key: Vec<_> = row.key().map(|(_, text)| text).collect();
            row.cells().map(move |cell| {
                (
                    row.table(),
                    format!("{},", key.join(",")),
                    cell.column(),
                    cell.older().to_owned(),
                    cell.newer().to_owned(),
                )
            })
        })
        .collect();
    assert_eq!(listed.len(), 25);
    for (table, start, column, older, newer) in CHANGED {
        let found = listed
            .iter()
            .any(|(t, key, c, o, n)| (*t, *c, &**o, &**n) == (table, column, older, newer) && key.starts_with(start));
        assert!(found, "{table} {start} {column}");
    }
    assert_eq!(revision.count("tiers.csv", RowChange::Revised), 5, "two cells of one row");
    assert_eq!(revision.tables().count(), 13);

    let back = newer.diff(&older);
    assert_eq!(back.rows().len(), revision.rows().len());
    for (there, back) in revision.rows().zip(back.rows()) {
        assert!(there.key().eq(back.key()));
        let swapped = back.cells().map(|cell| (cell.column(), cell.newer(), cell.older()));
        assert!(there.cells().map(|cell| (cell.column(), cell.older(), cell.newer())).eq(swapped));
    }
}

#[test]
fn equal_data_has_no_difference_whatever_the_order_of_rows() {
    let mut builder = Dataset::builder_empty();
    for table in Dataset::TABLES {
        let text = fs::read_to_string(format!("{DATA}/{table}")).unwrap();
        let (header, rows) = text.split_once('\n').unwrap();
        let mut rows: Vec<&str> = rows.lines().collect();
        rows.reverse();
        builder = builder.table(table, format!("{header}\n{}\n", rows.join("\n")));
    }
    let shuffled = builder.build().unwrap();
    let revision = Dataset::bundled().diff(&shuffled);
    assert!(revision.is_empty(), "{revision}");
    assert_eq!(revision.to_string(), "no difference");
}

#[test]
fn rows_added_and_removed() {
    let tiers = |rows: &str| {
        let text = format!("code,report_year,ranking,evidence,sources,note\n{rows}");
        Dataset::builder().table("tiers.csv", text).build().unwrap()
    };
    let older =
        tiers("KOR,2009,Tier 1,official,press,\nPRK,2009,Tier 3,official,press,\nTHA,2009,Tier 2,official,press,\n");
    let newer =
        tiers("KOR,2010,Tier 1,official,press,why\nPRK,2009,Tier 3,official,press,\nTHA,2009,Tier 2,official,gvnet,\n");
    assert_eq!(
        older.diff(&newer).to_string(),
        "tiers.csv: 1 added, 1 removed, 1 revised\n\
         tiers.csv: - KOR, 2009: ranking `Tier 1`, evidence `official`, sources `press`\n\
         tiers.csv: + KOR, 2010: ranking `Tier 1`, evidence `official`, sources `press`, note `why`\n\
         tiers.csv: ~ THA, 2009: sources `press` -> `gvnet`"
    );
}

#[cfg(feature = "serde")]
#[test]
fn a_revision_in_json() {
    let tiers = |tier: &str| {
        let text = format!("code,report_year,ranking,evidence,sources\nKOR,2009,{tier},official,press\n");
        Dataset::builder().table("tiers.csv", text).build().unwrap()
    };
    let revision = serde_json::to_value(tiers("Tier 1").diff(&tiers("Tier 2"))).unwrap();
    let expected = serde_json::json!({
        "counts": {"tiers.csv": {"added": 0, "removed": 0, "revised": 1}},
        "rows": [{
            "table": "tiers.csv",
            "change": "revised",
            "key": {"code": "KOR", "report_year": "2009"},
            "cells": [{"column": "ranking", "older": "Tier 1", "newer": "Tier 2"}],
        }],
    });
    assert_eq!(revision, expected);
}
