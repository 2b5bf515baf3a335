//! What `.await` waits for.

/// What an `async fn` returns.
#[lang = "Future"]
pub trait Future {
    /// What `.await` gives.
    type Output;
}

/// What `.await` can be written after.
pub trait IntoFuture {
    /// What `.await` gives.
    type Output;

    /// The future.
    type IntoFuture: Future<Output = Self::Output>;

    /// The future.
    fn into_future(self) -> Self::IntoFuture;
}
