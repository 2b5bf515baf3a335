//! What is known of texts and positions in them: a search gives -1 or more, and a character that is compared
//! with one of the basic plane need not be put together from halves.

use rustc_hash::FxHashMap;

use super::analyses::Analyses;
use crate::lir::{
    BinaryOp, Effect, Expr, Facts, Program, Prop, Stmt, StmtKind, VarId, walk_list, walk_own_lists,
};

/// Rewrites the whole program.
pub(super) fn run(program: &mut Program, analyses: &mut Analyses) -> bool {
    let found = searches(program);
    let facts = analyses.facts(program);
    let mut changed = false;
    program.rewrite(&mut |e| {
        if let Some(new) = step(e, &found).or_else(|| or_other(e, &facts)) {
            *e = new;
            changed = true;
        }
    });
    changed
}

/// `t !== "" ? t : u` as `t || u`
fn or_other(e: &Expr, facts: &Facts) -> Option<Expr> {
    let Expr::Cond(cond, a, b) = e else {
        return None;
    };
    let (text, empty, text_again, other) = match &**cond {
        Expr::Binary(BinaryOp::Ne, x, empty) => (x, empty, a, b),
        Expr::Binary(BinaryOp::Eq, x, empty) => (x, empty, b, a),
        _ => return None,
    };
    let is_empty = matches!(&**empty, Expr::Str(s) if s.is_empty());
    (is_empty && text == text_again && facts.is_text(text))
        .then(|| Expr::Or(text.clone(), other.clone()))
}

fn step(e: &Expr, found: &FxHashMap<VarId, bool>) -> Option<Expr> {
    match e {
        // `i < 0 ? -1 : i`
        Expr::Cond(cond, a, b) => match (&**cond, &**a, &**b) {
            (Expr::Binary(BinaryOp::Lt, i, zero), Expr::Num(-1.0), Expr::Var(var))
                if *i == *b && **zero == Expr::Num(0.0) && found.get(var) == Some(&true) =>
            {
                Some(Expr::Var(*var))
            }
            // `i < 0 ? t : t.slice(i + 1)`
            (Expr::Binary(BinaryOp::Lt, i, zero), text, rest)
                if **zero == Expr::Num(0.0)
                    && matches!(&**i, Expr::Var(var) if found.get(var) == Some(&true)) =>
            {
                let (of, from) = method(rest, "slice")?;
                let next = (**i).clone().binary(BinaryOp::Add, Expr::Num(1.0));
                (of == text && *from == next).then(|| rest.clone())
            }
            _ => None,
        },
        Expr::Call(callee, args, _) => joined(callee, args),
        Expr::Binary(op @ (BinaryOp::Eq | BinaryOp::Ne), a, b) => match (&**a, &**b) {
            (a, Expr::Num(code)) | (Expr::Num(code), a) => compared(*op, a, *code),
            _ => None,
        },
        _ => None,
    }
}

/// `[a, "b"].join("")`: what sticks texts together is never handed anything else.
fn joined(callee: &Expr, args: &[Expr]) -> Option<Expr> {
    let Expr::Member(list, Prop::Fixed(name), _) = callee else {
        return None;
    };
    let (Expr::Array(items), "join", [Expr::Str(between)]) = (&**list, &**name, args) else {
        return None;
    };
    let is_text = items
        .iter()
        .take(2)
        .any(|item| matches!(item, Expr::Str(_)));
    (between.is_empty() && items.len() > 1 && is_text).then(|| Expr::Concat(items.clone()))
}

