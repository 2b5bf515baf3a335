//! Which sorts of values variables and expressions can have, over all writes of a program.
//! The names of CloudFront's event say much (`functions-event-structure`); nothing is known of parameters otherwise.

use super::{
    BinaryOp, Expr, Program, Prop, Stmt, StmtKind, UnaryOp, Uses, VarId, VarKind, walk_list,
    walk_own_lists,
};

/// A set of sorts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sorts(u16);

impl Sorts {
    /// No value: an expression that is never evaluated.
    pub const NONE: Sorts = Sorts(0);
    /// `undefined`
    pub const UNDEFINED: Sorts = Sorts(1);
    /// `true`, `false`
    pub const BOOL: Sorts = Sorts(2);
    /// A number other than NaN.
    pub const NUMBER: Sorts = Sorts(4);
    /// A string.
    pub const TEXT: Sorts = Sorts(8);
    /// An object, array or function.
    pub const OBJECT: Sorts = Sorts(16);
    /// An object or array whose members are objects: headers, cookies, the query.
    pub const TABLE: Sorts = Sorts(32);
    /// An array of strings.
    pub const TEXTS: Sorts = Sorts(64);
    /// `null`
    pub const NULL: Sorts = Sorts(128);
    /// A number, or NaN.
    pub const NUMERIC: Sorts = Sorts(4 | 256);
    /// Anything.
    pub const ANY: Sorts = Sorts(511);

    /// Of either set.
    #[must_use]
    pub const fn or(self, other: Sorts) -> Sorts {
        Sorts(self.0 | other.0)
    }

    /// Whether nothing is possible but what `other` allows.
    pub const fn within(self, other: Sorts) -> bool {
        self.0 & !other.0 == 0
    }

    /// Without those of `other`.
    #[must_use]
    pub const fn without(self, other: Sorts) -> Sorts {
        Sorts(self.0 & !other.0)
    }

    /// Whether it may be an object or `undefined` only: true exactly if it is an object.
    pub const fn is_optional_object(self) -> bool {
        self.within(Sorts(1 | 16 | 32 | 64))
    }

    /// Whether it may be a string or `undefined` only.
    pub const fn is_optional_text(self) -> bool {
        self.within(Sorts(1 | 8))
    }
}

/// Whether no value that is compared with `undefined` can be `null`: nothing answers with it but JSON, whose
/// values are asked by `typeof` (`sysroot/std/crates/serde/json.rs`).
/// CloudFront's events hold none (`functions-event-structure`).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum NullFree {
    Yes,
    No,
}

impl NullFree {
    /// Of a whole program.
    pub fn of(program: &Program) -> NullFree {
        let mut free = true;
        program.walk(&mut |e| match e {
            Expr::Member(_, Prop::Fixed(name), _) => {
                free &= !matches!(&**name, "match" | "exec" | "getPrototypeOf");
            }
            Expr::Index(_, key, _) => {
                free &= !matches!(&**key, Expr::Str(name) if matches!(&**name, "match" | "exec"));
            }
            _ => {}
        });
        if free { NullFree::Yes } else { NullFree::No }
    }
}

/// What is known of all variables.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
    vars: Vec<Sorts>,
}

