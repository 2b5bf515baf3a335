//! Small sums: Pascal's triangle, triangles, leap years, collatz, armstrong numbers, sums of multiples.

use std::collections::{BTreeSet, HashSet};

pub struct PascalsTriangle(Vec<Vec<u32>>);

impl PascalsTriangle {
    pub fn new(row_count: u32) -> Self {
        let mut rows: Vec<Vec<u32>> = Vec::new();
        for _ in 0..row_count {
            let row = match rows.last() {
                None => vec![1],
                Some(previous) => {
                    let mut row = vec![1];
                    row.extend(previous.windows(2).map(|pair| pair[0] + pair[1]));
                    row.push(1);
                    row
                }
            };
            rows.push(row);
        }
        Self(rows)
    }

    pub fn rows(&self) -> Vec<Vec<u32>> {
        self.0.clone()
    }
}

pub struct Triangle([u64; 3]);

impl Triangle {
    pub fn build(mut sides: [u64; 3]) -> Option<Triangle> {
        sides.sort();
        let [a, b, c] = sides;
        (a > 0 && a + b >= c).then_some(Triangle(sides))
    }

    pub fn is_equilateral(&self) -> bool {
        self.0[0] == self.0[2]
    }

    pub fn is_isosceles(&self) -> bool {
        self.0.iter().collect::<BTreeSet<_>>().len() <= 2
    }
}

pub fn is_leap_year(year: u64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub fn collatz(n: u64) -> Option<u64> {
    match n {
        0 => None,
        1 => Some(0),
        n if n % 2 == 0 => collatz(n / 2).map(|steps| steps + 1),
        n => collatz(n.checked_mul(3)?.checked_add(1)?).map(|steps| steps + 1),
    }
}

pub fn is_armstrong_number(num: u32) -> bool {
    let digits = num.to_string();
    let power = digits.len() as u32;
    digits
        .chars()
        .filter_map(|c| c.to_digit(10))
        .try_fold(0u32, |sum, d| sum.checked_add(d.checked_pow(power)?))
        == Some(num)
}

pub fn sum_of_multiples(limit: u32, factors: &[u32]) -> u32 {
    factors
        .iter()
        .filter(|&&factor| factor != 0)
        .flat_map(|&factor| (factor..limit).step_by(factor as usize))
        .collect::<HashSet<u32>>()
        .iter()
        .sum()
}

pub fn difference(n: u32) -> u32 {
    let square_of_sum = (1..=n).sum::<u32>().pow(2);
    let sum_of_squares: u32 = (1..=n).map(|x| x.pow(2)).sum();
    square_of_sum - sum_of_squares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pascal() {
        assert_eq!(PascalsTriangle::new(0).rows(), Vec::<Vec<u32>>::new());
        assert_eq!(PascalsTriangle::new(4).rows(), vec![vec![1], vec![1, 1], vec![1, 2, 1], vec![1, 3, 3, 1]]);
        assert_eq!(PascalsTriangle::new(11).rows().pop().unwrap()[5], 252);
    }

    #[test]
    fn triangles() {
        assert!(Triangle::build([2, 2, 2]).unwrap().is_equilateral());
        assert!(Triangle::build([3, 4, 4]).unwrap().is_isosceles());
        assert!(Triangle::build([1, 1, 3]).is_none());
        assert!(Triangle::build([0, 0, 0]).is_none());
    }

    #[test]
    fn years() {
        let leap: Vec<u64> = [1900, 1996, 1997, 2000, 2015].into_iter().filter(|y| is_leap_year(*y)).collect();
        assert_eq!(leap, [1996, 2000]);
    }

    #[test]
    fn steps() {
        assert_eq!(collatz(0), None);
        assert_eq!(collatz(16), Some(4));
        assert_eq!(collatz(1_000_000), Some(152));
    }

    #[test]
    fn armstrong() {
        assert!([0, 5, 153, 9474, 9_926_315].iter().all(|n| is_armstrong_number(*n)));
        assert!(![10, 100, 9475, 4_294_967_295].iter().any(|&n| is_armstrong_number(n)));
    }

    #[test]
    fn sums() {
        assert_eq!(sum_of_multiples(1000, &[3, 5]), 233_168);
        assert_eq!(sum_of_multiples(51, &[5, 25, 0]), 275);
        assert_eq!(difference(100), 25_164_150);
    }
}
