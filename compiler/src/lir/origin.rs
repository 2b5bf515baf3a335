//! Where the pieces of a program come from: the author's place, and the helper of std or of the
//! shim that it was written in. Names and texts that passes carry along unchanged are known by
//! their identity, so that no pass has to know of this.

use std::sync::Arc;

use crate::hir::FxIndexSet;
use rustc_hash::FxHashMap;

use super::{Expr, Prop, walk};
use crate::hir::Symbol;
use crate::span::Span;

/// Where a piece of the output comes from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Origin {
    /// The author's expression; a helper's own where the author wrote none.
    pub span: Span,
    /// The function of std or of the shim that the author called there, if the piece is its.
    pub helper: Option<Symbol>,
}

/// What is known of a program's origins.
#[derive(Clone, Default, Debug)]
pub struct Origins {
    all: FxIndexSet<Origin>,
    /// By address.
    texts: FxHashMap<*const u8, Noted>,
}

#[derive(Clone, Debug)]
struct Noted {
    /// Held, so that nothing else gets its address.
    _text: Arc<str>,
    /// None if the text is a definition's own, which many expressions share.
    origin: Option<usize>,
    sure: bool,
}

impl Origins {
    /// Notes that what is new in the expression was made for there, and is used nowhere else.
    pub fn note_own(&mut self, e: &Expr, origin: Origin) {
        self.see(e, origin, true);
    }

    /// Notes that what is in the expression is used there.
    pub fn note_use(&mut self, e: &Expr, origin: Origin) {
        self.see(e, origin, false);
    }

    /// Where this name or text comes from.
    pub fn of(&self, text: &Arc<str>) -> Option<&Origin> {
        let noted = self.texts.get(&Arc::as_ptr(text).cast())?;
        self.all.get_index(noted.origin?)
    }

    fn see(&mut self, e: &Expr, origin: Origin, sure: bool) {
        let span = origin.span;
        let (index, _) = self.all.insert_full(origin);
        let (all, texts) = (&self.all, &mut self.texts);
        let mut see = |text: &Arc<str>| {
            let noted = texts
                .entry(Arc::as_ptr(text).cast())
                .or_insert_with(|| Noted {
                    _text: Arc::clone(text),
                    origin: Some(index),
                    sure,
                });
            let before = noted.origin.and_then(|at| all.get_index(at));
            if !noted.sure && before.is_some_and(|before| !contains(span, before.span)) {
                noted.origin = None;
            }
        };
        walk(e, &mut |e| match e {
            Expr::Object(fields) => fields.iter().for_each(|(prop, _)| see(prop.name())),
            e => text_of(e).into_iter().for_each(&mut see),
        });
    }
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.lo <= inner.lo && inner.hi <= outer.hi
}

/// The name or text by which an expression is known.
pub fn text_of(e: &Expr) -> Option<&Arc<str>> {
    match e {
        Expr::Str(text) | Expr::Regex(text, _) | Expr::Global(text) => Some(text),
        Expr::Member(_, Prop::Fixed(name) | Prop::Field(name), _) => Some(name),
        Expr::Index(_, key, _) => match &**key {
            Expr::Str(name) => Some(name),
            _ => None,
        },
        _ => None,
    }
}
