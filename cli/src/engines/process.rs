//! Child processes that get their input from a file and may never end.
//! They are given up when they make no progress; what they wrote until then is kept.

use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How a child ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// By itself.
    Itself(ExitStatus),
    /// It was stopped: for too long its output did not grow.
    Stuck,
}

/// Runs a command; `output` is the file that grows as long as it makes progress.
pub fn run(
    mut command: Command,
    stdin: &Path,
    stdout: &Path,
    output: &Path,
    patience: Duration,
) -> io::Result<Ended> {
    command.stdin(Stdio::from(File::open(stdin)?));
    command.stdout(Stdio::from(File::create(stdout)?));
    command.stderr(Stdio::null());
    let mut child = command.spawn()?;
    let (mut grown, mut length) = (Instant::now(), 0);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended::Itself(status));
        }
        let now = fs::metadata(output).map_or(0, |file| file.len());
        if now != length {
            (grown, length) = (Instant::now(), now);
        } else if grown.elapsed() > patience {
            stop(&mut child)?;
            return Ok(Ended::Stuck);
        }
        thread::sleep(Duration::from_millis(2));
    }
}

fn stop(child: &mut Child) -> io::Result<()> {
    child.kill()?;
    child.wait()?;
    Ok(())
}
