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

/// The files of a child.
pub struct Streams<'a> {
    /// Its standard input.
    pub input: &'a Path,
    /// Its standard output.
    pub output: &'a Path,
    /// Its standard error, which may be the output too.
    pub errors: Option<&'a Path>,
    /// The file that grows as long as it makes progress.
    pub grows: &'a Path,
}

/// Runs a command with its streams in files.
pub fn run(mut command: Command, streams: &Streams<'_>, patience: Duration) -> io::Result<Ended> {
    let output = File::create(streams.output)?;
    command.stdin(Stdio::from(File::open(streams.input)?));
    command.stderr(match streams.errors {
        Some(errors) if errors == streams.output => Stdio::from(output.try_clone()?),
        Some(errors) => Stdio::from(File::create(errors)?),
        None => Stdio::null(),
    });
    command.stdout(Stdio::from(output));
    let mut child = command.spawn()?;
    let (mut grown, mut length) = (Instant::now(), 0);
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Ended::Itself(status));
        }
        let now = fs::metadata(streams.grows).map_or(0, |file| file.len());
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
