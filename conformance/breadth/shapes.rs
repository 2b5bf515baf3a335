//! Traits: shapes with defaults, generics over them, operators on complex numbers and vectors, iterators.

use std::fmt::{self, Debug, Display};
use std::iter::{Product, Sum};
use std::ops::{Add, Mul, Neg, Sub};

pub trait Shape {
    const SIDES: u32;

    fn area(&self) -> f64;

    fn name(&self) -> String {
        format!("shape with {} sides", Self::SIDES)
    }
}

pub struct Square(f64);
pub struct Rectangle {
    width: f64,
    height: f64,
}

impl Shape for Square {
    const SIDES: u32 = 4;

    fn area(&self) -> f64 {
        self.0.powi(2)
    }

    fn name(&self) -> String {
        "square".to_string()
    }
}

impl Shape for Rectangle {
    const SIDES: u32 = 4;

    fn area(&self) -> f64 {
        self.width * self.height
    }
}

pub fn describe<S: Shape>(shape: &S) -> String {
    format!("{}: {:.2}", shape.name(), shape.area())
}

pub fn total(shapes: &[&dyn Shape4]) -> f64 {
    shapes.iter().map(|s| s.area4()).sum()
}

pub trait Shape4 {
    fn area4(&self) -> f64;
}

impl<S: Shape> Shape4 for S {
    fn area4(&self) -> f64 {
        self.area()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Complex<T> {
    re: T,
    im: T,
}

impl<T: Add<Output = T>> Add for Complex<T> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Complex { re: self.re + other.re, im: self.im + other.im }
    }
}

impl<T> Mul for Complex<T>
where
    T: Mul<Output = T> + Add<Output = T> + Sub<Output = T> + Copy,
{
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Complex {
            re: self.re * other.re - self.im * other.im,
            im: self.re * other.im + self.im * other.re,
        }
    }
}

impl<T: Neg<Output = T>> Neg for Complex<T> {
    type Output = Self;
    fn neg(self) -> Self {
        Complex { re: -self.re, im: -self.im }
    }
}

impl<T: Default + Add<Output = T>> Sum for Complex<T> {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Complex::default(), |a, b| a + b)
    }
}

impl Display for Complex<i32> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:+}i", self.re, self.im)
    }
}

pub struct Fibonacci {
    pair: (u64, u64),
}

impl Iterator for Fibonacci {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let (a, b) = self.pair;
        self.pair = (b, a + b);
        Some(a)
    }
}

pub fn product_of<T: Product<T> + Copy + Debug>(items: &[T]) -> String {
    format!("{:?}", items.iter().copied().product::<T>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn describes() {
        assert_eq!(describe(&Square(1.5)), "square: 2.25");
        assert_eq!(describe(&Rectangle { width: 2.0, height: 3.0 }), "shape with 4 sides: 6.00");
    }

    #[test]
    fn complex_numbers() {
        let a = Complex { re: 1, im: 2 };
        let b = Complex { re: 3, im: -1 };
        assert_eq!(a * b, Complex { re: 5, im: 5 });
        assert_eq!((-a + b).to_string(), "2-3i");
        assert_eq!([a, b, a].into_iter().sum::<Complex<i32>>(), Complex { re: 5, im: 3 });
    }

    #[test]
    fn fibonacci() {
        let even: Vec<u64> = Fibonacci { pair: (0, 1) }.filter(|n| n % 2 == 0).take(5).collect();
        assert_eq!(even, [0, 2, 8, 34, 144]);
        assert_eq!(Fibonacci { pair: (0, 1) }.skip(10).step_by(2).take_while(|n| *n < 1000).last(), Some(987 / 1));
    }

    #[test]
    fn products() {
        assert_eq!(product_of(&[1.5, 2.0]), "3.0");
        assert_eq!(product_of(&[2, 3, 4]), "24");
    }

    #[test]
    fn dynamic() {
        assert_eq!(total(&[&Square(2.0), &Rectangle { width: 1.0, height: 0.5 }]), 4.5);
    }
}
