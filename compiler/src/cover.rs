//! Counts which branches a run takes: lowering puts a counter into each branch that the author wrote and that
//! is left in the program, and the handler writes all counts as one line of the log. For measuring what
//! recorded events reach; such a program is never uploaded.

use crate::lir::{BinaryOp, Effect, Expr, FnId, Function, Program, StmtKind, VarId};
use crate::span::{SourceMap, Span};

/// What the line with the counts begins with.
const COUNTS: &str = "cfc-branches ";

/// Whether branches are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Branches {
    /// They are not: what is uploaded.
    #[default]
    Plain,
    /// They are.
    Counted,
}

/// A branch that the author wrote. Where code is inlined at several places, or compiled for several types, it
/// is one branch all the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Branch {
    /// The author's file.
    pub file: String,
    /// Where it begins: line and column, from 1.
    pub at: (u32, u32),
    /// What leads there.
    pub way: Way,
}

/// What leads into a branch.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Way {
    /// The condition of an `if` holds.
    Then,
    /// It does not hold.
    Else,
    /// A pattern of a `match` or a `let` fits, or `?` goes one way.
    Arm,
    /// The left side of `&&` or `||` leaves the decision to the right one.
    RightSide,
    /// A closure is called.
    Closure,
}

impl Way {
    /// What is wrong with one that no event takes.
    pub const fn untaken(self) -> &'static str {
        match self {
            Way::Then => "this condition never holds",
            Way::Else => "this condition always holds",
            Way::Arm => "this arm is never taken",
            Way::RightSide => "this side of the operator is never evaluated",
            Way::Closure => "this closure is never called",
        }
    }
}

/// The counts that a line of the log holds, by the branch's place in
/// [`CompiledFunction::branches`](crate::CompiledFunction::branches); `None` for another line.
///
/// ```
/// assert_eq!(cfc_compiler::cover::counts("cfc-branches 2,0"), Some(vec![2, 0]));
/// assert_eq!(cfc_compiler::cover::counts("hello"), None);
/// ```
pub fn counts(line: &str) -> Option<Vec<u64>> {
    let numbers = line.strip_prefix(COUNTS)?;
    if numbers.is_empty() {
        return Some(Vec::new());
    }
    numbers
        .split(',')
        .map(|number| number.parse().ok())
        .collect()
}

/// The counters of a program that is being lowered.
#[derive(Debug)]
pub(crate) struct Counters {
    /// The array of counts.
    var: VarId,
    /// By counter.
    branches: Vec<(Span, Way)>,
}

impl Counters {
    /// No counters yet.
    pub(crate) fn new(program: &mut Program) -> Counters {
        Counters {
            var: program.new_var("counts"),
            branches: Vec::new(),
        }
    }

    /// The statement that counts a branch.
    pub(crate) fn count(&mut self, span: Span, way: Way) -> StmtKind {
        let branch = (span, way);
        let known = self.branches.iter().position(|known| *known == branch);
        let at = known.unwrap_or_else(|| {
            self.branches.push(branch);
            self.branches.len() - 1
        });
        let index = Expr::Num(f64::from(u32::try_from(at).expect("few branches")));
        let count = Expr::Index(Box::new(Expr::Var(self.var)), Box::new(index), Effect::Read);
        let one = Box::new(Expr::Num(1.0));
        StmtKind::Expr(Expr::AssignOp(BinaryOp::Add, Box::new(count), one))
    }

    /// Gives the finished program its array, and a handler that writes the counts however it ends.
    pub(crate) fn finish(self, program: &mut Program, sources: &SourceMap) -> Vec<Branch> {
        let length = u32::try_from(self.branches.len()).expect("few branches");
        program.globals.push((self.var, zeros(length)));
        wrap_handler(program, self.var);
        let branches = self.branches.into_iter();
        branches
            .map(|(span, way)| Branch {
                file: sources.file(span.file).name.to_string(),
                at: sources.line_column(span),
                way,
            })
            .collect()
    }
}

/// `new Array(length).fill(0)`: no literal, which passes would take for a table that never changes.
fn zeros(length: u32) -> Expr {
    let length = vec![Expr::Num(f64::from(length))];
    let array = Expr::New(
        Box::new(Expr::Global("Array".into())),
        length,
        Effect::Effect,
    );
    let fill = array.member("fill", Effect::Read);
    Expr::Call(Box::new(fill), vec![Expr::Num(0.0)], Effect::Effect)
}

fn wrap_handler(program: &mut Program, counts: VarId) {
    let Some(handler) = program.handler else {
        return;
    };
    let is_async = program.function(handler).is_async;
    // CloudFront calls it by its name, which depends on the event.
    let name = program.function(handler).name.clone();
    let event = program.new_var("event");
    let outcome = program.new_var("outcome");
    let error = program.new_var("error");
    let call = Expr::Call(
        Box::new(Expr::Fn(handler)),
        vec![Expr::Var(event)],
        Effect::Effect,
    );
    let value = if is_async {
        Expr::Await(Box::new(call))
    } else {
        call
    };
    let tried = vec![StmtKind::Let(outcome, Some(value)).into()];
    let caught = vec![log(counts).into(), StmtKind::Throw(Expr::Var(error)).into()];
    program.functions.push(Function {
        name,
        span: None,
        params: vec![event],
        body: vec![
            StmtKind::Try(tried, error, caught).into(),
            log(counts).into(),
            StmtKind::Return(Some(Expr::Var(outcome))).into(),
        ],
        is_async,
    });
    let last = u32::try_from(program.functions.len() - 1).expect("few functions");
    program.handler = Some(FnId(last));
}

/// `console.log("cfc-branches " + counts.join(","))`
fn log(counts: VarId) -> StmtKind {
    let join = Expr::Var(counts).member("join", Effect::Read);
    let counts = Expr::Call(Box::new(join), vec![Expr::str(",")], Effect::Read);
    let line = Expr::Concat(vec![Expr::str(COUNTS), counts]);
    let log = Expr::Global("console".into()).member("log", Effect::Read);
    StmtKind::Expr(Expr::Call(Box::new(log), vec![line], Effect::Effect))
}