impl Facts {
    /// Of a whole program, given how its variables are used.
    pub fn of(program: &Program, uses: &Uses) -> Facts {
        let writes = writes(program);
        let mut vars = vec![Sorts::NONE; program.vars.len()];
        for (index, sorts) in vars.iter_mut().enumerate() {
            let var = VarId(u32::try_from(index).expect("fewer than 2^32 variables"));
            match uses.of_var(var).kind {
                VarKind::Param | VarKind::Catch => *sorts = Sorts::ANY,
                VarKind::Local | VarKind::Global | VarKind::None if uses.may_be_unset(var) => {
                    *sorts = Sorts::UNDEFINED;
                }
                VarKind::Local | VarKind::Global | VarKind::None => {}
            }
        }
        let mut facts = Facts { vars };
        loop {
            let mut changed = false;
            for (var, written) in &writes {
                let old = facts.vars[var.0 as usize];
                let sorts = match written {
                    // Nobody changes a constant table.
                    Written::Value(Expr::Array(items))
                        if uses.of_var(*var).kind == VarKind::Global
                            && items.iter().all(|item| matches!(item, Expr::Str(_))) =>
                    {
                        Sorts::TEXTS
                    }
                    Written::Value(value) => facts.sorts(value),
                    Written::Result(op, a, b) => facts.binary(*op, a, b),
                };
                let new = old.or(sorts);
                changed |= new != old;
                facts.vars[var.0 as usize] = new;
            }
            if !changed {
                return facts;
            }
        }
    }

    /// Whether `==` cannot convert anything; `null_free`: there is no `null` anywhere in the program.
    pub fn compare_alike(&self, a: &Expr, b: &Expr, null_free: NullFree) -> bool {
        let (a, b) = (self.sorts(a), self.sorts(b));
        let both = a.or(b);
        if a == Sorts::UNDEFINED || b == Sorts::UNDEFINED {
            return null_free == NullFree::Yes || both.within(Sorts::ANY.without(Sorts::NULL));
        }
        // `undefined` equals `undefined` and `null` only.
        [Sorts::TEXT, Sorts::NUMERIC]
            .into_iter()
            .any(|sort| both.within(sort.or(Sorts::UNDEFINED)))
    }

    /// What the value of an expression can be.
    pub fn sorts(&self, e: &Expr) -> Sorts {
        match e {
            Expr::Undefined => Sorts::UNDEFINED,
            Expr::Bool(_) => Sorts::BOOL,
            Expr::Num(n) if n.is_nan() => Sorts::NUMERIC,
            Expr::Num(_) => Sorts::NUMBER,
            Expr::Str(_) | Expr::Key(_) | Expr::Concat(_) => Sorts::TEXT,
            Expr::Regex(..)
            | Expr::Fn(_)
            | Expr::Array(_)
            | Expr::Object(_)
            | Expr::Function(_)
            | Expr::New(..) => Sorts::OBJECT,
            Expr::Var(var) => self.vars.get(var.0 as usize).copied().unwrap_or(Sorts::ANY),
            Expr::Member(object, Prop::Fixed(name), _) => self.member(object, name),
            Expr::Index(object, _, _) => self.entry(object).unwrap_or(Sorts::ANY),
            Expr::Unary(op, a) => match op {
                UnaryOp::Not | UnaryOp::Delete => Sorts::BOOL,
                UnaryOp::TypeOf => Sorts::TEXT,
                UnaryOp::Void => Sorts::UNDEFINED,
                UnaryOp::BitNot => Sorts::NUMBER,
                UnaryOp::Neg | UnaryOp::Plus if self.sorts(a).within(Sorts::NUMBER) => {
                    Sorts::NUMBER
                }
                UnaryOp::Neg | UnaryOp::Plus => Sorts::NUMERIC,
            },
            Expr::Binary(op, a, b) | Expr::AssignOp(op, a, b) => self.binary(*op, a, b),
            Expr::And(a, b) => {
                let a = self.sorts(a);
                // An object is true, and the second is the value.
                let objects = Sorts::OBJECT.or(Sorts::TABLE).or(Sorts::TEXTS);
                a.without(objects).or(self.sorts(b))
            }
            Expr::Or(a, b) => self.sorts(a).without(Sorts::UNDEFINED).or(self.sorts(b)),
            // What compares with a number is one.
            Expr::Cond(c, a, b) if compares(c, a) => Sorts::NUMBER.or(self.sorts(b)),
            Expr::Cond(_, a, b) => self.sorts(a).or(self.sorts(b)),
            Expr::Assign(_, value) => self.sorts(value),
            Expr::Seq(items) => items.last().map_or(Sorts::ANY, |e| self.sorts(e)),
            Expr::Call(callee, _, _) => self.called(callee),
            Expr::Global(_) | Expr::Module(_) | Expr::Member(..) | Expr::Await(_) => Sorts::ANY,
        }
    }

