//! Reads documents that nobody would publish and says what came of it.
//!
//! ```text
//! cargo run --profile bench --example hostile            every case at a quarter of its size and whole: result, time, peak memory
//! cargo run --profile bench --example hostile -- rows    those with 'rows' in their name
//! ```
//! Each is read in a process of its own, whose memory is then its peak (on Linux). The last column is how many times as long the whole takes
//! as its quarter: 4 where time grows as the document does.

#[path = "../tests/hostile/mod.rs"]
mod hostile;

use hostile::{CASES, Hostile};
use std::process::Command;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [alone, case, size] = arguments.as_slice()
        && alone == "--alone"
    {
        let found = CASES.iter().find(|each| each.name == case);
        if let (Some(found), Ok(size)) = (found, size.parse()) {
            read(found, size);
        }
        return Ok(());
    }
    println!("    MB |  quarter, ms |   whole, ms | times | peak, MB | case: result");
    let wanted = arguments.first().map(String::as_str).unwrap_or_default();
    for case in CASES.iter().filter(|case| case.name.contains(wanted)) {
        let quarter = alone(case, case.full / 4)?;
        let whole = alone(case, case.full)?;
        let [Some([_, short, ..]), Some([size, long, peak, result])] =
            [&quarter, &whole].map(|line| fields(line))
        else {
            println!("{:>63}: STOPPED {whole}", case.name);
            continue;
        };
        let number = |text: &str| text.parse::<f64>().unwrap_or_default();
        let times = number(long) / number(short).max(1.0);
        println!(
            "{size:>6} | {short:>12} | {long:>11} | {times:>5.1} | {peak:>8} | {}: {result}",
            case.name
        );
    }
    Ok(())
}

fn alone(case: &Hostile, size: usize) -> std::io::Result<String> {
    let size = size.to_string();
    let mut command = Command::new(std::env::current_exe()?);
    let output = command.args(["--alone", case.name, &size]).output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn fields(line: &str) -> Option<[&str; 4]> {
    let fields: Vec<&str> = line.split('\t').collect();
    fields.try_into().ok()
}

/// Prints megabytes, milliseconds, the peak of memory in megabytes, and what was read.
fn read(case: &Hostile, size: usize) {
    let bytes = case.bytes(size);
    let start = Instant::now();
    let result = jixiao_lens::read(&bytes);
    let time = start.elapsed().as_millis();
    let megabytes = bytes.len() as f64 / 1e6;
    let said = match &result {
        Err(reason) => format!("{reason:?}"),
        Ok(dataset) => format!(
            "{} pages, {} projects, {} diagnostics, {} findings",
            dataset.pages.len(),
            dataset.projects.len(),
            dataset.diagnostics.len(),
            dataset.findings.len()
        ),
    };
    println!("{megabytes:.1}\t{time}\t{}\t{said}", peak());
}

fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1000
}
