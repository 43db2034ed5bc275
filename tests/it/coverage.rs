//! What was read, and what may be said of what was not.

use tip_report::{
    Dataset, Flows, Ranking,
    entry::{EntryReading, Extent, TextRegime},
    flow::PlaceId,
    tables::Table,
};

#[test]
fn the_three_answers_are_told_apart() {
    let data = Dataset::bundled();
    let reading = |year: u16, code: &str| data.report(year).unwrap().entry_reading(data.country(code).unwrap());
    assert_eq!(reading(2017, "KOR"), EntryReading::NotRead);
    assert_eq!(reading(2011, "BRB"), EntryReading::NoFlow(Extent::Condensed));
    let korea = data.report(2009).unwrap().entries(data.country("KOR").unwrap());
    let extent =
        korea.filter_map(|entry| entry.extent()).min_by_key(|of| Extent::ALL.iter().position(|e| e == of)).unwrap();
    let flows = data.report(2009).unwrap().flows().reported_by(data.country("KOR").unwrap()).count();
    assert_eq!(reading(2009, "KOR"), EntryReading::Flows { extent, flows });
    assert_eq!(reading(2017, "KOR").to_string(), "entry not read");
    assert_eq!(reading(2011, "BRB").to_string(), "entry read (condensed), no flow named");
    assert_eq!(reading(2009, "KOR").to_string(), format!("entry read ({extent}), {flows} flows named"));
    assert_eq!((reading(2017, "KOR").flows(), reading(2011, "BRB").flows()), (None, Some(0)));
}

#[test]
fn an_entry_read_in_several_texts_counts_once_and_as_the_best_one() {
    let data = Dataset::bundled();
    let mut read_twice = 0;
    for report in data.reports() {
        let read: Vec<_> = report.coverage().read().collect();
        for country in data.countries() {
            let extents: Vec<_> = report.entries(country).filter_map(|entry| entry.extent()).collect();
            let best = Extent::ALL.iter().copied().find(|extent| extents.contains(extent));
            assert_eq!(report.entry_reading(country).extent(), best, "{report} {country}");
            let counted: Vec<_> = read.iter().filter(|(of, _)| *of == country).map(|(_, extent)| *extent).collect();
            assert_eq!(counted, Vec::from_iter(best), "{report} {country}");
            read_twice += usize::from(extents.len() > 1);
        }
    }
    assert!(read_twice > 0);
}

#[test]
fn coverage_by_report() {
    let data = Dataset::bundled();
    for report in data.reports() {
        let coverage = report.coverage();
        let by_ranking: u32 = coverage.read().map(|(country, _)| u32::from(report.placement(country).is_some())).sum();
        assert_eq!(coverage.counts().total(), by_ranking, "{report}");
        for &ranking in Ranking::ALL {
            assert!(coverage.counts().of(ranking) <= report.counts().of(ranking), "{report} {ranking}");
        }
    }
    let in_words = |year: u16| data.report(year).unwrap().coverage().to_string();
    assert_eq!(in_words(2018), "2018: 186 of 187 entries read (186 full); wording 2010 to 2018");
    assert_eq!(in_words(2025), "2025: none of 188 entries read; wording from 2019");
}

#[test]
fn the_wording_changed_twice() {
    let borders: Vec<_> = Dataset::bundled()
        .reports()
        .map(|report| report.coverage())
        .filter(|coverage| {
            coverage
                .report()
                .previous()
                .is_some_and(|previous| previous.year().text_regime() != coverage.report().year().text_regime())
        })
        .map(|coverage| coverage.report().year().get())
        .collect();
    assert_eq!(borders, [2010, 2019]);
    for &regime in TextRegime::ALL {
        assert_eq!(regime.as_str().parse(), Ok(regime));
    }
}

/// A row of flows in the report of 2024: to the United States.
fn flow(reporter: &str, origin: &str, sources: &str) -> String {
    format!("2024,{reporter},cross_border,{origin},,USA,forced_labor,men,asserted,stated,{sources}")
}

