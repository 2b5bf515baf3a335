//! Every declaration on generated inputs: native, in boa and in njs. Values are equal, or all trap;
//! a trap where the native run has a value is told apart, a value where it traps never is.

use std::io;
use std::path::Path;
use std::thread;

use crate::engines::{self, Compiled};
use crate::native;
use crate::shared::{has_njs, in_halves};
use crate::wrapper::Wrapper;

/// How one call ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// The canonical text of all that it gave.
    Value(String),
    /// A panic, or a thrown error.
    Trap(String),
    /// A limit of the engine: it says nothing.
    Limit(String),
}

/// How a wrapper fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// All engines agree.
    Agree {
        /// On so many calls.
        calls: usize,
        /// Of which so many are traps in JavaScript only, and the first one's words.
        early: usize,
        /// What the first such trap says.
        words: String,
    },
    /// An engine goes on with another value.
    Diverge {
        /// Which engine.
        engine: &'static str,
        /// On which call.
        case: usize,
        /// What the native run ends in.
        native: End,
        /// What the engine ends in.
        found: End,
        /// On how many calls.
        count: usize,
    },
    /// rustc rejects the wrapper.
    Rejected(String),
    /// The compiler refuses it.
    Refused(String),
    /// The compiler breaks.
    Broken(String),
    /// An engine reached a limit.
    Unknown(String),
}

/// Judges wrappers; generated files go into the folder.
///
/// # Errors
/// If rustc or njs cannot be run.
pub fn judge(folder: &Path, wrappers: &[Wrapper]) -> io::Result<Vec<Verdict>> {
    let (native, compiled) = thread::scope(|scope| {
        let native = scope.spawn(|| native::run(folder, wrappers));
        let compiled = compile_all(wrappers);
        (
            native.join().expect("the native side does not panic"),
            compiled,
        )
    });
    let (native, rejected) = native?;
    let codes: Vec<(&str, &[usize])> = compiled
        .iter()
        .zip(wrappers)
        .filter_map(|((c, _), w)| code(c).map(|code| (code, w.cases.as_slice())))
        .collect();
    let njs = if has_njs() {
        engines::njs(folder, &codes)?
    } else {
        Vec::new()
    };
    let mut njs = njs.into_iter();
    let mut verdicts = Vec::new();
    for (i, (compiled, boa)) in compiled.into_iter().enumerate() {
        let njs = code(&compiled).and_then(|_| njs.next());
        verdicts.push(match (rejected.get(&i), compiled) {
            (Some(words), _) => Verdict::Rejected(words.clone()),
            (None, Compiled::Broken(words)) => Verdict::Broken(words),
            (None, Compiled::Refused(words)) => Verdict::Refused(words),
            (None, Compiled::Code(_)) => verdict(&wrappers[i], &native[i], &boa, njs.as_deref()),
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

fn compile_all(wrappers: &[Wrapper]) -> Vec<(Compiled, Vec<End>)> {
    in_halves(wrappers, |wrapper| {
        let compiled = engines::compiled(wrapper);
        let ends = code(&compiled)
            .map(|code| engines::boa(code, &wrapper.cases))
            .unwrap_or_default();
        (compiled, ends)
    })
}

fn verdict(wrapper: &Wrapper, native: &[End], boa: &[End], njs: Option<&[End]>) -> Verdict {
    if native.len() != wrapper.cases.len() {
        return Verdict::Unknown("the native side gave no answer".to_string());
    }
    let (mut early, mut words) = (0, String::new());
    for (engine, found) in [("boa", Some(boa)), ("njs", njs)] {
        let Some(found) = found else { continue };
        if let Some(End::Limit(words)) = found.iter().find(|end| matches!(end, End::Limit(_))) {
            return Verdict::Unknown(format!("{engine}: {words}"));
        }
        let differ = |(native, found): &(&End, &End)| match (native, found) {
            (End::Value(a), End::Value(b)) => a != b,
            (End::Trap(_), End::Value(_)) => true,
            _ => false,
        };
        let pairs = || native.iter().zip(found);
        if let Some(at) = pairs().position(|pair| differ(&pair)) {
            return Verdict::Diverge {
                engine,
                case: wrapper.cases[at],
                native: native[at].clone(),
                found: found[at].clone(),
                count: pairs().filter(differ).count(),
            };
        }
        let traps: Vec<(&End, &End)> = pairs()
            .filter(|(n, f)| matches!((n, f), (End::Value(_), End::Trap(_))))
            .collect();
        if let Some((value, trap)) = traps.first() {
            early = traps.len();
            words = format!("{engine}: {trap:?} for {value:?}");
        }
    }
    Verdict::Agree {
        calls: native.len(),
        early,
        words,
    }
}
