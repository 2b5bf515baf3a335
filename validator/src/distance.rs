//! Near misses: which known name was probably meant by an unknown one.

/// The candidate that `name` was probably meant to be: the same letters in another case, or one
/// at an edit distance of at most a third of its length.
///
/// ```
/// use cfc_validator::near_miss;
///
/// assert_eq!(near_miss("vlaue", ["value", "multiValue"]), Some("value"));
/// assert_eq!(near_miss("a", ["e"]), None);
/// ```
pub fn near_miss<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let budget = match name.chars().count() {
        // Any letter is like any other.
        0 | 1 => 0,
        length => (length / 3).clamp(1, 3),
    };
    candidates
        .into_iter()
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|(distance, _)| *distance <= budget)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Insertions, deletions, replacements and swaps of neighbours, letters compared without case;
/// a difference in case alone counts nothing.
fn edit_distance(left: &str, right: &str) -> usize {
    let left: Vec<char> = left.to_lowercase().chars().collect();
    let right: Vec<char> = right.to_lowercase().chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for i in 1..=left.len() {
        let mut next = vec![i];
        for j in 1..=right.len() {
            let replace = row[j - 1] + usize::from(left[i - 1] != right[j - 1]);
            let mut best = replace.min(row[j] + 1).min(next[j - 1] + 1);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                best = best.min(before[j - 2] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::{edit_distance, near_miss};

    #[test]
    fn distance_counts_edits() {
        assert_eq!(edit_distance("kitten", "sitting"), 3);
        assert_eq!(edit_distance("", "abc"), 3);
        assert_eq!(edit_distance("vlaue", "value"), 1);
        assert_eq!(edit_distance("URI", "uri"), 0);
    }

    #[test]
    fn near_miss_takes_the_nearest_and_leaves_strangers() {
        let fields = ["value", "multiValue", "attributes"];
        assert_eq!(near_miss("multivalue", fields), Some("multiValue"));
        assert_eq!(near_miss("vaule", fields), Some("value"));
        assert_eq!(near_miss("colour", fields), None);
    }
}
