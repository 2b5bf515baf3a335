//! Lists within lists, binary search, accumulate with closures, flatten, two-bucket breadth-first search.

use std::collections::{HashSet, VecDeque};

#[derive(Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Sublist,
    Superlist,
    Unequal,
}

fn contains<T: PartialEq>(long: &[T], short: &[T]) -> bool {
    short.is_empty() || long.windows(short.len()).any(|window| window == short)
}

pub fn sublist<T: PartialEq>(first: &[T], second: &[T]) -> Comparison {
    match (contains(first, second), contains(second, first)) {
        (true, true) => Comparison::Equal,
        (true, false) => Comparison::Superlist,
        (false, true) => Comparison::Sublist,
        (false, false) => Comparison::Unequal,
    }
}

pub fn find<U, T>(array: U, key: T) -> Option<usize>
where
    U: AsRef<[T]>,
    T: Ord,
{
    let array = array.as_ref();
    let (mut low, mut high) = (0, array.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match array[middle].cmp(&key) {
            std::cmp::Ordering::Equal => return Some(middle),
            std::cmp::Ordering::Less => low = middle + 1,
            std::cmp::Ordering::Greater => high = middle,
        }
    }
    None
}

pub fn map<A, B>(input: Vec<A>, mut function: impl FnMut(A) -> B) -> Vec<B> {
    let mut result = Vec::new();
    for item in input {
        result.push(function(item));
    }
    result
}

pub fn compose<A, B, C>(f: impl Fn(A) -> B, g: impl Fn(B) -> C) -> impl Fn(A) -> C {
    move |x| g(f(x))
}

#[derive(Debug, Clone)]
pub enum Nested {
    Value(i32),
    List(Vec<Nested>),
}

pub fn flatten(nested: &Nested) -> Vec<i32> {
    match nested {
        Nested::Value(n) => vec![*n],
        Nested::List(list) => list.iter().flat_map(flatten).collect(),
    }
}

pub fn buckets(one: u8, two: u8, goal: u8) -> Option<u32> {
    let mut seen = HashSet::new();
    let mut queue = VecDeque::from([((0, 0), 0)]);
    while let Some(((a, b), moves)) = queue.pop_front() {
        if a == goal || b == goal {
            return Some(moves);
        }
        if !seen.insert((a, b)) {
            continue;
        }
        let pour_right = a.min(two - b);
        let pour_left = b.min(one - a);
        for next in [
            (one, b),
            (a, two),
            (0, b),
            (a, 0),
            (a - pour_right, b + pour_right),
            (a + pour_left, b - pour_left),
        ] {
            queue.push_back((next, moves + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        assert_eq!(sublist::<i32>(&[], &[]), Comparison::Equal);
        assert_eq!(sublist(&[1, 2, 3], &[0, 1, 2, 3, 4]), Comparison::Sublist);
        assert_eq!(sublist(&["a", "b"], &["b"]), Comparison::Superlist);
        assert_eq!(sublist(&[1, 3], &[1, 2, 3]), Comparison::Unequal);
    }

    #[test]
    fn searches() {
        assert_eq!(find(&[1, 3, 4, 6, 8, 9, 11], 6), Some(3));
        assert_eq!(find(vec!["a", "c"], "b"), None);
        assert_eq!(find([], 1), None);
    }

    #[test]
    fn closures() {
        let mut calls = 0;
        let doubled = map(vec![1, 2, 3], |x| {
            calls += 1;
            x * 2
        });
        assert_eq!((doubled, calls), (vec![2, 4, 6], 3));
        let shout = compose(|s: &str| s.to_uppercase(), |s| s + "!");
        assert_eq!(shout("hey"), "HEY!");
    }

    #[test]
    fn flattens() {
        use Nested::*;
        let nested = List(vec![Value(0), List(vec![Value(1), List(vec![]), List(vec![Value(2)])]), Value(3)]);
        assert_eq!(flatten(&nested), [0, 1, 2, 3]);
    }

    #[test]
    fn pours() {
        assert_eq!(buckets(3, 5, 4), Some(6));
        assert_eq!(buckets(2, 4, 3), None);
    }
}
