//! The arguments: those of the tool, and those that all tools share.

use std::{ffi::OsString, path::PathBuf, sync::LazyLock};

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Command, error::ErrorKind, value_parser};

use tip_report::text;

use super::{Failure, Format, Tool};

/// The options of all tools.
pub struct Shared {
    pub out: Option<PathBuf>,
    pub format: Format,
}

const STATUS: &str = "Exit status: 0 answered; 1 nothing found, a refused name, or differences; 2 wrong command line; \
                      3 a file or its data can't be read, loaded or written";

static VERSION: LazyLock<String> =
    LazyLock::new(|| format!("{} (data of {})", env!("CARGO_PKG_VERSION"), tip_report::DATA_VERSION));

/// Reads the command line. Answers requests for help or the version, and reports misuse.
pub fn read<T: Tool>() -> Result<(T, Shared), Failure> {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let matches = match command::<T>().try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) if error.use_stderr() => return Err(misused::<T>(&arguments, &error)),
        Err(help) => {
            help.print().map_err(|error| std::io::Error::new(error.kind(), format!("the standard output: {error}")))?;
            return Err(Failure::Said(0));
        }
    };
    let shared = Shared {
        out: matches.get_one::<PathBuf>("out").filter(|path| path.as_os_str() != "-").cloned(),
        format: format::<T>(&matches),
    };
    let tool = T::from_arg_matches(&matches).map_err(|error| misused::<T>(&arguments, &error))?;
    Ok((tool, shared))
}

/// Says what is wrong with the arguments. `clap` repeats them unchanged, so it is asked again with arguments that can be shown.
fn misused<T: Tool>(arguments: &[OsString], error: &clap::Error) -> Failure {
    let shown = arguments.iter().map(|argument| text::shown(&argument.to_string_lossy()));
    let said = command::<T>().try_get_matches_from(shown).err().filter(clap::Error::use_stderr);
    let said = said.unwrap_or_else(|| command::<T>().error(ErrorKind::InvalidUtf8, text::shown(&error.to_string())));
    // If standard error is closed, there is nobody to tell.
    let _ = said.print();
    Failure::Said(2)
}

/// The command line of a tool: its own options, and those that all share.
pub fn command<T: Tool>() -> Command {
    let out = Arg::new("out").long("out").value_name("FILE").value_parser(value_parser!(PathBuf));
    let out = out.help("Write to this file instead of standard output");
    let command = T::command().bin_name(name()).version(VERSION.as_str()).after_help(STATUS).arg(out);
    let [usual, others @ ..] = T::FORMATS else { return command };
    if others.is_empty() {
        return command;
    }
    let formats = T::FORMATS.iter().filter_map(clap::ValueEnum::to_possible_value);
    let formats = clap::builder::PossibleValuesParser::new(formats);
    let format = Arg::new("format").long("format").value_name("FORMAT").value_parser(formats);
    let mut command = command.arg(format.help(format!("The format [default: {}]", word(*usual))));
    let mut group = ArgGroup::new("formats").arg("format");
    for (short, help) in T::FORMATS.iter().filter_map(|format| format.short_form()) {
        command = command.arg(Arg::new(short).long(short).action(ArgAction::SetTrue).help(help));
        group = group.arg(short);
    }
    command.group(group)
}

fn format<T: Tool>(matches: &ArgMatches) -> Format {
    let is_asked = |format: &&Format| {
        let said = matches.try_get_one::<String>("format").ok().flatten().is_some_and(|said| *said == word(**format));
        said || format.short_form().is_some_and(|(short, _)| matches.try_get_one(short).ok().flatten() == Some(&true))
    };
    T::FORMATS.iter().find(is_asked).copied().unwrap_or(T::FORMATS[0])
}

fn word(format: Format) -> String {
    clap::ValueEnum::to_possible_value(&format).map(|value| value.get_name().to_owned()).unwrap_or_default()
}

/// The name by which the program was called.
pub fn name() -> String {
    let program = std::env::args_os().next().map(PathBuf::from).unwrap_or_default();
    text::shown(&program.file_name().unwrap_or_default().to_string_lossy())
}
