//! Bodies that are lowered when somebody first asks for them.
//! The sysroot has thousands; a function reaches a few dozen of them.

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use cfc_syntax::Diagnostic;

use super::Body;
use crate::span::Span;

/// A body, lowered at the latest on first use. Cheap to clone; dereferences to the [`Body`].
#[derive(Clone)]
pub struct LazyBody(Rc<Cell>);

struct Cell {
    body: OnceCell<Rc<Body>>,
    lower: Option<Box<dyn Fn() -> Body>>,
}

impl LazyBody {
    /// A body that is there already.
    pub fn ready(body: Body) -> LazyBody {
        LazyBody(Rc::new(Cell {
            body: OnceCell::from(Rc::new(body)),
            lower: None,
        }))
    }

    /// A body that `lower` gives when it is needed, once.
    pub fn later(lower: impl Fn() -> Body + 'static) -> LazyBody {
        LazyBody(Rc::new(Cell {
            body: OnceCell::new(),
            lower: Some(Box::new(lower)),
        }))
    }

    /// The body.
    pub fn get(&self) -> Rc<Body> {
        Rc::clone(self.force())
    }

    /// Whether the body has been asked for.
    pub fn is_lowered(&self) -> bool {
        self.0.body.get().is_some()
    }

    fn force(&self) -> &Rc<Body> {
        self.0.body.get_or_init(|| {
            // INVARIANT: `ready` fills the cell, `later` gives a function.
            let lower = self.0.lower.as_ref().expect("a lazy body has its source");
            Rc::new(lower())
        })
    }
}

impl Deref for LazyBody {
    type Target = Body;

    fn deref(&self) -> &Body {
        self.force()
    }
}

/// Shows the body if it is there, and lowers nothing.
impl fmt::Debug for LazyBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.body.get() {
            Some(body) => body.fmt(f),
            None => f.write_str("<not lowered yet>"),
        }
    }
}

/// What is found out when a lazy body is lowered, which is after resolution has returned.
#[derive(Clone, Default, Debug)]
pub struct LateDiagnostics(Rc<RefCell<Vec<Diagnostic<Span>>>>);

impl LateDiagnostics {
    /// Adds a finding.
    pub fn push(&self, diagnostic: Diagnostic<Span>) {
        self.0.borrow_mut().push(diagnostic);
    }

    /// Takes all findings so far.
    pub fn take(&self) -> Vec<Diagnostic<Span>> {
        std::mem::take(&mut *self.0.borrow_mut())
    }
}
