//! Many programs at once: native, boa and njs, and the verdict on each.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use cfc_conformance::shared::{has_njs, in_halves};

use crate::native::{self, Rejections};
use crate::script::{self, Compiled};
use crate::verdict::{Divergence, End, Verdict, compare};

/// Judges programs, compiled without the named passes. Files go into the folder.
///
/// # Errors
/// If rustc or njs cannot be run.
pub fn judge(folder: &Path, programs: &[String], without: &[String]) -> io::Result<Vec<Verdict>> {
    let mut settings = judge_each(folder, programs, &[without.to_vec()])?;
    Ok(settings.pop().unwrap_or_default())
}

/// As `judge`, for each of several lists of passes to leave out: the native run is made once.
///
/// # Errors
/// If rustc or njs cannot be run.
pub fn judge_each(
    folder: &Path,
    programs: &[String],
    settings: &[Vec<String>],
) -> io::Result<Vec<Vec<Verdict>>> {
    let (native, rejected) = native::run(folder, programs)?;
    let has_njs = has_njs();
    let mut known: BTreeMap<String, Ends> = BTreeMap::new();
    let mut verdicts = Vec::new();
    for without in settings {
        let compiled = compile_all(programs, &rejected, without, &known);
        let new: Vec<&str> = compiled
            .iter()
            .filter_map(|(c, _)| code(c))
            .filter(|code| !known.contains_key(*code))
            .collect();
        let njs = if has_njs {
            script::njs(folder, &new)?
        } else {
            Vec::new()
        };
        let mut njs = njs.into_iter();
        let mut of_setting = Vec::new();
        for (i, (compiled, boa)) in compiled.into_iter().enumerate() {
            if let (Some(code), Some(boa)) = (code(&compiled), boa) {
                let njs = njs.next();
                known.insert(code.to_string(), Ends { boa, njs });
            }
            of_setting.push(match (rejected.get(&i), compiled) {
                (Some(words), _) => Verdict::Rejected(words.clone()),
                (None, Compiled::Broken(words)) => Verdict::Broken(words),
                (None, Compiled::Refused(errors)) => Verdict::Refused(errors),
                (None, Compiled::Code(code)) => native[i]
                    .as_ref()
                    .map_or(Verdict::Unknown, |native| verdict(native, &known[&code])),
            });
        }
        verdicts.push(of_setting);
    }
    Ok(verdicts)
}

/// What one JavaScript text came to.
struct Ends {
    boa: Vec<End>,
    njs: Option<Vec<End>>,
}

fn code(compiled: &Compiled) -> Option<&str> {
    match compiled {
        Compiled::Code(code) => Some(code),
        Compiled::Refused(_) | Compiled::Broken(_) => None,
    }
}

fn verdict(native: &[End], ends: &Ends) -> Verdict {
    let in_njs = || compare("njs", native, ends.njs.as_ref()?);
    let found: Option<Divergence> = compare("boa", native, &ends.boa).or_else(in_njs);
    match found {
        Some(divergence) => Verdict::Diverge(divergence),
        None if ends.boa.contains(&End::Limit) => Verdict::Unknown,
        None => Verdict::Agree(
            native
                .iter()
                .filter(|end| matches!(end, End::Trap(_)))
                .count(),
        ),
    }
}

/// Compiles all; what is not known yet runs in boa as well.
fn compile_all(
    programs: &[String],
    rejected: &Rejections,
    without: &[String],
    known: &BTreeMap<String, Ends>,
) -> Vec<(Compiled, Option<Vec<End>>)> {
    let numbered: Vec<(usize, &String)> = programs.iter().enumerate().collect();
    in_halves(&numbered, |(i, program)| match rejected.get(i) {
        Some(words) => (Compiled::Broken(words.clone()), None),
        None => compile_and_run(program, without, known),
    })
}

fn compile_and_run(
    program: &str,
    without: &[String],
    known: &BTreeMap<String, Ends>,
) -> (Compiled, Option<Vec<End>>) {
    let compiled = script::compiled(program, without);
    let is_new = |code: &&str| !known.contains_key(*code);
    let ends = code(&compiled).filter(is_new).map(script::boa);
    (compiled, ends)
}