    /// Whether the value can only be a string.
    pub fn is_text(&self, e: &Expr) -> bool {
        let sorts = self.sorts(e);
        sorts != Sorts::NONE && sorts.within(Sorts::TEXT)
    }

    /// An entry of a table.
    fn entry(&self, object: &Expr) -> Option<Sorts> {
        match self.sorts(object).without(Sorts::UNDEFINED) {
            Sorts::NONE => Some(Sorts::NONE),
            Sorts::TABLE => Some(Sorts::OBJECT.or(Sorts::UNDEFINED)),
            Sorts::TEXTS => Some(Sorts::TEXT.or(Sorts::UNDEFINED)),
            _ => None,
        }
    }

    fn member(&self, object: &Expr, name: &str) -> Sorts {
        match name {
            "length" => Sorts::NUMBER,
            _ if self.sorts(object).without(Sorts::UNDEFINED) == Sorts::TABLE => {
                Sorts::OBJECT.or(Sorts::UNDEFINED)
            }
            // QUIRK(cloudfront): these names mean this wherever they stand in an event (`functions-event-structure`).
            "statusCode" => Sorts::NUMBER,
            "uri" | "method" | "value" => Sorts::TEXT,
            "headers" | "querystring" | "cookies" => Sorts::TABLE,
            "multiValue" => Sorts::TABLE.or(Sorts::UNDEFINED),
            "request" | "context" | "viewer" => Sorts::OBJECT,
            _ => Sorts::ANY,
        }
    }

    fn binary(&self, op: BinaryOp, a: &Expr, b: &Expr) -> Sorts {
        match op {
            BinaryOp::Add => {
                let (a, b) = (self.sorts(a), self.sorts(b));
                let known = |s: Sorts, of: Sorts| s != Sorts::NONE && s.within(of);
                if known(a, Sorts::TEXT) || known(b, Sorts::TEXT) {
                    Sorts::TEXT
                } else if a == Sorts::NONE || b == Sorts::NONE {
                    Sorts::NONE
                } else if a.within(Sorts::NUMBER) && b.within(Sorts::NUMBER) {
                    Sorts::NUMBER
                } else if a.within(Sorts::NUMERIC) && b.within(Sorts::NUMERIC) {
                    Sorts::NUMERIC
                } else {
                    Sorts::ANY
                }
            }
            BinaryOp::Sub | BinaryOp::Mul
                if self.sorts(a).or(self.sorts(b)).within(Sorts::NUMBER) =>
            {
                Sorts::NUMBER
            }
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div | BinaryOp::Rem | BinaryOp::Exp => {
                Sorts::NUMERIC
            }
            BinaryOp::BitAnd
            | BinaryOp::BitOr
            | BinaryOp::BitXor
            | BinaryOp::Shl
            | BinaryOp::Sar
            | BinaryOp::Shr => Sorts::NUMBER,
            BinaryOp::Eq
            | BinaryOp::Ne
            | BinaryOp::LooseEq
            | BinaryOp::LooseNe
            | BinaryOp::Lt
            | BinaryOp::Le
            | BinaryOp::Gt
            | BinaryOp::Ge
            | BinaryOp::In
            | BinaryOp::InstanceOf => Sorts::BOOL,
        }
    }

