//! Matrices of integers: reading, rows, columns, products, saddle points.

use std::fmt;
use std::ops::{Index, IndexMut, Mul};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matrix {
    rows: usize,
    columns: usize,
    data: Vec<i64>,
}

impl Matrix {
    pub fn zero(rows: usize, columns: usize) -> Matrix {
        Matrix { rows, columns, data: vec![0; rows * columns] }
    }

    pub fn identity(n: usize) -> Matrix {
        let mut m = Matrix::zero(n, n);
        for i in 0..n {
            m[(i, i)] = 1;
        }
        m
    }

    pub fn parse(input: &str) -> Option<Matrix> {
        let rows: Vec<Vec<i64>> = input
            .lines()
            .map(|line| line.split_whitespace().map(|n| n.parse().ok()).collect())
            .collect::<Option<_>>()?;
        let columns = rows.first()?.len();
        if rows.iter().any(|row| row.len() != columns) {
            return None;
        }
        Some(Matrix { rows: rows.len(), columns, data: rows.concat() })
    }

    pub fn row(&self, i: usize) -> &[i64] {
        &self.data[i * self.columns..(i + 1) * self.columns]
    }

    pub fn column(&self, j: usize) -> Vec<i64> {
        self.data.iter().skip(j).step_by(self.columns).copied().collect()
    }

    pub fn transposed(&self) -> Matrix {
        let mut t = Matrix::zero(self.columns, self.rows);
        for i in 0..self.rows {
            for j in 0..self.columns {
                t[(j, i)] = self[(i, j)];
            }
        }
        t
    }

    pub fn saddle_points(&self) -> Vec<(usize, usize)> {
        let mut points = vec![];
        for (i, row) in self.data.chunks(self.columns).enumerate() {
            let max = row.iter().max().unwrap();
            for (j, value) in row.iter().enumerate() {
                if value == max && self.column(j).iter().all(|other| other >= value) {
                    points.push((i, j));
                }
            }
        }
        points
    }
}

impl Index<(usize, usize)> for Matrix {
    type Output = i64;
    fn index(&self, (i, j): (usize, usize)) -> &i64 {
        &self.data[i * self.columns + j]
    }
}

impl IndexMut<(usize, usize)> for Matrix {
    fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut i64 {
        &mut self.data[i * self.columns + j]
    }
}

impl Mul for &Matrix {
    type Output = Matrix;
    fn mul(self, other: &Matrix) -> Matrix {
        assert_eq!(self.columns, other.rows, "sizes do not fit");
        let mut product = Matrix::zero(self.rows, other.columns);
        for i in 0..self.rows {
            for j in 0..other.columns {
                for k in 0..self.columns {
                    product[(i, j)] += self[(i, k)] * other[(k, j)];
                }
            }
        }
        product
    }
}

impl fmt::Display for Matrix {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for i in 0..self.rows {
            let row: Vec<String> = self.row(i).iter().map(|n| format!("{n:>3}")).collect();
            writeln!(f, "[{}]", row.join(" "))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_columns() {
        let m = Matrix::parse("1 2 3\n4 5 6\n7 8 9\n8 7 6").unwrap();
        assert_eq!(m.row(1), [4, 5, 6]);
        assert_eq!(m.column(2), vec![3, 6, 9, 6]);
        assert_eq!(Matrix::parse("1 2\n3"), None);
        assert_eq!(Matrix::parse("1 x"), None);
    }

    #[test]
    fn products() {
        let m = Matrix::parse("1 2\n3 4").unwrap();
        assert_eq!(&m * &Matrix::identity(2), m);
        assert_eq!((&m * &m.transposed()).data, [5, 11, 11, 25]);
    }

    #[test]
    fn saddle() {
        let m = Matrix::parse("9 8 7\n5 3 2\n6 6 7").unwrap();
        assert_eq!(m.saddle_points(), [(1, 0)]);
        assert_eq!(Matrix::parse("4 5 4\n3 5 5\n1 5 4").unwrap().saddle_points(), [(0, 1), (1, 1), (2, 1)]);
    }

    #[test]
    fn shows() {
        let m = Matrix::parse("1 -2\n30 4").unwrap();
        assert_eq!(m.to_string(), "[  1  -2]\n[ 30   4]\n");
    }

    #[test]
    #[should_panic(expected = "sizes do not fit")]
    fn sizes() {
        let _ = &Matrix::zero(2, 3) * &Matrix::zero(2, 3);
    }
}