/// The bundled data with more entries, each as year, code, source and extent, and more flows.
fn with(entries: &[impl AsRef<str>], flows: &[String]) -> Dataset {
    let entries: Vec<_> = entries.iter().map(|entry| format!("{},", entry.as_ref())).collect();
    let entries = format!("report_year,code,source,extent,url\n{}\n", entries.join("\n"));
    let head = "report_year,reporter,kind,origin,transit,destination,forms,victims,modality,basis,sources";
    Dataset::builder()
        .append(Table::Entries, "my_entries.csv", entries)
        .append(Table::Flows, "my_flows.csv", format!("{head}\n{}\n", flows.join("\n")))
        .build()
        .unwrap()
}

/// The countries from which corridors are in each list, of 2025 since 2024.
fn lists(data: &Dataset) -> [Vec<String>; 5] {
    let [before, after] = [2024, 2025].map(|year| data.report(year).unwrap());
    let changes = after.corridor_changes_since(before, Flows::cross_border);
    [changes.kept, changes.new, changes.gone, changes.only_before, changes.only_after].map(|corridors| {
        let to_america = corridors.into_iter().filter(|(_, to)| to.id() == PlaceId::Country("USA".parse().unwrap()));
        to_america.filter_map(|(from, _)| Some(from.country()?.code().to_string())).collect()
    })
}

#[test]
fn absence_is_shown_by_an_entry_read_in_full_or_condensed_by_the_same_source() {
    // What the entry of 2024 was read in, that of 2025, and whether 2025 shows the absence of what 2024 names.
    let cases = [
        ("ABW", "state-narrative,full", "state-narrative,full", true),
        ("AFG", "cia-factbook,condensed", "report-2018,full", true),
        ("AGO", "state-narrative,excerpt", "state-narrative,full", true),
        ("ALB", "cia-factbook,condensed", "cia-factbook,condensed", true),
        ("ARE", "cia-factbook,condensed", "crs,condensed", false),
        ("ARG", "state-narrative,full", "cia-factbook,condensed", false),
        ("ARM", "state-narrative,excerpt", "cia-factbook,condensed", false),
        ("ATG", "state-narrative,full", "state-narrative,excerpt", false),
        ("AUS", "state-narrative,excerpt", "state-narrative,excerpt", false),
        ("AUT", "state-narrative,full", "", false),
    ];
    let rows = |year: u16, code, reading: &str| (!reading.is_empty()).then(|| format!("{year},{code},{reading}"));
    let entries: Vec<_> = cases
        .iter()
        .flat_map(|(code, before, after, _)| [rows(2024, code, before), rows(2025, code, after)])
        .flatten()
        .collect();
    let source = |reading: &'static str| reading.split_once(',').unwrap().0;
    let flows: Vec<_> = cases.iter().map(|(code, before, ..)| flow(code, code, source(before))).collect();
    let data = with(&entries, &flows);
    let [before, after] = [2024, 2025].map(|year| data.report(year).unwrap());
    for (code, in_2024, in_2025, shown) in cases {
        let country = data.country(code).unwrap();
        let flow = before.flows().reported_by(country).next().unwrap();
        assert_eq!(after.shows_absence_of(flow), shown, "{code}: {in_2024} and {in_2025}");
    }
    let [kept, new, gone, only_before, only_after] = lists(&data);
    let of =
        |shown: bool| cases.iter().filter(|case| case.3 == shown).map(|case| case.0.to_owned()).collect::<Vec<_>>();
    assert_eq!((gone, only_before), (of(true), of(false)));
    assert!(kept.is_empty() && new.is_empty() && only_after.is_empty());
    let comparable: Vec<_> =
        after.coverage().comparable_with(before).map(|country| country.code().to_string()).collect();
    assert_eq!(comparable, ["ABW", "ALB"]);
}

