//! The drawing of tiers: colours, cells, legend and source line.

#![allow(dead_code, reason = "each example uses a part")]

use std::io::{self, Write};

use svg::{
    Document, Node,
    node::element::{Circle, Group, Line, Rectangle, Text, Title},
};
use tip_report::{Country, Dataset, Evidence, Placement, Ranking, Report, Standing, Tier};

/// Width and height of a cell, in pixels.
pub const CELL: f64 = 13.0;
/// Room for the names at the left of a row.
pub const WIDTH_OF_NAMES: f64 = 168.0;

const MARGIN: f64 = 16.0;
pub const INK: &str = "#222222";
pub const FAINT: &str = "#767676";

/// From blue to red over light tones. You can tell them apart with the common kinds of colour blindness, and by lightness alone.
pub fn colour(ranking: Ranking) -> &'static str {
    match ranking {
        Ranking::Tier(Tier::One) => "#2c6fb0",
        Ranking::Tier(Tier::Two) => "#b5d6ea",
        Ranking::Tier(Tier::TwoWatchList) => "#ee9a3a",
        Ranking::Tier(Tier::Three) => "#8f1626",
        Ranking::SpecialCase => "#8c8c8c",
    }
}

/// The width of a row: a name and a cell for each report.
pub fn width_of_row() -> f64 {
    WIDTH_OF_NAMES + Dataset::bundled().reports().map(|_| CELL).sum::<f64>()
}

/// A picture with its own background, so that it is readable on light and on dark pages.
pub struct Picture {
    document: Document,
    width: f64,
}

impl Picture {
    /// A picture with a title. Its height is set at the end.
    pub fn new(width: f64, title: &str) -> Self {
        let mut picture = Picture::blank(width + 2.0 * MARGIN, title);
        picture.text(title, MARGIN, 26.0, 16.0, INK, "start");
        picture
    }

    /// A picture whose title is only for screen readers.
    pub fn blank(width: f64, title: &str) -> Self {
        let document = Document::new()
            .set("role", "img")
            .set("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif")
            .add(Title::new(title))
            .add(Rectangle::new().set("width", "100%").set("height", "100%").set("fill", "#ffffff"));
        Picture { document, width }
    }

    fn set_height(&mut self, height: f64) {
        self.document.assign("viewBox", (0, 0, self.width, height));
        self.document.assign("width", self.width);
        self.document.assign("height", height);
    }

    pub fn text(&mut self, text: &str, x: f64, y: f64, size: f64, fill: &str, anchor: &str) {
        let text =
            Text::new(text).set("x", x).set("y", y).set("font-size", size).set("fill", fill).set("text-anchor", anchor);
        self.document.append(text);
    }

    pub fn add(&mut self, node: impl Node) {
        self.document.append(node);
    }

    pub fn heading(&mut self, text: &str, left: f64, y: f64) {
        self.text(text, MARGIN + left, y + CELL - 4.0, 12.0, INK, "start");
    }

    /// A quiet line below what it explains.
    pub fn remark(&mut self, text: &str, y: f64) {
        self.text(text, MARGIN, y, 10.0, FAINT, "start");
    }

    /// Two-digit years above the columns, every fourth.
    pub fn years(&mut self, left: f64, y: f64) {
        for (report, column) in Dataset::bundled().reports().zip(0u16..) {
            if column % 4 == 0 {
                let x = cell_x(left, column) + CELL / 2.0;
                self.text(&format!("’{:02}", report.year().get() % 100), x, y, 8.5, FAINT, "middle");
            }
        }
    }

    /// A name and a cell for each report.
    pub fn row(&mut self, country: Country<'_>, left: f64, y: f64) {
        self.text(country.name(), MARGIN + left + WIDTH_OF_NAMES - 6.0, y + CELL - 3.5, 9.0, INK, "end");
        for (report, column) in Dataset::bundled().reports().zip(0u16..) {
            let x = cell_x(left, column);
            match report.standing(country) {
                Standing::Placed(placement) => self.cell(placement, x, y),
                Standing::NotInReport => self.absent(x, y),
                _ => {}
            }
        }
    }

    fn cell(&mut self, placement: Placement<'_>, x: f64, y: f64) {
        let mut group = mark(placement.ranking(), placement.evidence(), x, y);
        let (report, ranking, evidence) = (placement.report().year(), placement.ranking(), placement.evidence());
        group.append(Title::new(format!("{} {report}: {ranking} ({evidence})", placement.country())));
        self.document.append(group);
    }

