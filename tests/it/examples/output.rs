//! What the tools write: a complete file or none, and what happens when nobody reads or nothing more fits.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::support::{
    example::{example, program, refused},
    tools::{Inputs, TOOLS},
};

fn command(tool: &str, inputs: &Inputs, call: &[&str]) -> Command {
    let mut command = Command::new(program(tool));
    command.args(inputs.call(call));
    command
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    names.sort();
    names.into_iter().map(|name| name.into_string().unwrap()).collect()
}

/// A folder with one file, from before.
fn folder_with(name: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, "from before").unwrap();
    (folder, file)
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_file_has_what_the_standard_output_has() {
    let inputs = Inputs::new();
    for (tool, call) in TOOLS {
        let expected = command(tool, &inputs, call).output().unwrap().stdout;
        let (folder, file) = folder_with("out");
        let output = command(tool, &inputs, call).arg("--out").arg(&file).output().unwrap();
        assert_eq!((output.status.code(), output.stdout), (Some(0), Vec::new()), "{tool}");
        assert!(fs::read(&file).unwrap() == expected, "{tool}");
        assert_eq!(names_in(folder.path()), ["out"], "{tool}");
        let output = command(tool, &inputs, call).args(["--out", "-"]).output().unwrap();
        assert!(output.stdout == expected, "{tool}");
    }
}

