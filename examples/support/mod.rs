//! What the examples share: an output that survives `| head`, and the exit statuses.

#![allow(dead_code, reason = "each example uses a part")]

use std::{
    error::Error,
    io::{self, BufWriter, Write},
    process::ExitCode,
};

/// How an example ends, apart from errors: 0 found, 1 not found. (Wrong usage ends with 2, by `clap`.)
pub enum Outcome {
    Found,
    NotFound,
}

/// Runs an example on a locked standard output. A reader that closes it early is no error.
pub fn run(example: impl FnOnce(&mut dyn Write) -> Result<Outcome, Box<dyn Error>>) -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let outcome = example(&mut out).and_then(|outcome| Ok(out.flush().map(|()| outcome)?));
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::NotFound) => ExitCode::from(1),
        Err(error) if is_closed_pipe(error.as_ref()) => ExitCode::SUCCESS,
        Err(error) => {
            // What was found before the error still belongs on the output.
            let _ = out.flush();
            // A closed standard error is nobody's to tell.
            let _ = writeln!(io::stderr(), "{error}");
            ExitCode::from(1)
        }
    }
}

fn is_closed_pipe(error: &(dyn Error + 'static)) -> bool {
    let kind = error
        .downcast_ref::<io::Error>()
        .map(io::Error::kind)
        .or_else(|| error.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind));
    kind == Some(io::ErrorKind::BrokenPipe)
}

/// Prints one JSON document.
pub fn json(out: &mut dyn Write, value: &impl serde::Serialize) -> Result<(), Box<dyn Error>> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}
