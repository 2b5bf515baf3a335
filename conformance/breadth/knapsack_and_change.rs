//! Dynamic programming and recursion: change, knapsack, n queens, permutations, hanoi, subsets.

use std::collections::HashMap;

pub fn find_fewest_coins(coins: &[u32], target: u32) -> Option<Vec<u32>> {
    let mut best: Vec<Option<Vec<u32>>> = vec![None; target as usize + 1];
    best[0] = Some(vec![]);
    for amount in 1..=target {
        best[amount as usize] = coins
            .iter()
            .filter(|&&coin| coin <= amount)
            .filter_map(|&coin| {
                best[(amount - coin) as usize].as_ref().map(|rest| {
                    let mut coins = rest.clone();
                    coins.push(coin);
                    coins
                })
            })
            .min_by_key(|coins| coins.len());
    }
    let mut found = best.pop()??;
    found.sort();
    Some(found)
}

#[derive(Debug)]
pub struct Item {
    pub weight: u32,
    pub value: u32,
}

pub fn maximum_value(max_weight: u32, items: &[Item]) -> u32 {
    match items {
        [] => 0,
        [first, rest @ ..] => {
            let without = maximum_value(max_weight, rest);
            if first.weight > max_weight {
                without
            } else {
                without.max(first.value + maximum_value(max_weight - first.weight, rest))
            }
        }
    }
}

fn place(n: usize, row: usize, columns: &mut Vec<usize>, count: &mut u32) {
    if row == n {
        *count += 1;
        return;
    }
    for column in 0..n {
        let safe = columns
            .iter()
            .enumerate()
            .all(|(r, &c)| c != column && c.abs_diff(column) != row - r);
        if safe {
            columns.push(column);
            place(n, row + 1, columns, count);
            columns.pop();
        }
    }
}

pub fn queens(n: usize) -> u32 {
    let mut count = 0;
    place(n, 0, &mut Vec::new(), &mut count);
    count
}

pub fn permutations(items: &mut Vec<char>, k: usize, out: &mut Vec<String>) {
    if k == items.len() {
        out.push(items.iter().collect());
        return;
    }
    for i in k..items.len() {
        items.swap(k, i);
        permutations(items, k + 1, out);
        items.swap(k, i);
    }
}

pub fn hanoi(n: u32, from: char, to: char, via: char, mut on_move: impl FnMut(char, char)) {
    let mut work = vec![(n, from, to, via)];
    while let Some((n, from, to, via)) = work.pop() {
        match n {
            0 => {}
            1 => on_move(from, to),
            n => {
                work.push((n - 1, via, to, from));
                work.push((1, from, to, via));
                work.push((n - 1, from, via, to));
            }
        }
    }
}

pub fn stairs(n: u64, memo: &mut HashMap<u64, u64>) -> u64 {
    if n <= 1 {
        return 1;
    }
    if let Some(&known) = memo.get(&n) {
        return known;
    }
    let ways = stairs(n - 1, memo) + stairs(n - 2, memo);
    memo.insert(n, ways);
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coins() {
        assert_eq!(find_fewest_coins(&[1, 5, 10, 21, 25], 63), Some(vec![21, 21, 21]));
        assert_eq!(find_fewest_coins(&[5, 10], 94), None);
        assert_eq!(find_fewest_coins(&[1], 0), Some(vec![]));
    }

    #[test]
    fn knapsack() {
        let items = [(5, 10), (4, 40), (6, 30), (4, 50)].map(|(weight, value)| Item { weight, value });
        assert_eq!(maximum_value(10, &items), 90);
        assert_eq!(maximum_value(3, &items), 0);
    }

    #[test]
    fn backtracking() {
        assert_eq!(queens(6), 4);
        let mut out = vec![];
        permutations(&mut "abc".chars().collect(), 0, &mut out);
        assert_eq!(out, ["abc", "acb", "bac", "bca", "cba", "cab"]);
    }

    #[test]
    fn towers() {
        let mut moves = String::new();
        hanoi(3, 'A', 'C', 'B', |from, to| moves.push_str(&format!("{from}{to} ")));
        assert_eq!(moves.trim_end(), "AC AB CB AC BA BC AC");
    }

    #[test]
    fn memo() {
        assert_eq!(stairs(50, &mut HashMap::new()), 20_365_011_074);
    }
}
