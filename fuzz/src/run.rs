//! Many programs at once: native, boa and njs, and the verdict on each.

use std::io;
use std::path::Path;
use std::thread;

use crate::native::{self, Rejections};
use crate::script::{self, Compiled};
use crate::verdict::{Divergence, End, Verdict, compare};

const STACK_BYTES: usize = 256 * 1024 * 1024;

/// Judges programs, compiled without the named passes. Files go into the folder.
///
/// # Errors
/// If rustc or njs cannot be run.
pub fn judge(folder: &Path, programs: &[String], without: &[String]) -> io::Result<Vec<Verdict>> {
    let (native, rejected) = native::run(folder, programs)?;
    let compiled = compile_all(programs, &rejected, without);
    let codes: Vec<&str> = compiled.iter().filter_map(|(c, _)| code(c)).collect();
    let mut njs = if script::has_njs() {
        script::njs(folder, &codes)?
    } else {
        Vec::new()
    }
    .into_iter();
    let mut verdicts = Vec::new();
    for (i, ((compiled, boa), native)) in compiled.into_iter().zip(native).enumerate() {
        let njs = code(&compiled).and_then(|_| njs.next());
        verdicts.push(match (rejected.get(&i), compiled) {
            (Some(words), _) => Verdict::Rejected(words.clone()),
            (None, Compiled::Broken(words)) => Verdict::Broken(words),
            (None, Compiled::Refused(errors)) => Verdict::Refused(errors),
            (None, Compiled::Code(_)) => native.map_or(Verdict::Unknown, |native| {
                verdict(&native, &boa, njs.as_deref())
            }),
        });
    }
    Ok(verdicts)
}

fn code(compiled: &Compiled) -> Option<&str> {
    match compiled {
        Compiled::Code(code) => Some(code),
        Compiled::Refused(_) | Compiled::Broken(_) => None,
    }
}

fn verdict(native: &[End], boa: &[End], njs: Option<&[End]>) -> Verdict {
    let found: Option<Divergence> =
        compare("boa", native, boa).or_else(|| njs.and_then(|njs| compare("njs", native, njs)));
    match found {
        Some(divergence) => Verdict::Diverge(divergence),
        None if boa.contains(&End::Limit) => Verdict::Unknown,
        None => Verdict::Agree(
            native
                .iter()
                .filter(|end| matches!(end, End::Trap(_)))
                .count(),
        ),
    }
}

/// Compiles on two threads, whose stacks hold deeply nested programs; each keeps the resolved libraries.
fn compile_all(
    programs: &[String],
    rejected: &Rejections,
    without: &[String],
) -> Vec<(Compiled, Vec<End>)> {
    let numbered: Vec<(usize, &String)> = programs.iter().enumerate().collect();
    let half = programs.len().div_ceil(2).max(1);
    thread::scope(|scope| {
        let threads: Vec<_> = numbered
            .chunks(half)
            .map(|part| {
                let one = |(i, program): &(usize, &String)| match rejected.get(i) {
                    Some(words) => (Compiled::Broken(words.clone()), Vec::new()),
                    None => compile_and_run(program, without),
                };
                let work = move || part.iter().map(one).collect::<Vec<_>>();
                thread::Builder::new()
                    .stack_size(STACK_BYTES)
                    .spawn_scoped(scope, work)
                    .expect("a thread can be started")
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("panics are caught"))
            .collect()
    })
}

fn compile_and_run(program: &str, without: &[String]) -> (Compiled, Vec<End>) {
    let compiled = script::compiled(program, without);
    let ends = code(&compiled).map(script::boa).unwrap_or_default();
    (compiled, ends)
}
