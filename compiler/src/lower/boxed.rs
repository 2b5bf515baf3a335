//! Which places have to be objects or cells: what one run of a function's lowering tells the next.
//! A place is known by the calls that lead to it, so that what becomes of one place moves no other's number.

use rustc_hash::{FxHashMap, FxHashSet};

/// Marks the numbers of plain variables: what makes an aggregate an object leaves them be.
pub const CELL: u32 = 1 << 31;

/// The number of a frame or of a place; the function's own frame is 0.
pub type Number = u32;

/// What a number is counted among.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nth {
    /// The frame's calls that are lowered in line.
    Call(u32),
    /// The frame's mutable variables.
    Place(u32),
    /// The fields of a place.
    Field(u32),
}

/// The places of one function, over all runs of its lowering.
#[derive(Default)]
pub struct Boxed {
    numbers: FxHashMap<(Number, Nth), Number>,
    /// Mutable aggregates that must be objects, and, with [`CELL`], plain variables that must be cells.
    marked: FxHashSet<Number>,
    /// Whether the present run marked one that it had made in the other form.
    is_stale: bool,
}

impl Boxed {
    /// The number of what stands at this place, the same in every run.
    pub fn number(&mut self, of: Number, nth: Nth) -> Number {
        let next = u32::try_from(self.numbers.len() + 1).expect("few places");
        *self.numbers.entry((of, nth)).or_insert(next)
    }

    /// Whether the place has to be an object, or a cell.
    pub fn contains(&self, number: Number) -> bool {
        self.marked.contains(&number)
    }

    /// Notes that the place has to be an object, or a cell. The present run goes on, to find others like it;
    /// what it makes is thrown away. False if that was known from the start, and did not help.
    #[must_use]
    pub fn mark(&mut self, number: Number) -> bool {
        self.is_stale |= self.marked.insert(number);
        self.is_stale
    }

    /// Whether what was made since the last call is to be thrown away.
    pub fn take_stale(&mut self) -> bool {
        std::mem::take(&mut self.is_stale)
    }
}