    fn called(&self, callee: &Expr) -> Sorts {
        match callee {
            Expr::Member(object, Prop::Fixed(name), _) => match &**name {
                // Of a string, and of an array of strings.
                "slice" => self.sorts(object).without(Sorts::UNDEFINED),
                "now" | "random" if matches!(**object, Expr::Global(_)) => Sorts::NUMBER,
                "keys" if matches!(**object, Expr::Global(_)) => Sorts::TEXTS,
                "codePointAt" => Sorts::NUMBER.or(Sorts::UNDEFINED),
                "indexOf" | "lastIndexOf" | "byteLength" | "push" | "search" | "imul" | "clz32" => {
                    Sorts::NUMBER
                }
                "charAt" | "join" | "padEnd" | "padStart" | "repeat" | "replace" | "substr"
                | "substring" | "toLowerCase" | "toString" | "toUpperCase" | "trim" | "trimEnd"
                | "trimStart" | "toFixed" | "toISOString" => Sorts::TEXT,
                name if gives_boolean(name) => Sorts::BOOL,
                "split" => Sorts::TEXTS,
                "keys" | "map" | "filter" | "concat" => Sorts::OBJECT,
                _ => Sorts::ANY,
            },
            Expr::Global(name) => match &**name {
                "String" | "encodeURIComponent" | "decodeURIComponent" | "encodeURI"
                | "decodeURI" => Sorts::TEXT,
                "parseInt" => Sorts::NUMERIC,
                _ => Sorts::ANY,
            },
            _ => Sorts::ANY,
        }
    }
}

/// Whether a method of the engine gives `true` or `false`.
fn gives_boolean(method: &str) -> bool {
    matches!(
        method,
        "endsWith"
            | "startsWith"
            | "includes"
            | "test"
            | "some"
            | "every"
            | "isArray"
            | "hasOwnProperty"
    )
}

/// Whether the value is certainly `true` or `false`, by the form of the expression.
pub fn is_boolean(e: &Expr) -> bool {
    match e {
        Expr::Bool(_) | Expr::Unary(UnaryOp::Not | UnaryOp::Delete, _) => true,
        Expr::Binary(op, _, _) => op.is_comparison(),
        Expr::And(a, b) | Expr::Or(a, b) | Expr::Cond(_, a, b) => is_boolean(a) && is_boolean(b),
        Expr::Call(callee, _, _) => match &**callee {
            Expr::Member(_, Prop::Fixed(name), _) => gives_boolean(name),
            _ => false,
        },
        _ => false,
    }
}

/// Whether the condition holds only if the variable is less or more than some number.
fn compares(cond: &Expr, var: &Expr) -> bool {
    match cond {
        Expr::And(a, b) => compares(a, var) || compares(b, var),
        Expr::Binary(BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge, a, b) => {
            matches!(var, Expr::Var(_)) && **a == *var && matches!(**b, Expr::Num(_))
        }
        _ => false,
    }
}

/// What a variable gets.
enum Written<'a> {
    Value(&'a Expr),
    /// Of the variable as it is, and this.
    Result(BinaryOp, &'a Expr, &'a Expr),
}

fn writes(program: &Program) -> Vec<(VarId, Written<'_>)> {
    let globals = program.globals.iter();
    let mut writes: Vec<_> = globals
        .map(|(var, value)| (*var, Written::Value(value)))
        .collect();
    program.walk(&mut |e| match e {
        Expr::Assign(place, value) => {
            if let Expr::Var(var) = **place {
                writes.push((var, Written::Value(value)));
            }
        }
        Expr::AssignOp(op, place, value) => {
            if let Expr::Var(var) = **place {
                writes.push((var, Written::Result(*op, place, value)));
            }
        }
        _ => {}
    });
    for function in &program.functions {
        lets(&function.body, &mut writes);
        walk_list(&function.body, &mut |e| {
            if let Expr::Function(function) = e {
                lets(&function.body, &mut writes);
            }
        });
    }
    writes
}

fn lets<'a>(list: &'a [Stmt], writes: &mut Vec<(VarId, Written<'a>)>) {
    walk_own_lists(list, &mut |stmt| {
        if let StmtKind::Let(var, Some(value)) = &stmt.kind {
            writes.push((*var, Written::Value(value)));
        }
    });
}