    /// A short dash: the country exists, but the report does not place it.
    fn absent(&mut self, x: f64, y: f64) {
        let middle = y + CELL / 2.0;
        let dash = Line::new().set("x1", x + 4.0).set("x2", x + CELL - 4.0).set("y1", middle).set("y2", middle);
        self.document.append(dash.set("stroke", "#bbbbbb"));
    }

    /// The meaning of the colours, on one line.
    pub fn rankings(&mut self, y: f64) {
        let mut x = MARGIN;
        for &ranking in Ranking::ALL {
            self.add(mark(ranking, Evidence::Official, x, y));
            x = self.label(ranking.as_str(), x, y);
        }
    }

    /// The meaning of colours, dashes, gaps and holes, on three lines.
    pub fn legend(&mut self, y: f64) {
        self.rankings(y);
        let line = CELL + 6.0;
        self.absent(MARGIN, y + line);
        let x = self.label("not in report", MARGIN, y + line);
        self.label("blank: not yet, or no longer, in existence", x - CELL, y + line);
        let mut x = MARGIN;
        for (evidence, meaning) in [
            (Evidence::Official, "official or corroborated"),
            (Evidence::Transcribed, "one transcription only"),
            (Evidence::Inferred, "inferred"),
        ] {
            self.add(mark(Ranking::Tier(Tier::Two), evidence, x, y + 2.0 * line));
            x = self.label(meaning, x, y + 2.0 * line);
        }
    }

    /// Writes words to the right of a mark. Returns the position of the next mark.
    fn label(&mut self, words: &str, x: f64, y: f64) -> f64 {
        self.text(words, x + CELL + 5.0, y + CELL - 3.0, 11.0, INK, "start");
        x + CELL + 24.0 + words.chars().map(|_| 6.2).sum::<f64>()
    }

    /// Writes the source line of a picture of one report and ends the picture below it.
    pub fn finish_with(mut self, report: Report<'_>, y: f64, size: f64) -> Self {
        let version = tip_report::DATA_VERSION;
        let source = format!("Source: U.S. Department of State, {report}; tip-report data {version}");
        self.text(&source, 24.0, y, size, FAINT, "start");
        self.set_height(y + 24.0);
        self
    }

    /// Writes the source line and ends the picture below it.
    pub fn finish(mut self, y: f64) -> Self {
        let version = tip_report::DATA_VERSION;
        let source = format!(
            "Source: U.S. Department of State, Trafficking in Persons Reports; data of the tip-report crate, {version}."
        );
        self.text(&source, MARGIN, y, 10.0, FAINT, "start");
        let warning = "A tier measures a government’s efforts, not how much trafficking there is.";
        self.text(warning, MARGIN, y + 14.0, 10.0, FAINT, "start");
        self.set_height(y + 14.0 + MARGIN);
        self
    }

    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.document)
    }
}

fn cell_x(left: f64, column: u16) -> f64 {
    MARGIN + left + WIDTH_OF_NAMES + f64::from(column) * CELL
}

/// A cell: the colour is the ranking, a hole in it is weak evidence. A special case is no tier, and round.
fn mark(ranking: Ranking, evidence: Evidence, x: f64, y: f64) -> Group {
    let inner = CELL - 1.5;
    let corner = if ranking == Ranking::SpecialCase { inner / 2.0 } else { 1.5 };
    let cell = Rectangle::new().set("x", x).set("y", y).set("width", inner).set("height", inner).set("rx", corner);
    let group = Group::new();
    let (middle_x, middle_y) = (x + inner / 2.0, y + inner / 2.0);
    match evidence {
        Evidence::Inferred => {
            let frame = cell.set("fill", "#ffffff").set("stroke", colour(ranking)).set("stroke-width", 2);
            group.add(frame.set("x", x + 1.0).set("y", y + 1.0).set("width", inner - 2.0).set("height", inner - 2.0))
        }
        Evidence::Transcribed => {
            let hole = Circle::new().set("cx", middle_x).set("cy", middle_y).set("r", 2.2).set("fill", "#ffffff");
            group.add(cell.set("fill", colour(ranking))).add(hole)
        }
        _ => group.add(cell.set("fill", colour(ranking))),
    }
}
