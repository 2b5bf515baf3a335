//! Compiles every Rust file of a folder, whatever it holds: no input may break the compiler.
//! A worker process compiles file after file; its parent tells a crash, a stack overflow and a hang by the
//! file that was begun and never ended.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use cfc_compiler::resolve::{Files, Package};
use cfc_compiler::{Compiled, Options, compile};
use cfc_syntax::Level;

use crate::shared::caught;

/// How long one file may take on the processor.
pub const LIMIT: Duration = Duration::from_secs(5);

/// As large as the stack that the command line gives the compiler's thread.
const STACK_BYTES: usize = 64 * 1024 * 1024;

/// What a sweep came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sweep {
    /// How many files were compiled.
    pub files: usize,
    /// How many ended in an output.
    pub compiled: usize,
    /// Files that broke the compiler, and how.
    pub broken: Vec<(PathBuf, String)>,
    /// The file that took longest, and how long.
    pub slowest: Option<(PathBuf, Duration)>,
}

/// The Rust files under a folder, in order.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Compiles every file, each as a package's root.
///
/// # Errors
/// If the worker cannot be started.
pub fn sweep(folder: &Path) -> io::Result<Sweep> {
    let files = rust_files(folder);
    let mut result = Sweep {
        files: files.len(),
        ..Sweep::default()
    };
    let mut next = 0;
    while next < files.len() {
        let mut child = worker(folder, next)?;
        let lines = lines_of(&mut child);
        let mut begun = next;
        loop {
            // Debug builds and busy machines are slower: the worker measures, the parent only ends a hang.
            match lines.recv_timeout(LIMIT * 24) {
                Ok(line) => {
                    let mut parts = line.splitn(3, ' ');
                    let word = parts.next().unwrap_or_default();
                    let index: usize = parts.next().and_then(|n| n.parse().ok()).unwrap_or(begun);
                    let rest = parts.next().unwrap_or_default();
                    begun = index;
                    match word {
                        "compiled" => result.compiled += 1,
                        "broken" => result.broken.push((files[index].clone(), rest.to_string())),
                        _ => {}
                    }
                    if let ("compiled" | "refused", Ok(millis)) = (word, rest.parse()) {
                        result.took(&files[index], Duration::from_millis(millis));
                    }
                    next = if word == "begin" { index } else { index + 1 };
                }
                Err(error) => {
                    let hangs = error == RecvTimeoutError::Timeout;
                    child.kill()?;
                    let status = child.wait()?;
                    if next < files.len() {
                        let words = if hangs {
                            "hangs".to_string()
                        } else {
                            format!("worker ended: {status}")
                        };
                        result.broken.push((files[begun].clone(), words));
                        next = begun + 1;
                    }
                    break;
                }
            }
        }
    }
    Ok(result)
}

impl Sweep {
    fn took(&mut self, file: &Path, time: Duration) {
        if self.slowest.as_ref().is_none_or(|(_, most)| time > *most) {
            self.slowest = Some((file.to_path_buf(), time));
        }
    }
}

fn worker(folder: &Path, first: usize) -> io::Result<Child> {
    Command::new(std::env::current_exe()?)
        .arg("sweep-from")
        .arg(folder)
        .arg(first.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
}

fn lines_of(child: &mut Child) -> Receiver<String> {
    let (send, receive) = channel();
    if let Some(out) = child.stdout.take() {
        thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    break;
                }
            }
        });
    }
    receive
}

/// The worker: compiles the files from an index on and tells what came of each, a line at a time.
///
/// # Errors
/// If the parent no longer listens.
pub fn sweep_from(folder: &Path, first: usize, out: &mut (impl Write + Send)) -> io::Result<()> {
    let files = rust_files(folder);
    thread::scope(|scope| {
        let work = || {
            for (i, file) in files.iter().enumerate().skip(first) {
                writeln!(out, "begin {i}")?;
                out.flush()?;
                let before = spent();
                let found = verdict(file);
                let millis = spent().saturating_sub(before).as_millis();
                match found {
                    Ok(true) => writeln!(out, "compiled {i} {millis}")?,
                    Ok(false) => writeln!(out, "refused {i} {millis}")?,
                    Err(words) => writeln!(out, "broken {i} {}", words.replace('\n', " "))?,
                }
                out.flush()?;
            }
            Ok(())
        };
        let builder = thread::Builder::new().stack_size(STACK_BYTES);
        builder
            .spawn_scoped(scope, work)?
            .join()
            .expect("panics are caught")
    })
}

/// Whether a file compiles, or what it broke.
///
/// # Errors
/// A panic's words, an internal error's, or what is wrong with a diagnostic.
pub fn verdict(file: &Path) -> Result<bool, String> {
    let start = spent();
    let work = || {
        let root = file.to_string_lossy();
        compile(
            &Package {
                root: &root,
                files: &Disk,
                env: &|_| None,
            },
            &Options::default(),
        )
    };
    let compiled = caught(work)?;
    let took = spent().saturating_sub(start);
    if took > LIMIT {
        return Err(format!("slow: {} ms", took.as_millis()));
    }
    sound(&compiled)
}

/// The processor's time that this thread has taken: how busy the machine is says nothing about a file.
#[cfg(target_os = "linux")]
fn spent() -> Duration {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;

    let micros = getrusage(UsageWho::RUSAGE_THREAD).map_or(0, |usage| {
        (usage.user_time() + usage.system_time()).num_microseconds()
    });
    Duration::from_micros(micros.unsigned_abs())
}

/// Elsewhere, the time that has passed.
#[cfg(not(target_os = "linux"))]
fn spent() -> Duration {
    use std::sync::LazyLock;
    use std::time::Instant;

    static BEGIN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGIN.elapsed()
}

/// An output, or diagnostics that point into a file; what compiles has no error and the other way round.
fn sound(compiled: &Compiled) -> Result<bool, String> {
    for diagnostic in &compiled.diagnostics {
        if diagnostic.code.id.starts_with("CFC09") {
            return Err(format!("{}: {}", diagnostic.code.id, diagnostic.message));
        }
        let file = compiled.sources.file(diagnostic.span.file);
        let (lo, hi) = (diagnostic.span.lo as usize, diagnostic.span.hi as usize);
        if !file.is_local {
            return Err(format!(
                "{} points into {}: {}",
                diagnostic.code.id, file.name, diagnostic.message
            ));
        }
        if lo > hi || file.text.get(lo..hi).is_none() {
            return Err(format!(
                "{} has no place {lo}..{hi}: {}",
                diagnostic.code.id, diagnostic.message
            ));
        }
    }
    let errors = compiled.diagnostics.iter().any(|d| d.level == Level::Error);
    Ok(!errors)
}

struct Disk;

impl Files for Disk {
    fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(path).map_err(|error| error.to_string())
    }
}
