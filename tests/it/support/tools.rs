//! All tools, each with a call that it answers, and what its help says of its options.

use std::{collections::BTreeSet, fs, path::PathBuf};

use tempfile::TempDir;

use super::{DATA, example::printed};

/// The examples that are tools, in alphabetical order. A word in braces is a file or a folder of [`Inputs`].
pub const TOOLS: [(&str, &[&str]); 22] = [
    ("atlas", &["--map", "{borders.json}"]),
    (
        "audit",
        &[
            "{panel.csv}",
            "--country-column",
            "country",
            "--year-column",
            "year",
            "--tier-column",
            "tier",
            "--aliases",
            "{aliases.csv}",
        ],
    ),
    ("changes", &["2009", "2010"]),
    ("corridors", &["--year", "2018"]),
    ("country", &["KOR"]),
    ("extend", &["--reports", "{reports.csv}", "--tiers", "{tiers.csv}", "--sources", "{sources.csv}"]),
    ("flows", &["KOR"]),
    ("korea_2009", &[]),
    ("make_panel", &[]),
    ("make_suppliers", &["100000"]),
    ("network", &["2018"]),
    ("on", &["2013-06-10"]),
    ("panel", &[]),
    ("plot", &[]),
    ("report", &["2009"]),
    ("resolve", &["KOR", "Serbia"]),
    ("revise", &["{data}", "{data}"]),
    ("screen", &["{in.csv}", "--country-column", "country", "--aliases", "{aliases.csv}"]),
    ("strip", &["South Korea"]),
    ("transitions", &[]),
    ("validate", &["{data}"]),
    ("watch_list", &["2012"]),
];

const BORDERS: &str = r#"{"type": "Topology", "transform": {"scale": [1, 1], "translate": [0, 0]},
"objects": {"countries": {"geometries": [{"type": "Polygon", "id": "KOR", "arcs": [[0]]}]},
"points": {"geometries": [{"type": "Point", "id": "PRK", "coordinates": [5, 5]}]}},
"arcs": [[[0, 0], [10, 0], [0, 10], [-10, 0], [0, -10]]]}"#;

/// The files that the calls read, removed when the test ends.
pub struct Inputs(TempDir);

impl Inputs {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
        write("in.csv", &format!("id,country\n{}", "1,South Korea\n2,Burmah\n3,Congo\n".repeat(10_000)));
        write("panel.csv", "country,year,tier\nSouth Korea,2009,Tier 1\nBurmah,2009,Tier 3\n");
        write("aliases.csv", "alias,code\nBurmah,MMR\n");
        write("borders.json", BORDERS);
        for table in ["reports", "tiers", "sources"] {
            let made_up = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/made_up_2026/");
            fs::copy(format!("{made_up}{table}-2026.csv"), folder.path().join(format!("{table}.csv"))).unwrap();
        }
        fs::create_dir(folder.path().join("data")).unwrap();
        for file in fs::read_dir(DATA).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), folder.path().join("data").join(file.file_name())).unwrap();
        }
        Inputs(folder)
    }

    /// The path of a file in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// A call, with paths for the words in braces.
    pub fn call(&self, words: &[&str]) -> Vec<String> {
        let path = |word: &&str| match word.strip_prefix('{').and_then(|word| word.strip_suffix('}')) {
            Some(name) => self.path(name).into_os_string().into_string().unwrap(),
            None => (*word).to_owned(),
        };
        words.iter().map(path).collect()
    }
}

/// What the help of a tool says.
pub struct Help {
    /// The arguments without a name, in order.
    pub arguments: Vec<String>,
    pub options: Vec<HelpOption>,
}

pub struct HelpOption {
    /// With its dashes, as `--year`.
    pub name: String,
    /// Whether its value is the name of a file.
    pub takes_a_file: bool,
    /// What it says, on one line.
    pub text: String,
}

impl Help {
    pub fn of(tool: &str) -> Self {
        let printed = printed(tool, &["--help"]);
        let mut help = Help { arguments: Vec::new(), options: Vec::new() };
        let of_usage = printed.lines().find(|line| line.starts_with("Usage: ")).unwrap();
        let is_argument = |word: &&str| word.starts_with(['<', '[']) && *word != "[OPTIONS]";
        // The value of an option stands after it.
        let words: Vec<&str> = of_usage.split_whitespace().collect();
        for pair in words.windows(2).filter(|pair| is_argument(&pair[1]) && !pair[0].starts_with("--")) {
            help.arguments.push(pair[1].trim_matches(['<', '>', '[', ']', '.']).to_owned());
        }
        for line in printed.lines() {
            let text = line.trim_start();
            if text.starts_with('-') && line.starts_with(' ') && !text.starts_with("- ") {
                let (option, text) = text.split_once("  ").unwrap_or((text, ""));
                let option = option.split(", ").last().unwrap();
                let name = option.split(' ').next().unwrap();
                let text = text.trim().to_owned();
                let takes_a_file = ["<FILE>", "<MAP>", "<REPORTS>", "<TIERS>", "<SOURCES>"]
                    .iter()
                    .any(|value| option.ends_with(value));
                help.options.push(HelpOption { name: name.to_owned(), takes_a_file, text });
            } else if let Some(option) = help.options.last_mut().filter(|_| line.starts_with("   ")) {
                option.text.push(' ');
                option.text.push_str(text);
            }
        }
        assert!(help.options.iter().any(|option| option.name == "--version"), "{tool}: {printed}");
        help
    }

    /// The formats that the tool offers.
    pub fn formats(&self) -> BTreeSet<String> {
        let all = ["text", "csv", "json", "github", "dot", "graphml", "svg", "html"];
        let format = self.options.iter().find(|option| option.name == "--format");
        let offers = |name: &&str| format.is_some_and(|format| format.text.contains(&format!("- {name}:")));
        all.into_iter().filter(offers).map(str::to_owned).collect()
    }
}
