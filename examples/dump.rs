//! Prints what was read of a file as the JSON that `src/export/json` documents.
//!
//! ```text
//! cargo run --release --example dump -- FILE
//! ```
//! Exit status 0 if a table was read, however damaged: the JSON's `diagnostics` say what is missing. Exit status 1 and one line
//! on standard error if the file cannot be opened or holds no such table, or if no file or more than one is named.

use jixiao_lens::{NotATable, export, read};
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    match run(std::env::args_os().skip(1).collect()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("dump: {why}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Vec<OsString>) -> Result<(), String> {
    let [file] = <[OsString; 1]>::try_from(arguments)
        .map_err(|_| "name one file: cargo run --release --example dump -- FILE".to_owned())?;
    let shown = file.display();
    let bytes = std::fs::read(&file).map_err(|error| format!("cannot read {shown}: {error}"))?;
    let dataset = read(&bytes).map_err(|why| format!("{shown} {}", reason(why)))?;
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", export::json(&dataset)) {
        // Whoever reads the output may stop early: `dump FILE | head -c 100`.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(format!("cannot write: {error}"))
        }
        _ => Ok(()),
    }
}

const fn reason(why: NotATable) -> &'static str {
    match why {
        NotATable::Empty => "is empty",
        NotATable::NotText => "is not text in UTF-8 or GB18030",
        NotATable::TooLong => "is longer than 4 GiB",
        NotATable::NoIndicators => {
            "is no 项目支出绩效目标表: no performance indicator (绩效指标) stands in it"
        }
    }
}
