//! Hints to the optimiser.

/// Its argument.
#[inline]
pub fn black_box<T>(dummy: T) -> T {
    dummy
}

/// Nothing.
#[inline]
pub fn spin_loop() {}
