//! The pictures of tiers: well-formed, with a cell for each placement and nothing else, and with what they need to be read.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};
use tip_report::{Dataset, Ranking};

use crate::support::example::printed;

/// The texts of a picture by element: what is shown (`text`), and what is said of a mark (`title`).
struct Picture(BTreeMap<String, Vec<String>>);

impl Picture {
    fn of(example: &str, arguments: &[&str]) -> Self {
        let svg = printed(example, arguments);
        let mut reader = Reader::from_str(&svg);
        reader.config_mut().check_end_names = true;
        let (mut open, mut texts) = (Vec::new(), BTreeMap::<_, Vec<String>>::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    open.push(String::from_utf8(start.name().as_ref().to_vec()).unwrap());
                    if matches!(open.last().unwrap().as_str(), "text" | "title") {
                        texts.entry(open.last().unwrap().clone()).or_default().push(String::new());
                    }
                }
                Event::Text(text) if matches!(open.last().map(String::as_str), Some("text" | "title")) => {
                    let texts = texts.get_mut(open.last().unwrap()).unwrap();
                    texts.last_mut().unwrap().push_str(text.decode().unwrap().trim());
                }
                Event::GeneralRef(of) => {
                    let character = match of.decode().unwrap().as_ref() {
                        "amp" => '&',
                        "apos" => '\'',
                        other => panic!("&{other};"),
                    };
                    texts.get_mut(open.last().unwrap()).unwrap().last_mut().unwrap().push(character);
                }
                Event::End(_) => drop(open.pop().unwrap()),
                Event::Eof => break,
                _ => {}
            }
        }
        assert!(open.is_empty());
        Picture(texts)
    }

    fn shows(&self, text: &str) -> bool {
        self.0["text"].iter().any(|shown| shown.contains(text))
    }

    /// What is said of the marks: all titles but the picture's own.
    fn marks(&self) -> Vec<&str> {
        let mut marks: Vec<_> = self.0["title"][1..].iter().map(String::as_str).collect();
        marks.sort_unstable();
        marks
    }
}

/// What every picture of tiers must show beside the tiers.
fn assert_readable(picture: &Picture) {
    for &ranking in Ranking::ALL {
        assert!(picture.shows(ranking.as_str()), "{ranking}");
    }
    assert!(picture.shows("Source: U.S. Department of State"));
    assert!(picture.shows("not how much trafficking there is"));
    assert_eq!(picture.0["text"][0], picture.0["title"][0], "the title is shown and read aloud");
}

#[test]
fn strip_has_a_cell_for_each_placement() {
    let picture = Picture::of("strip", &[]);
    assert_readable(&picture);
    let mut placements: Vec<_> = Dataset::bundled()
        .placements()
        .map(|placement| {
            let (country, year) = (placement.country(), placement.report().year());
            format!("{country} {year}: {} ({})", placement.ranking(), placement.evidence())
        })
        .collect();
    placements.sort_unstable();
    assert_eq!(picture.marks(), placements);
    for meaning in ["not in report", "in existence", "one transcription only", "inferred", "Near Eastern Affairs"] {
        assert!(picture.shows(meaning), "{meaning}");
    }
}

#[test]
fn strip_of_one_country_has_its_reports_only() {
    let picture = Picture::of("strip", &["Somalia"]);
    assert_readable(&picture);
    let marks = picture.marks();
    // Special Case from 2003 on; not in the reports of 2001 and 2002.
    assert_eq!(marks.len(), 23);
    assert!(marks.iter().all(|mark| mark.contains(": Special Case (")));
    assert_eq!(
        Picture::of("strip", &["Cote d'Ivoire"]).0["title"][0],
        "Côte d'Ivoire in the Trafficking in Persons Reports"
    );
}

#[test]
fn plot_has_the_published_counts() {
    let picture = Picture::of("plot", &[]);
    assert_readable(&picture);
    let marks = picture.marks();
    // As published in June 2004: 140 countries, 42 on the new Watch List, 10 on Tier 3.
    for bar in [
        "2004, Tier 1: 25",
        "2004, Tier 2: 54",
        "2004, Tier 2 Watch List: 42",
        "2004, Tier 3: 10",
        "2004, Special Case: 9",
    ] {
        assert!(marks.contains(&bar), "{bar}");
    }
    assert!(picture.0["text"].contains(&"140".into()));
    assert!(!marks.iter().any(|mark| mark.starts_with("2003, Tier 2 Watch List")));
    assert!(picture.shows("Watch List begins"));
    assert!(picture.shows("United States ranked"));
}
