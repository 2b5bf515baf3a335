//! What can be called. Closures, function items and function pointers implement these by themselves.

/// Called once: the closure may move what it captured.
#[lang = "FnOnce"]
pub trait FnOnce<Args> {
    /// What the call gives.
    #[lang = "fn_once_output"]
    type Output;

    /// The call.
    fn call_once(self, args: Args) -> Self::Output;
}

/// Called any number of times; may change what it captured.
#[lang = "FnMut"]
pub trait FnMut<Args>: FnOnce<Args> {
    /// The call.
    fn call_mut(&mut self, args: Args) -> Self::Output;
}

/// Called any number of times, changing nothing it captured.
#[lang = "Fn"]
pub trait Fn<Args>: FnMut<Args> {
    /// The call.
    fn call(&self, args: Args) -> Self::Output;
}

impl<A, F: Fn<A> + ?Sized> Fn<A> for &F {
    #[inline]
    fn call(&self, args: A) -> F::Output {
        (**self).call(args)
    }
}

impl<A, F: Fn<A> + ?Sized> FnMut<A> for &F {
    #[inline]
    fn call_mut(&mut self, args: A) -> F::Output {
        (**self).call(args)
    }
}

impl<A, F: Fn<A> + ?Sized> FnOnce<A> for &F {
    type Output = F::Output;

    #[inline]
    fn call_once(self, args: A) -> F::Output {
        (*self).call(args)
    }
}

impl<A, F: FnMut<A> + ?Sized> FnMut<A> for &mut F {
    #[inline]
    fn call_mut(&mut self, args: A) -> F::Output {
        (**self).call_mut(args)
    }
}

impl<A, F: FnMut<A> + ?Sized> FnOnce<A> for &mut F {
    type Output = F::Output;

    #[inline]
    fn call_once(self, args: A) -> F::Output {
        (*self).call_mut(args)
    }
}