#[test]
fn a_condensed_text_shows_nothing_of_what_another_text_names() {
    // The entry of 2024 was read in a condensed text and in an excerpt, that of 2025 in the condensed text only.
    let entries =
        ["2024,ABW,cia-factbook,condensed", "2024,ABW,state-narrative,excerpt", "2025,ABW,cia-factbook,condensed"];
    let lists_of = |sources: &str| {
        let data = with(&entries, &[flow("ABW", "ABW", sources)]);
        let [_, _, gone, only_before, _] = lists(&data).map(|list| list.len());
        (gone, only_before)
    };
    assert_eq!(lists_of("cia-factbook"), (1, 0));
    assert_eq!(lists_of("cia-factbook;state-narrative"), (1, 0));
    assert_eq!(lists_of("state-narrative"), (0, 1));
}

#[test]
fn a_corridor_that_two_entries_name_is_gone_if_both_show_it() {
    // From Aruba to the United States, as both say.
    let reported = |last: &str| {
        let entries =
            ["2024,ABW,state-narrative,full", "2024,USA,state-narrative,full", "2025,ABW,state-narrative,full", last];
        let data = with(&entries, &["ABW", "USA"].map(|reporter| flow(reporter, "ABW", "state-narrative")));
        let [_, _, gone, only_before, _] = lists(&data).map(|list| list.len());
        (gone, only_before)
    };
    assert_eq!(reported("2025,USA,state-narrative,full"), (1, 0));
    assert_eq!(reported("2025,USA,state-narrative,excerpt"), (0, 1));
}

#[test]
fn changes_between_two_reports_mirror_each_other_and_have_the_coverage_of_both() {
    let data = Dataset::bundled();
    for after in data.reports() {
        let Some(before) = after.previous() else { continue };
        let changes = after.corridor_changes_since(before, Flows::cross_border);
        assert_eq!((changes.before, changes.after), (before.coverage(), after.coverage()));
        assert_eq!(changes.wording_differs(), before.year().text_regime() != after.year().text_regime());
        let text = changes.to_string();
        assert!(
            text.contains(&before.coverage().to_string()) && text.contains(&after.coverage().to_string()),
            "{text}"
        );
        assert_eq!(text.contains("The wording differs"), changes.wording_differs());

        let (old, new) = (before.flows().network(), after.flows().network());
        assert_eq!(changes.kept.len() + changes.gone.len() + changes.only_before.len(), old.corridors().len());
        assert_eq!(changes.kept.len() + changes.new.len() + changes.only_after.len(), new.corridors().len());

        let mirrored = before.corridor_changes_since(after, Flows::cross_border);
        assert_eq!((&changes.new, &changes.gone), (&mirrored.gone, &mirrored.new));
        assert_eq!((&changes.only_before, &changes.only_after), (&mirrored.only_after, &mirrored.only_before));
        assert_eq!(changes.comparable(), mirrored.comparable());

        let same = after.corridor_changes_since(after, Flows::cross_border);
        assert_eq!(same.kept.len(), new.corridors().len());
        assert!(
            same.new.is_empty() && same.gone.is_empty() && same.only_before.is_empty() && same.only_after.is_empty()
        );
    }
}

#[test]
fn nothing_is_called_new_or_gone_where_an_entry_was_not_read() {
    let data = Dataset::bundled();
    let [y2018, y2025] = [2018, 2025].map(|year| data.report(year).unwrap());
    let to_unread = y2025.corridor_changes_since(y2018, Flows::cross_border);
    assert_eq!((to_unread.gone.len(), to_unread.kept.len(), to_unread.comparable()), (0, 0, 0));
    assert_eq!(to_unread.only_before.len(), y2018.flows().network().corridors().len());
    let from_unread = y2018.corridor_changes_since(y2025, Flows::cross_border);
    assert_eq!((from_unread.new.len(), from_unread.only_after.len()), (0, to_unread.only_before.len()));
}
