//! What the documents say of the data, and who writes it.
//!
//! Counts, tables, outputs of commands, pictures and the data version follow from the data, so none of them is written by
//! hand. This test compares them with what they should be; with `TIP_REPORT_REFRESH=1` it writes them:
//!
//! ```sh
//! TIP_REPORT_REFRESH=1 cargo test --test it documents
//! ```

mod blocks;
mod pictures;
mod shown;
mod version;

use std::{collections::BTreeMap, fs, path::PathBuf};

/// The files that follow from the data, as they should be. A file is read when it is first asked for, so that one that is
/// changed in several ways is compared, and written, once.
#[derive(Default)]
struct Documents {
    texts: BTreeMap<&'static str, (String, String)>,
}

impl Documents {
    fn path(name: &str) -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name)
    }

    /// A file as it should be, so far as it is known.
    fn text(&mut self, name: &'static str) -> &mut String {
        let read = || {
            // What Git may have made of the line ends on its way is not a difference.
            let text = fs::read_to_string(Self::path(name)).unwrap().replace("\r\n", "\n");
            (text.clone(), text)
        };
        &mut self.texts.entry(name).or_insert_with(read).1
    }

    /// Writes what is not as it should be, or fails with it.
    fn finish(self) {
        let refresh = std::env::var_os("TIP_REPORT_REFRESH").is_some_and(|value| value == "1");
        let mut behind = Vec::new();
        for (name, (before, after)) in self.texts.into_iter().filter(|(_, (before, after))| before != after) {
            if refresh {
                fs::write(Self::path(name), after).unwrap();
                println!("{name} is rewritten");
            } else {
                let lines = before.lines().zip(after.lines());
                let differs = lines.enumerate().find(|(_, (before, after))| before != after);
                let short = |text: &str| text.chars().take(200).collect::<String>();
                behind.push(match differs {
                    Some((line, (before, after))) => {
                        format!("{name}:{}: {}\n  should be: {}", line + 1, short(before), short(after))
                    }
                    None => format!("{name}: {} lines, should have {}", before.lines().count(), after.lines().count()),
                });
            }
        }
        assert!(
            behind.is_empty(),
            "the documents are behind the data; TIP_REPORT_REFRESH=1 cargo test --test it documents\n{}",
            behind.join("\n")
        );
    }
}

#[test]
fn documents_say_what_the_data_hold() {
    let mut documents = Documents::default();
    version::set(&mut documents);
    // The examples print the version, so they are built after it is there.
    documents.finish();

    let mut documents = Documents::default();
    let readme = documents.text("README.md");
    blocks::fill(readme);
    assert_eq!(shown::run_commands(readme), 8);
    blocks::fill(documents.text("DATA.md"));
    assert_eq!(shown::run_commands(documents.text("docs/cookbook.md")), 12);
    pictures::draw(&mut documents);
    documents.finish();
}
