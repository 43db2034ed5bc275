//! What was read, and what may be said of what was not.

use tip_report::{Dataset, EntryReading, Extent, Flows, Ranking, TextRegime, Tier};

#[test]
fn the_three_answers_are_told_apart() {
    let data = Dataset::bundled();
    let reading = |year: u16, code: &str| data.report(year).unwrap().entry_reading(data.country(code).unwrap());
    assert_eq!(reading(2017, "KOR"), EntryReading::NotRead);
    assert_eq!(reading(2011, "BRB"), EntryReading::NoFlow(Extent::Condensed));
    assert_eq!(reading(2009, "KOR"), EntryReading::Flows { extent: Extent::Full, flows: 23 });
    assert_eq!(reading(2017, "KOR").to_string(), "entry not read");
    assert_eq!(reading(2011, "BRB").to_string(), "entry read (condensed), no flow named");
    assert_eq!(reading(2009, "KOR").to_string(), "entry read (full), 23 flows named");
    assert_eq!((reading(2017, "KOR").flows(), reading(2011, "BRB").flows()), (None, Some(0)));
}

#[test]
fn an_entry_read_in_two_texts_counts_once_and_as_the_better_one() {
    let data = Dataset::bundled();
    let (report, kenya) = (data.report(2013).unwrap(), data.country("KEN").unwrap());
    let extents: Vec<_> = report.entries(kenya).filter_map(|entry| entry.extent()).collect();
    assert_eq!(extents.len(), 2);
    assert_eq!(report.entry_reading(kenya).extent(), Some(Extent::Condensed));
    assert_eq!(report.coverage().read().filter(|(country, _)| *country == kenya).count(), 1);
}

#[test]
fn coverage_by_report() {
    let data = Dataset::bundled();
    // Distinct countries per report in the list of entries read, counted outside this crate.
    let read = [4, 4, 7, 9, 2, 44, 7, 53, 13, 8, 63, 6, 63, 60, 67, 0, 2, 186, 3, 57, 1, 54, 53, 4, 0];
    let counted: Vec<_> = data.reports().map(|report| report.coverage().entries_read()).collect();
    assert_eq!(counted, read);
    for report in data.reports() {
        let coverage = report.coverage();
        let by_extent: usize = Extent::ALL.map(|extent| coverage.to_extent(extent)).iter().sum();
        let by_ranking: usize = Ranking::ALL.map(|ranking| coverage.of(ranking).read).iter().sum();
        assert_eq!((by_extent, by_ranking), (coverage.entries_read(), coverage.of_placements().read), "{report}");
        assert_eq!(coverage.of_placements().placed, report.placements().count());
        for tier in Tier::ALL {
            assert_eq!(coverage.of(Ranking::Tier(tier)).placed, report.tier(tier).count());
        }
    }
    let of_2018 = data.report(2018).unwrap().coverage();
    assert!(of_2018.of_placements().share().unwrap() > 0.99);
    assert_eq!(of_2018.to_string(), "2018: 186 of 187 entries read (186 full); wording 2010 to 2018");
    assert_eq!(
        data.report(2016).unwrap().coverage().to_string(),
        "2016: none of 188 entries read; wording 2010 to 2018"
    );
}

#[test]
fn the_wording_changed_twice() {
    let borders: Vec<_> = Dataset::bundled()
        .reports()
        .map(|report| report.coverage())
        .filter(|coverage| {
            coverage.report().previous().is_some_and(|previous| previous.year().text_regime() != coverage.regime())
        })
        .map(|coverage| coverage.report().year().get())
        .collect();
    assert_eq!(borders, [2010, 2019]);
    for regime in TextRegime::ALL {
        assert_eq!(regime.as_str().parse(), Ok(regime));
    }
}

#[test]
fn a_change_between_2015_and_2018_has_the_coverage_of_both() {
    let data = Dataset::bundled();
    let (before, after) = (data.report(2015).unwrap(), data.report(2018).unwrap());
    let changes = after.corridor_changes_since(before, Flows::cross_border);
    assert_eq!((changes.before.report(), changes.after.report()), (before, after));
    assert_eq!((changes.before.entries_read(), changes.after.entries_read()), (67, 186));
    assert!(!changes.wording_differs());
    let text = changes.to_string();
    assert!(text.contains("2015: 67 of 188 entries read") && text.contains("2018: 186 of 187 entries read"), "{text}");

    let (old, new) = (before.flows().network(), after.flows().network());
    assert_eq!(changes.kept.len() + changes.gone.len() + changes.only_before.len(), old.corridors().len());
    assert_eq!(changes.kept.len() + changes.new.len() + changes.only_after.len(), new.corridors().len());
    for &(origin, destination) in &changes.kept {
        assert!(old.corridor(origin, destination).is_some() && new.corridor(origin, destination).is_some());
    }
    for &(origin, destination) in &changes.gone {
        assert!(new.corridor(origin, destination).is_none());
        for reporter in old.corridor(origin, destination).unwrap().reporters() {
            assert_eq!(after.entry_reading(reporter).extent(), Some(Extent::Full), "read whole, and still not named");
        }
    }
    // The 2015 entries were read condensed, which may leave out what the whole entries of 2018 name.
    assert_eq!(changes.new, []);
    assert!(!changes.gone.is_empty());
}

#[test]
fn nothing_is_called_gone_from_a_report_that_was_not_read() {
    let data = Dataset::bundled();
    let [y2014, y2015, y2016, y2020] = [2014, 2015, 2016, 2020].map(|year| data.report(year).unwrap());
    let to_unread = y2016.corridor_changes_since(y2015, Flows::cross_border);
    assert_eq!((to_unread.gone.len(), to_unread.kept.len()), (0, 0));
    assert_eq!(to_unread.only_before.len(), y2015.flows().network().corridors().len());
    let from_unread = y2015.corridor_changes_since(y2016, Flows::cross_border);
    assert_eq!((from_unread.new.len(), from_unread.only_after.len()), (0, to_unread.only_before.len()));

    let alike = y2015.corridor_changes_since(y2014, Flows::cross_border);
    assert!(!alike.new.is_empty() && !alike.gone.is_empty() && !alike.kept.is_empty());
    let mirrored = y2014.corridor_changes_since(y2015, Flows::cross_border);
    assert_eq!((&alike.new, &alike.gone), (&mirrored.gone, &mirrored.new));
    assert_eq!((&alike.only_before, &alike.only_after), (&mirrored.only_after, &mirrored.only_before));

    let same = y2015.corridor_changes_since(y2015, Flows::cross_border);
    assert_eq!(same.kept.len(), y2015.flows().network().corridors().len());
    assert!(same.new.is_empty() && same.gone.is_empty() && same.only_before.is_empty() && same.only_after.is_empty());

    let over_the_border = y2020.corridor_changes_since(y2015, Flows::cross_border);
    assert!(over_the_border.wording_differs() && over_the_border.to_string().contains("The wording differs"));
}
