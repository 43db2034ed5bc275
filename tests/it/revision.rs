//! What changed between two datasets.

use std::{collections::BTreeSet, fs};

use tip_report::{
    Dataset, DatasetBuilder,
    tables::{RowChange, Table},
};

use crate::support::{DATA, copy_of_the_data, without_flows};

/// Cells of a table: the start of its line, the column, and the text that it gets: the first, or the second if the first is
/// there already.
const CHANGED: [(&str, &str, &str, [&str; 2]); 26] = [
    ("countries.csv", "AFG,", "note", ["checked", ""]),
    ("countries.csv", "SSD,", "exists_from", ["2011-07-10", "2011-07-11"]),
    ("countries.csv", "CHN,", "bureau", ["SCA", "EAP"]),
    ("names.csv", "MMR,Burma,printed,", "to", ["2024", "2023"]),
    ("reports.csv", "2009,", "secretary", ["Hillary Clinton", "C. Powell"]),
    ("reports.csv", "2025,", "released", ["2025-09-30", "2025-10-01"]),
    ("sources.csv", "crs,", "note", ["special cases, \"most\" of them", ""]),
    ("sources.csv", "du-htc,", "years", ["", "2001"]),
    ("tiers.csv", "KOR,2009,", "ranking", ["Tier 2", "Tier 1"]),
    ("tiers.csv", "KOR,2010,", "ranking", ["Special Case", "Tier 1"]),
    ("tiers.csv", "KOR,2010,", "evidence", ["official", "transcribed"]),
    ("tiers.csv", "PRK,2009,", "note", ["seen, twice", ""]),
    ("tiers.csv", "ABW,2011,", "sources", ["press", "cia-factbook"]),
    ("tiers.csv", "ZWE,2025,", "ranking", ["Tier 3", "Tier 1"]),
    ("regions.csv", "africa,", "label", ["The continent of Africa", "all of Africa"]),
    ("region_members.csv", "africa,AGO,", "to", ["2024", "2023"]),
    ("flows.csv", "2001,ALB,cross_border,ALB,,BEL,", "sources", ["press", "cia-factbook"]),
    ("flows.csv", "2001,ALB,cross_border,ALB,,GRC,", "sources", ["press;state-narrative", "cia-factbook"]),
    ("roles.csv", "2001,ALB,", "domestic", ["yes", "no"]),
    ("roles.csv", "2001,BHR,", "destination", ["no", "yes"]),
    ("entries.csv", "2001,BHR,", "extent", ["excerpt", "full"]),
    ("designations.csv", "child-soldiers,2010,COD,", "evidence", ["corroborated", "transcribed"]),
    ("designation_coverage.csv", "child-soldiers,2010,", "coverage", ["partial", "complete"]),
    ("codes.csv", "fips,GZ,", "note", ["Gaza", ""]),
    ("reassessments.csv", "TUR,2003,", "on", ["2003-09-10", "2003-09-09"]),
    ("law_enforcement.csv", "2003,", "prosecutions", ["7993", "1"]),
];

#[test]
fn each_changed_cell_is_listed_and_nothing_else() {
    let directory = copy_of_the_data();
    let mut changed = Vec::new();
    for (table, start, column, texts) in CHANGED {
        let path = directory.path().join(table);
        let text = fs::read_to_string(&path).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> =
            reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
        let index = rows[0].iter().position(|name| name == column).unwrap();
        let row = rows.iter_mut().find(|row| format!("{},", row.join(",")).starts_with(start)).unwrap();
        let newer = texts.into_iter().find(|text| row[index] != *text).unwrap();
        changed.push((table, start, column, std::mem::replace(&mut row[index], newer.to_owned()), newer));
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
                    row.table().as_str(),
                    format!("{},", key.join(",")),
                    cell.column(),
                    cell.older().to_owned(),
                    cell.newer().to_owned(),
                )
            })
        })
        .collect();
    assert_eq!(listed.len(), CHANGED.len());
    for (table, start, column, older, newer) in &changed {
        let found = listed
            .iter()
            .any(|(t, key, c, o, n)| (t, c, o, &**n) == (table, column, older, *newer) && key.starts_with(start));
        assert!(found, "{table} {start} {column}");
    }
    assert_eq!(revision.count(Table::Tiers, RowChange::Revised), 5, "two cells of one row");
    assert_eq!(revision.tables().count(), 15);

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
    let mut builder = DatasetBuilder::new();
    for &table in Table::ALL {
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
        without_flows().table(Table::Tiers, text).build().unwrap()
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
        without_flows().table(Table::Tiers, text).build().unwrap()
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

#[test]
fn what_differs_is_shown_however_far_into_a_cell_it_stands() {
    let with_note = |end: &str| {
        let note = format!("{} {end}", "the same words".repeat(20));
        let tiers = format!("code,report_year,ranking,evidence,sources,note\nKOR,2009,Tier 1,official,press,{note}\n");
        without_flows().table(Table::Tiers, tiers).build().unwrap()
    };
    let shown = |older: &str, newer: &str| with_note(older).diff(&with_note(newer)).rows().next().unwrap().to_string();
    assert_eq!(
        shown("in May", "in June"),
        "tiers.csv: ~ KOR, 2009: note `…dsthe same words in May` -> `…dsthe same words in June`"
    );
    assert_eq!(
        shown("in May", "in"),
        "tiers.csv: ~ KOR, 2009: note `…rdsthe same words in May` -> `…rdsthe same words in`"
    );
}