#[test]
fn what_fails_leaves_the_older_file() {
    let (folder, file) = folder_with("out");
    let out = file.to_str().unwrap();
    let missing = folder.path().join("missing").into_os_string().into_string().unwrap();
    for (tool, call) in [
        ("country", &["Atlantis"][..]),
        ("network", &["2018", "--country", "Atlantis"]),
        ("panel", &["--from", "2010", "--to", "2009"]),
        ("screen", &[&missing, "--country-column", "country"]),
        ("strip", &["Atlantis"]),
        ("revise", &[&missing, &missing]),
    ] {
        assert_ne!(refused(tool, &[call, &["--out", out]].concat()).0, 0, "{tool}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "from before", "{tool}");
        assert_eq!(names_in(folder.path()), ["out"], "{tool}");
    }
    // What is not found, or differs, is an answer, and so is a list of problems.
    let empty = tempfile::tempdir().unwrap();
    for (tool, call, status) in
        [("report", &["2002", "--tier", "2WL"][..], 1), ("validate", &[empty.path().to_str().unwrap()], 3)]
    {
        let stdout = example(tool, call).stdout;
        assert_eq!(refused(tool, &[call, &["--out", out]].concat()).0, status, "{tool}");
        assert_eq!(fs::read(&file).unwrap(), stdout, "{tool}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_named_as_it_was_given() {
    let inputs = Inputs::new();
    for (tool, call) in TOOLS {
        let output = command(tool, &inputs, call).args(["--out", "no such folder/out"]).output().unwrap();
        assert_eq!(output.status.code(), Some(3), "{tool}");
        let said = said(&output);
        assert!(said.starts_with("no such folder/out: ") && !said.contains(".part"), "{tool}: {said}");
    }
}

/// As with `| head -c 1`: the reader takes a byte and goes.
#[test]
fn an_output_that_is_closed_early_is_no_error() {
    use std::io::Read;
    let inputs = Inputs::new();
    for (tool, call) in TOOLS {
        for format in [&[][..], &["--format", "json"]] {
            if command(tool, &inputs, call).args(format).output().unwrap().status.code() == Some(2) {
                continue;
            }
            let mut command = command(tool, &inputs, call);
            let mut child = command.args(format).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
            let mut output = child.stdout.take().unwrap();
            output.read_exact(&mut [0]).unwrap();
            drop(output);
            let ended = child.wait_with_output().unwrap();
            assert_eq!(ended.status.code(), Some(0), "{tool} {format:?}: {}", said(&ended));
            assert!(!said(&ended).contains("panicked"), "{tool}: {}", said(&ended));
        }
    }
}

#[cfg(unix)]
mod unix {
    use std::{
        fs::{File, OpenOptions, Permissions},
        io::Write,
        os::unix::fs::{PermissionsExt, symlink},
        thread,
        time::{Duration, Instant},
    };

    use super::*;

    /// Samples write to a standard output that they lock themselves.
    const SAMPLES: [&str; 3] = ["first_look", "cookbook_clock", "cookbook_panel"];

    #[test]
    fn a_full_disk_on_the_standard_output_is_an_error() {
        let full = || OpenOptions::new().write(true).open("/dev/full").unwrap();
        let inputs = Inputs::new();
        for (tool, call) in TOOLS {
            for call in [call, &["--help"], &["--version"]] {
                let output = command(tool, &inputs, call).stdout(full()).output().unwrap();
                assert_eq!(output.status.code(), Some(3), "{tool} {call:?}");
                let said = said(&output);
                let is_named = |line: &str| line.starts_with("the standard output: No space left");
                assert!(said.lines().any(is_named), "{tool} {call:?}: {said}");
            }
        }
        for sample in SAMPLES {
            assert!(!Command::new(program(sample)).stdout(full()).output().unwrap().status.success(), "{sample}");
        }
    }

    /// A limit on the size of files stands for a disk: a write beyond it fails, as it does when the disk is full.
    fn limited(tool: &str, inputs: &Inputs, call: &[&str], blocks: &str, out: &Path) -> Output {
        // A write beyond the limit would otherwise end the program with a signal.
        let script = "trap '' XFSZ; ulimit -f \"$1\"; shift; exec \"$@\"";
        let mut command = Command::new("sh");
        command.args(["-c", script, "sh", blocks]).arg(program(tool));
        command.args(inputs.call(call)).arg("--out").arg(out).output().unwrap()
    }

    #[test]
    fn a_full_disk_leaves_the_older_file_and_is_named() {
        let inputs = Inputs::new();
        for (tool, call) in TOOLS {
            // Nothing fits, or only the start of a long output.
            for blocks in ["0", "8"] {
                let size = command(tool, &inputs, call).output().unwrap().stdout.len();
                if blocks == "8" && size <= 8 * 1024 {
                    continue;
                }
                let (folder, file) = folder_with("out");
                let output = limited(tool, &inputs, call, blocks, &file);
                assert_eq!(output.status.code(), Some(3), "{tool}: {}", said(&output));
                let place = format!("{}: File too large", file.display());
                assert!(said(&output).lines().any(|line| line.starts_with(&place)), "{tool}: {}", said(&output));
                assert_eq!(fs::read_to_string(&file).unwrap(), "from before", "{tool}");
                assert_eq!(names_in(folder.path()), ["out"], "{tool}");
                // And no new one.
                let output = limited(tool, &inputs, call, blocks, &folder.path().join("new"));
                assert_eq!(output.status.code(), Some(3), "{tool}");
                assert_eq!(names_in(folder.path()), ["out"], "{tool}");
            }
        }
    }

    #[test]
    fn a_device_is_written_as_it_is() {
        let inputs = Inputs::new();
        for (tool, call) in TOOLS {
            let output = command(tool, &inputs, call).args(["--out", "/dev/full"]).output().unwrap();
            assert_eq!(output.status.code(), Some(3), "{tool}");
            assert!(said(&output).contains("/dev/full: No space left"), "{tool}: {}", said(&output));
            let output = command(tool, &inputs, call).args(["--out", "/dev/null"]).output().unwrap();
            assert_eq!(output.status.code(), Some(0), "{tool}: {}", said(&output));
        }
        assert!(!fs::metadata("/dev/null").unwrap().is_file());
    }

    /// The tools share one way of writing, so one tool stands for all here and below.
    fn plot_to(out: &Path) -> Output {
        Command::new(program("plot")).arg("--out").arg(out).output().unwrap()
    }

    #[test]
    fn a_link_stays_a_link_and_its_target_is_written() {
        let (folder, target) = folder_with("target.svg");
        let elsewhere = tempfile::tempdir().unwrap();
        let in_folder = |name: &str| folder.path().join(name);
        fs::create_dir(in_folder("sub")).unwrap();
        symlink(&target, elsewhere.path().join("absolute")).unwrap();
        symlink("../target.svg", in_folder("sub/relative")).unwrap();
        symlink("sub/relative", in_folder("twice")).unwrap();
        symlink("not-yet.svg", in_folder("dangling")).unwrap();
        for (link, target) in [
            (elsewhere.path().join("absolute"), target.clone()),
            (in_folder("sub/relative"), target.clone()),
            (in_folder("twice"), target.clone()),
            (in_folder("dangling"), in_folder("not-yet.svg")),
        ] {
            fs::remove_file(&target).ok();
            let output = plot_to(&link);
            assert!(output.status.success(), "{}", said(&output));
            assert!(fs::symlink_metadata(&link).unwrap().is_symlink(), "{}", link.display());
            assert!(fs::read(&target).unwrap().starts_with(b"<svg "), "{}", link.display());
        }
        assert_eq!(names_in(folder.path()), ["dangling", "not-yet.svg", "sub", "target.svg", "twice"]);
        assert_eq!(names_in(elsewhere.path()), ["absolute"]);
        symlink("circle", in_folder("circle")).unwrap();
        let output = plot_to(&in_folder("circle"));
        assert_eq!(output.status.code(), Some(3));
        assert!(said(&output).contains("/circle: "), "{}", said(&output));
    }

    #[test]
    fn the_permissions_of_an_older_file_are_kept_and_those_of_a_new_one_are_usual() {
        let (folder, file) = folder_with("out.svg");
        for mode in [0o600, 0o640, 0o666, 0o755, 0o200] {
            fs::set_permissions(&file, Permissions::from_mode(mode)).unwrap();
            assert!(plot_to(&file).status.success());
            let found = fs::metadata(&file).unwrap();
            assert_eq!(found.permissions().mode() & 0o7777, mode);
            assert!(found.len() > 1000);
        }
        let usual = folder.path().join("usual");
        drop(File::create(&usual).unwrap());
        let new = folder.path().join("new.svg");
        assert!(plot_to(&new).status.success());
        assert_eq!(fs::metadata(new).unwrap().permissions().mode(), fs::metadata(usual).unwrap().permissions().mode());
    }

    #[test]
    fn a_file_that_may_not_be_written_is_not_replaced() {
        let (_folder, file) = folder_with("out.svg");
        fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
        if OpenOptions::new().write(true).open(&file).is_ok() {
            eprintln!("SKIPPED: the superuser may write every file");
            return;
        }
        let output = plot_to(&file);
        assert_eq!(output.status.code(), Some(3));
        assert!(said(&output).starts_with(&format!("{}: ", file.display())), "{}", said(&output));
        assert_eq!(fs::read_to_string(&file).unwrap(), "from before");
    }

    /// As in `screen f >> f`, which would never end.
    #[test]
    fn no_tool_writes_over_a_file_that_it_reads() {
        let inputs = Inputs::new();
        let mut tried = 0;
        for (tool, call) in TOOLS {
            for word in call.iter().filter(|word| word.starts_with('{')) {
                let mut read = PathBuf::from(&inputs.call(&[word])[0]);
                if read.is_dir() {
                    read.push("tiers.csv");
                }
                let before = fs::read(&read).unwrap();
                let link = inputs.path("link");
                symlink(&read, &link).unwrap();
                let roundabout = read.parent().unwrap().join(".").join(read.file_name().unwrap());
                for out in [&read, &link, &roundabout] {
                    let output = command(tool, &inputs, call).arg("--out").arg(out).output().unwrap();
                    assert_eq!(output.status.code(), Some(2), "{tool} {word}: {}", said(&output));
                    let expected = format!("`--out {}` is a file that the tool reads", out.display());
                    assert!(said(&output).contains(&expected), "{tool}: {}", said(&output));
                }
                fs::remove_file(link).unwrap();
                let appended = OpenOptions::new().append(true).open(&read).unwrap();
                let output = command(tool, &inputs, call).stdout(appended).output().unwrap();
                assert_eq!(output.status.code(), Some(2), "{tool} {word}: {}", said(&output));
                assert!(
                    said(&output).contains("the standard output is a file that the tool reads"),
                    "{}",
                    said(&output)
                );
                assert!(fs::read(&read).unwrap() == before, "{tool} {word}");
                tried += 1;
            }
        }
        assert_eq!(tried, 11);
        // The standard input is a file too.
        let input = File::open(inputs.path("in.csv")).unwrap();
        let appended = OpenOptions::new().append(true).open(inputs.path("in.csv")).unwrap();
        let mut command = Command::new(program("screen"));
        let output = command.args(["-", "--country-column", "country"]).stdin(input).stdout(appended).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    }

    fn pipe(path: &Path) {
        assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    /// The output of a program that does not wait for anyone.
    fn soon(mut command: Command) -> Output {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let started = Instant::now();
        while child.try_wait().unwrap().is_none() {
            if started.elapsed() > Duration::from_secs(30) {
                child.kill().unwrap();
                panic!("{command:?} waits");
            }
            thread::sleep(Duration::from_millis(2));
        }
        child.wait_with_output().unwrap()
    }

    #[test]
    fn a_pipe_or_a_device_is_no_file_to_read() {
        let inputs = Inputs::new();
        pipe(&inputs.path("pipe"));
        let mut tried = 0;
        for (tool, call) in TOOLS {
            for (place, word) in call.iter().enumerate().filter(|(_, word)| word.starts_with('{')) {
                // A screening and an audit take rows as they come.
                if ["{in.csv}", "{panel.csv}"].contains(word) {
                    continue;
                }
                for stranger in [inputs.path("pipe"), "/dev/zero".into()] {
                    let mut words = inputs.call(call);
                    if *word == "{data}" {
                        let folder = tempfile::tempdir_in(inputs.path("")).unwrap().keep();
                        symlink(&stranger, folder.join("names.csv")).unwrap();
                        words[place] = folder.into_os_string().into_string().unwrap();
                    } else {
                        words[place] = stranger.into_os_string().into_string().unwrap();
                    }
                    for out in [None, Some(inputs.path("out"))] {
                        File::create(inputs.path("out")).unwrap();
                        let mut command = Command::new(program(tool));
                        command.args(&words).args(out.iter().flat_map(|out| ["--out".as_ref(), out.as_os_str()]));
                        let output = soon(command);
                        let said = said(&output) + &String::from_utf8_lossy(&output.stdout);
                        assert_eq!(output.status.code(), Some(3), "{tool} {words:?}: {said}");
                        let of_file = fs::read_to_string(inputs.path("out")).unwrap();
                        let is_named = "it is a pipe or a device, not a file";
                        assert!(said.contains(is_named) || of_file.contains(is_named), "{tool} {words:?}: {said}");
                        tried += 1;
                    }
                }
            }
        }
        assert_eq!(tried, 36);
    }

    #[test]
    fn a_pipe_is_screened_and_written() {
        let inputs = Inputs::new();
        let (from, to) = (inputs.path("from"), inputs.path("to"));
        pipe(&from);
        pipe(&to);
        let writer = thread::spawn({
            let from = from.clone();
            move || fs::write(from, "country\nKOR\n").unwrap()
        });
        let reader = thread::spawn({
            let to = to.clone();
            move || fs::read_to_string(to).unwrap()
        });
        let mut command = Command::new(program("screen"));
        command.arg(&from).args(["--country-column", "country", "--year", "2009", "--out"]).arg(&to);
        assert_eq!(soon(command).status.code(), Some(0));
        writer.join().unwrap();
        assert!(reader.join().unwrap().contains("\nKOR,KOR,2009,Tier 1,"));
    }

    /// As with `| true` under `pipefail`: nobody reads, but what failed has failed.
    #[test]
    fn a_closed_output_hides_no_failure() {
        let inputs = Inputs::new();
        fs::create_dir(inputs.path("empty")).unwrap();
        for (tool, call, status) in [
            ("validate", &["{empty}"][..], 3),
            ("validate", &["{empty}", "--json"], 3),
            ("report", &["2002", "--tier", "2WL"], 1),
            ("screen", &["{in.csv}", "--country-column", "country", "--strict"], 3),
        ] {
            let (reader, writer) = std::os::unix::net::UnixStream::pair().unwrap();
            drop(reader);
            let output = command(tool, &inputs, call).stdout(std::os::fd::OwnedFd::from(writer)).output().unwrap();
            assert_eq!(output.status.code(), Some(status), "{tool} {call:?}: {}", said(&output));
        }
    }

    #[test]
    fn a_signal_leaves_nothing() {
        for signal in ["-INT", "-TERM", "-HUP"] {
            let (folder, file) = folder_with("out.csv");
            let mut child = Command::new(program("screen"))
                .args(["-", "--country-column", "country", "--out", file.to_str().unwrap()])
                .stdin(Stdio::piped())
                .spawn()
                .unwrap();
            child.stdin.as_mut().unwrap().write_all(b"country\nKOR\n").unwrap();
            // Once the file is there, the signal is heeded.
            while names_in(folder.path()).len() == 1 {
                thread::sleep(Duration::from_millis(5));
            }
            assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
            assert_eq!(child.wait().unwrap().code(), Some(130), "{signal}");
            assert_eq!(names_in(folder.path()), ["out.csv"], "{signal}");
            assert_eq!(fs::read_to_string(file).unwrap(), "from before", "{signal}");
        }
    }
}
