//! Into iterators and out of them.

/// What `for` loops over.
#[lang = "IntoIterator"]
pub trait IntoIterator {
    /// The elements.
    type Item;

    /// The iterator.
    type IntoIter: Iterator<Item = Self::Item>;

    /// The iterator over the elements.
    #[lang = "into_iter"]
    fn into_iter(self) -> Self::IntoIter;
}

impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;

    #[inline]
    fn into_iter(self) -> I {
        self
    }
}

/// What `collect` can make.
#[lang = "FromIterator"]
pub trait FromIterator<A>: Sized {
    /// The collection of the elements.
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;

    /// The collection of a list's elements; only for this library.
    #[doc(hidden)]
    #[inline]
    fn from_list(list: Vec<A>) -> Self {
        FromIterator::from_iter(list)
    }
}

/// What can be grown by elements.
pub trait Extend<A> {
    /// Adds the elements.
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
}

/// What `sum` can make.
pub trait Sum<A = Self>: Sized {
    /// The sum.
    fn sum<I: Iterator<Item = A>>(iter: I) -> Self;
}

/// What `product` can make.
pub trait Product<A = Self>: Sized {
    /// The product.
    fn product<I: Iterator<Item = A>>(iter: I) -> Self;
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Sum for Int {
    #[js(any_order)]
    #[inline]
    fn sum<I: Iterator<Item = Int>>(mut iter: I) -> Int {
        let mut total: Int = 0;
        while let Some(x) = iter.next() {
            total = total + x;
        }
        total
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl<'a> Sum<&'a Int> for Int {
    #[js(any_order)]
    #[inline]
    fn sum<I: Iterator<Item = &'a Int>>(mut iter: I) -> Int {
        let mut total: Int = 0;
        while let Some(x) = iter.next() {
            total = total + *x;
        }
        total
    }
}

// std starts the sum of floats at -0.0, which is its identity.
#[for_types(f32, f64)]
impl Sum for Int {
    #[inline]
    fn sum<I: Iterator<Item = Int>>(mut iter: I) -> Int {
        let mut total: Int = -0.0;
        while let Some(x) = iter.next() {
            total = total + x;
        }
        total
    }
}

#[for_types(f32, f64)]
impl<'a> Sum<&'a Int> for Int {
    #[inline]
    fn sum<I: Iterator<Item = &'a Int>>(mut iter: I) -> Int {
        let mut total: Int = -0.0;
        while let Some(x) = iter.next() {
            total = total + *x;
        }
        total
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl Product for Int {
    #[js(any_order)]
    #[inline]
    fn product<I: Iterator<Item = Int>>(mut iter: I) -> Int {
        let mut total: Int = 1;
        while let Some(x) = iter.next() {
            total = total * x;
        }
        total
    }
}

#[for_types(i8, i16, i32, i64, isize, u8, u16, u32, u64, usize)]
impl<'a> Product<&'a Int> for Int {
    #[js(any_order)]
    #[inline]
    fn product<I: Iterator<Item = &'a Int>>(mut iter: I) -> Int {
        let mut total: Int = 1;
        while let Some(x) = iter.next() {
            total = total * *x;
        }
        total
    }
}

#[for_types(f32, f64)]
impl Product for Int {
    #[inline]
    fn product<I: Iterator<Item = Int>>(mut iter: I) -> Int {
        let mut total: Int = 1.0;
        while let Some(x) = iter.next() {
            total = total * x;
        }
        total
    }
}

#[for_types(f32, f64)]
impl<'a> Product<&'a Int> for Int {
    #[inline]
    fn product<I: Iterator<Item = &'a Int>>(mut iter: I) -> Int {
        let mut total: Int = 1.0;
        while let Some(x) = iter.next() {
            total = total * *x;
        }
        total
    }
}

impl FromIterator<()> for () {
    #[inline]
    fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> () {
        for _ in iter {}
    }
}

impl<A, B, EA: Default + Extend<A>, EB: Default + Extend<B>> FromIterator<(A, B)> for (EA, EB) {
    #[inline]
    fn from_iter<I: IntoIterator<Item = (A, B)>>(iter: I) -> (EA, EB) {
        iter.into_iter().unzip()
    }
}

impl<A, B, EA: Extend<A>, EB: Extend<B>> Extend<(A, B)> for (EA, EB) {
    #[inline]
    fn extend<I: IntoIterator<Item = (A, B)>>(&mut self, iter: I) {
        for (a, b) in iter {
            self.0.extend(Some(a));
            self.1.extend(Some(b));
        }
    }
}