/// A character of a text compared with a literal that is neither a half nor beyond U+FFFF.
fn compared(op: BinaryOp, e: &Expr, code: f64) -> Option<Expr> {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let c = char::from_u32(code as u32).filter(|c| code.fract() == 0.0 && *c <= '\u{d7ff}')?;
    // `0 < t.length ? t.codePointAt(0) : undefined`, or the last one
    let Expr::Cond(cond, some, none) = e else {
        return None;
    };
    let (text, at) = method(some, "codePointAt")?;
    let is_guard = match &**cond {
        Expr::Binary(BinaryOp::Lt, zero, length) => {
            **zero == Expr::Num(0.0) && length_of(length) == Some(text)
        }
        e => length_of(e) == Some(text),
    };
    let is_first = *at == Expr::Num(0.0);
    let is_last = end_of_last(text, at).and_then(length_of) == Some(text);
    if **none != Expr::Undefined || !is_guard || !is_first && !is_last {
        return None;
    }
    let name = if is_first { "startsWith" } else { "endsWith" };
    let holds = call(text, name, Expr::str(c.encode_utf8(&mut [0; 4])));
    Some(if op == BinaryOp::Eq {
        holds
    } else {
        holds.not()
    })
}

/// `end` of `end - ((text.charCodeAt(end - 1) & -1024) == 56320 ? 2 : 1)`.
fn end_of_last<'e>(text: &Expr, at: &'e Expr) -> Option<&'e Expr> {
    let Expr::Binary(BinaryOp::Sub, end, width) = at else {
        return None;
    };
    let Expr::Cond(is_half, two, one) = &**width else {
        return None;
    };
    let Expr::Binary(BinaryOp::Eq, masked, half) = &**is_half else {
        return None;
    };
    let Expr::Binary(BinaryOp::BitAnd, unit, mask) = &**masked else {
        return None;
    };
    let (object, arg) = method(unit, "charCodeAt")?;
    let before = Expr::Binary(BinaryOp::Sub, end.clone(), Box::new(Expr::Num(1.0)));
    let fits = (&**two, &**one, &**half, &**mask)
        == (
            &Expr::Num(2.0),
            &Expr::Num(1.0),
            &Expr::Num(56320.0),
            &Expr::Num(-1024.0),
        );
    (fits && object == text && *arg == before).then_some(end)
}

fn length_of(e: &Expr) -> Option<&Expr> {
    match e {
        Expr::Member(text, Prop::Fixed(name), _) if &**name == "length" => Some(text),
        _ => None,
    }
}

/// Object and argument of `object.name(arg)`.
fn method<'e>(e: &'e Expr, name: &str) -> Option<(&'e Expr, &'e Expr)> {
    match e {
        Expr::Call(callee, args, _) => match (&**callee, &args[..]) {
            (Expr::Member(object, Prop::Fixed(found), _), [arg]) if &**found == name => {
                Some((object, arg))
            }
            _ => None,
        },
        _ => None,
    }
}

fn call(text: &Expr, name: &str, arg: Expr) -> Expr {
    let callee = text.clone().member(name, Effect::Pure);
    Expr::Call(Box::new(callee), vec![arg], Effect::Pure)
}

/// Variables by whether every value of theirs is a search's result.
fn searches(program: &Program) -> FxHashMap<VarId, bool> {
    let mut found = FxHashMap::default();
    let mut note = |var: VarId, value: &Expr| {
        let is_search = matches!(value, Expr::Call(callee, _, _)
            if matches!(&**callee, Expr::Member(_, Prop::Fixed(name), _)
                if matches!(&**name, "indexOf" | "lastIndexOf" | "search")));
        let all = found.entry(var).or_insert(true);
        *all &= is_search;
    };
    program.walk(&mut |e| match e {
        Expr::Assign(place, value) => {
            if let Expr::Var(var) = **place {
                note(var, value);
            }
        }
        Expr::AssignOp(_, place, _) => {
            if let Expr::Var(var) = **place {
                note(var, &Expr::Undefined);
            }
        }
        _ => {}
    });
    let mut lets = |list: &[Stmt]| {
        walk_own_lists(list, &mut |stmt| {
            if let StmtKind::Let(var, Some(value)) = &stmt.kind {
                note(*var, value);
            }
        });
    };
    for function in &program.functions {
        lets(&function.body);
        walk_list(&function.body, &mut |e| {
            if let Expr::Function(function) = e {
                lets(&function.body);
            }
        });
    }
    found
}
