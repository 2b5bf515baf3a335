//! What the passes ask about the program as it stands: found out once, and again only when it has changed.

use std::rc::Rc;

use crate::lir::{Facts, Program, Uses};

/// What is known so far.
#[derive(Default)]
pub(super) struct Analyses {
    uses: Option<Rc<Uses>>,
    facts: Option<Rc<Facts>>,
}

impl Analyses {
    /// How every variable is used.
    pub(super) fn uses(&mut self, program: &Program) -> Rc<Uses> {
        let known = self.uses.get_or_insert_with(|| Rc::new(Uses::of(program)));
        debug_assert!(
            **known == Uses::of(program),
            "the program changed, and nobody said so"
        );
        Rc::clone(known)
    }

    /// Which sorts of values the variables can have.
    pub(super) fn facts(&mut self, program: &Program) -> Rc<Facts> {
        let uses = self.uses(program);
        let known = self
            .facts
            .get_or_insert_with(|| Rc::new(Facts::of(program, &uses)));
        debug_assert!(
            **known == Facts::of(program, &uses),
            "the program changed, and nobody said so"
        );
        Rc::clone(known)
    }

    /// The program has changed, if it has. Gives back whether.
    pub(super) fn forget_if(&mut self, changed: bool) -> bool {
        if changed {
            *self = Analyses::default();
        }
        changed
    }
}
