//! Parts of slices that are changed in place: through ranges, halves, chunks, patterns and calls.

use cloudfront_functions::prelude::*;

#[derive(Clone, Debug, PartialEq)]
struct Item {
    name: String,
    rank: u32,
}

struct Shelf {
    items: Vec<Item>,
}

fn quick_sort(list: &mut [u32]) {
    if list.len() <= 1 {
        return;
    }
    let last = list.len() - 1;
    let pivot = list[last];
    let mut at = 0;
    for i in 0..last {
        if list[i] < pivot {
            list.swap(i, at);
            at += 1;
        }
    }
    list.swap(at, last);
    quick_sort(&mut list[..at]);
    let (_, right) = list.split_at_mut(at + 1);
    quick_sort(right);
}

fn merge_halves(list: &mut [u32], buffer: &mut Vec<u32>) -> usize {
    let middle = list.len() / 2;
    let mut moves = 0;
    if middle > 0 {
        let (left, right) = list.split_at_mut(middle);
        moves += merge_halves(left, buffer);
        moves += merge_halves(right, buffer);
        buffer.clear();
        let (mut i, mut j) = (0, 0);
        while i < left.len() || j < right.len() {
            if j == right.len() || (i < left.len() && left[i] <= right[j]) {
                buffer.push(left[i]);
                i += 1;
            } else {
                buffer.push(right[j]);
                j += 1;
                moves += 1;
            }
        }
        list.copy_from_slice(buffer);
    }
    moves
}

fn negate_ends(list: &mut [i32]) {
    match list {
        [first, .., last] => {
            *first = -*first;
            *last = -*last;
        }
        [only] => *only = 0,
        [] => {}
    }
}

fn bump_rest(list: &mut [i32]) {
    if let [_, rest @ ..] = list {
        for x in rest.iter_mut() {
            *x += 10;
        }
        rest.reverse();
        negate_ends(&mut rest[1..]);
    }
}

fn rename(shelf: &mut Shelf, from: usize) {
    for (i, item) in shelf.items[from..].iter_mut().enumerate() {
        item.rank += 1;
        item.name.push_str(&i.to_string());
    }
    if let Some(part) = shelf.items.get_mut(..2) {
        part.swap(0, 1);
        part[0].rank *= 2;
    }
}

#[viewer_request]
fn handler(event: ViewerRequestEvent) -> Response {
    let uri = event.request.uri;
    let mut bytes: Vec<u32> = uri.bytes().map(u32::from).collect();
    bytes.extend([9, 3, 7, 1, 8, 2, 2]);
    let n = bytes.len();

    let mut quick = bytes.clone();
    quick_sort(&mut quick[1..]);
    let mut merged = bytes.clone();
    let moves = merge_halves(&mut merged, &mut Vec::new());

    let mut list: Vec<i32> = bytes.iter().map(|b| *b as i32).collect();
    bump_rest(&mut list);
    list[n - 6..].sort_unstable_by(|a, b| b.cmp(a));
    list[..3].rotate_left(1);
    list[2..5].fill(4);
    let half = if n % 2 == 0 { &mut list[..n / 2] } else { &mut list[n / 2..] };
    half[0] = 77;
    half.last_mut().map(|x| *x -= 1);

    let mut grid = vec![vec![0u8; 4]; 3];
    for (y, row) in grid.iter_mut().enumerate() {
        for (x, pair) in row.chunks_mut(2).enumerate() {
            pair[x] = (y * 2 + x) as u8;
            pair.swap(0, 1);
        }
    }
    let (top, bottom) = grid.split_at_mut(1);
    top[0].swap_with_slice(&mut bottom[1]);
    bottom[0][1..3].copy_from_slice(&[8, 9]);

    let mut words: Vec<String> = uri.split('/').map(str::to_string).collect();
    words.push("z".to_string());
    words.push("a".to_string());
    let at = words.len() - 2;
    words[at..].sort();
    if let Some((first, rest)) = words.split_first_mut() {
        first.push('!');
        for word in rest {
            word.insert(0, '+');
        }
    }

    let mut shelf = Shelf { items: Vec::new() };
    for (i, word) in words.iter().enumerate() {
        shelf.items.push(Item { name: word.clone(), rank: i as u32 });
    }
    rename(&mut shelf, 1);

    let log = format!("{quick:?}\n{merged:?} {moves}\n{list:?}\n{grid:?}\n{words:?}\n{:?}", shelf.items);
    Response::new(200).with_body(log)
}
