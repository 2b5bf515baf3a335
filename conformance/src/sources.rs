//! Values of types that no literal gives: iterators, entries of maps. Each is made from an owned value, by the
//! expression that an author would write.

/// How a value of a type comes about.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// What an iterator gives; empty for others.
    pub item: &'static str,
    /// The type of the owned value, with the declaration's own parameters.
    pub owned: &'static str,
    /// Statements that make `it` of `$a`.
    pub make: &'static str,
}

const fn of(item: &'static str, owned: &'static str, make: &'static str) -> Source {
    Source { item, owned, make }
}

/// The sources of a type that a file of the sysroot declares methods of.
pub fn sources(file: &str, ty: &str) -> &'static [Source] {
    let is_tested = |(of_file, of_type, _): &&(&str, &str, &[Source])| {
        (file == *of_file
            || file
                .strip_prefix(*of_file)
                .is_some_and(|rest| rest.starts_with('/')))
            && ty == *of_type
    };
    TABLE
        .iter()
        .find(is_tested)
        .map_or(&[], |(_, _, sources)| sources)
}

/// By file, or folder, and the type's name.
const TABLE: &[(&str, &str, &[Source])] = &[
    // Lists.
    (
        "slice",
        "Iter",
        &[of("&T", "Vec<T>", "let b = $a; let mut it = b.iter();")],
    ),
    (
        "slice",
        "IterMut",
        &[of(
            "&mut T",
            "Vec<T>",
            "let mut b = $a; let mut it = b.iter_mut();",
        )],
    ),
    (
        "slice",
        "Windows",
        &[of(
            "&[T]",
            "Vec<T>",
            "let b = $a; let mut it = b.windows(2);",
        )],
    ),
    (
        "slice",
        "Chunks",
        &[of(
            "&[T]",
            "Vec<T>",
            "let b = $a; let mut it = b.chunks(2);",
        )],
    ),
    (
        "slice",
        "ChunksMut",
        &[of(
            "&mut [T]",
            "Vec<T>",
            "let mut b = $a; let mut it = b.chunks_mut(2);",
        )],
    ),
    (
        "slice",
        "ChunksExact",
        &[of(
            "&[T]",
            "Vec<T>",
            "let b = $a; let mut it = b.chunks_exact(2);",
        )],
    ),
    (
        "slice",
        "ChunksExactMut",
        &[of(
            "&mut [T]",
            "Vec<T>",
            "let mut b = $a; let mut it = b.chunks_exact_mut(2);",
        )],
    ),
    (
        "slice",
        "RChunks",
        &[of(
            "&[T]",
            "Vec<T>",
            "let b = $a; let mut it = b.rchunks(2);",
        )],
    ),
    (
        "slice",
        "Split",
        &[of(
            "&[T]",
            "Vec<T>",
            "let b = $a; let mut it = b.split(|x| mix(&x.show()) % 3 == 0);",
        )],
    ),
    (
        "vec",
        "IntoIter",
        &[of("T", "Vec<T>", "let mut it = $a.into_iter();")],
    ),
    (
        "vec",
        "Drain",
        &[of(
            "T",
            "Vec<T>",
            "let mut b = $a; let n = b.len() / 2; let mut it = b.drain(n..);",
        )],
    ),
    (
        "array",
        "IntoIter",
        &[of("T", "[T; 3]", "let mut it = $a.into_iter();")],
    ),
    (
        "option",
        "Iter",
        &[of("&T", "Option<T>", "let b = $a; let mut it = b.iter();")],
    ),
    (
        "option",
        "IterMut",
        &[of(
            "&mut T",
            "Option<T>",
            "let mut b = $a; let mut it = b.iter_mut();",
        )],
    ),
    (
        "option",
        "IntoIter",
        &[of("T", "Option<T>", "let mut it = $a.into_iter();")],
    ),
    (
        "result",
        "Iter",
        &[of(
            "&T",
            "Result<T, String>",
            "let b = $a; let mut it = b.iter();",
        )],
    ),
    (
        "result",
        "IntoIter",
        &[of("T", "Result<T, String>", "let mut it = $a.into_iter();")],
    ),
    // Collections.
    (
        "collections/vec_deque",
        "Iter",
        &[of(
            "&T",
            "VecDeque<T>",
            "let b = $a; let mut it = b.iter();",
        )],
    ),
    (
        "collections/vec_deque",
        "IterMut",
        &[of(
            "&mut T",
            "VecDeque<T>",
            "let mut b = $a; let mut it = b.iter_mut();",
        )],
    ),
    (
        "collections/vec_deque",
        "IntoIter",
        &[of("T", "VecDeque<T>", "let mut it = $a.into_iter();")],
    ),
    (
        "collections/vec_deque",
        "Drain",
        &[of(
            "T",
            "VecDeque<T>",
            "let mut b = $a; let mut it = b.drain(..);",
        )],
    ),
    (
        "collections/btree_set",
        "Iter",
        &[of(
            "&T",
            "BTreeSet<T>",
            "let b = $a; let mut it = b.iter();",
        )],
    ),
    (
        "collections/btree_set",
        "IntoIter",
        &[of("T", "BTreeSet<T>", "let mut it = $a.into_iter();")],
    ),
    (
        "collections/btree_map",
        "Iter",
        &[of(
            "(&K, &V)",
            "BTreeMap<K, V>",
            "let b = $a; let mut it = b.iter();",
        )],
    ),
    (
        "collections/btree_map",
        "IterMut",
        &[of(
            "(&K, &mut V)",
            "BTreeMap<K, V>",
            "let mut b = $a; let mut it = b.iter_mut();",
        )],
    ),
    (
        "collections/btree_map",
        "IntoIter",
        &[of(
            "(K, V)",
            "BTreeMap<K, V>",
            "let mut it = $a.into_iter();",
        )],
    ),
    (
        "collections/btree_map",
        "Keys",
        &[of(
            "&K",
            "BTreeMap<K, V>",
            "let b = $a; let mut it = b.keys();",
        )],
    ),
    (
        "collections/btree_map",
        "Values",
        &[of(
            "&V",
            "BTreeMap<K, V>",
            "let b = $a; let mut it = b.values();",
        )],
    ),
    (
        "collections/btree_map",
        "ValuesMut",
        &[of(
            "&mut V",
            "BTreeMap<K, V>",
            "let mut b = $a; let mut it = b.values_mut();",
        )],
    ),
    (
        "collections/btree_map",
        "Entry",
        &[of(
            "",
            "(BTreeMap<K, V>, K)",
            "let (mut b, k) = $a; let mut it = b.entry(k);",
        )],
    ),
    (
        "collections/btree_map",
        "OccupiedEntry",
        &[of(
            "",
            "(BTreeMap<K, V>, K)",
            "let (mut b, k) = $a; let mut it = match b.entry(k) { std::collections::btree_map::Entry::Occupied(e) => e, _ => return \"vacant\".to_string() };",
        )],
    ),
    (
        "collections/btree_map",
        "VacantEntry",
        &[of(
            "",
            "(BTreeMap<K, V>, K)",
            "let (mut b, k) = $a; let mut it = match b.entry(k) { std::collections::btree_map::Entry::Vacant(e) => e, _ => return \"occupied\".to_string() };",
        )],
    ),
    (
        "collections/hash_map",
        "Entry",
        &[of(
            "",
            "(HashMap<K, V>, K)",
            "let (mut b, k) = $a; let mut it = b.entry(k);",
        )],
    ),
    (
        "collections/hash_map",
        "OccupiedEntry",
        &[of(
            "",
            "(HashMap<K, V>, K)",
            "let (mut b, k) = $a; let mut it = match b.entry(k) { std::collections::hash_map::Entry::Occupied(e) => e, _ => return \"vacant\".to_string() };",
        )],
    ),
    (
        "collections/hash_map",
        "VacantEntry",
        &[of(
            "",
            "(HashMap<K, V>, K)",
            "let (mut b, k) = $a; let mut it = match b.entry(k) { std::collections::hash_map::Entry::Vacant(e) => e, _ => return \"occupied\".to_string() };",
        )],
    ),
    // Adaptors.
    (
        "iter",
        "Map",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().map(|x| x / 2);",
        )],
    ),
    (
        "iter",
        "Filter",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().filter(|x| x % 3 != 0);",
        )],
    ),
    (
        "iter",
        "FilterMap",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().filter_map(|x| (x % 2 == 0).then_some(x / 2));",
        )],
    ),
    (
        "iter",
        "Enumerate",
        &[of(
            "(usize, i32)",
            "Vec<i32>",
            "let mut it = $a.into_iter().enumerate();",
        )],
    ),
    (
        "iter",
        "Rev",
        &[of("i32", "Vec<i32>", "let mut it = $a.into_iter().rev();")],
    ),
    (
        "iter",
        "Copied",
        &[of(
            "i32",
            "Vec<i32>",
            "let b = $a; let mut it = b.iter().copied();",
        )],
    ),
    (
        "iter",
        "Cloned",
        &[of(
            "String",
            "Vec<String>",
            "let b = $a; let mut it = b.iter().cloned();",
        )],
    ),
    (
        "iter",
        "StepBy",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().step_by(2);",
        )],
    ),
    (
        "iter",
        "Chain",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().chain(vec![7, 8]);",
        )],
    ),
    (
        "iter",
        "Zip",
        &[of(
            "(i32, char)",
            "Vec<i32>",
            "let mut it = $a.into_iter().zip(vec!['a', 'b', 'c', 'd']);",
        )],
    ),
    (
        "iter",
        "SkipWhile",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().skip_while(|x| x % 3 != 0);",
        )],
    ),
    (
        "iter",
        "TakeWhile",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().take_while(|x| x % 3 != 0);",
        )],
    ),
    (
        "iter",
        "MapWhile",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().map_while(|x| x.checked_add(5));",
        )],
    ),
    (
        "iter",
        "Skip",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().skip(2);",
        )],
    ),
    (
        "iter",
        "Take",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().take(2);",
        )],
    ),
    (
        "iter",
        "Scan",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().scan(1, |n, x| { *n += 1; (x % 5 != 0).then_some(x / *n) });",
        )],
    ),
    (
        "iter",
        "Fuse",
        &[of("i32", "Vec<i32>", "let mut it = $a.into_iter().fuse();")],
    ),
    (
        "iter",
        "Inspect",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().inspect(|_| ());",
        )],
    ),
    (
        "iter",
        "Cycle",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().cycle();",
        )],
    ),
    (
        "iter",
        "Peekable",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().peekable();",
        )],
    ),
    (
        "iter",
        "Flatten",
        &[of(
            "i32",
            "Vec<Vec<i32>>",
            "let mut it = $a.into_iter().flatten();",
        )],
    ),
    (
        "iter",
        "FlatMap",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut it = $a.into_iter().flat_map(|x| vec![x; x.unsigned_abs() as usize % 3]);",
        )],
    ),
    (
        "iter",
        "I",
        &[of(
            "i32",
            "Vec<i32>",
            "let mut b = $a.into_iter(); let mut it = &mut b;",
        )],
    ),
    (
        "iter",
        "Empty",
        &[of("i32", "i32", "let mut it = std::iter::empty::<i32>();")],
    ),
    (
        "iter",
        "Once",
        &[of("String", "String", "let mut it = std::iter::once($a);")],
    ),
    (
        "iter",
        "OnceWith",
        &[of(
            "String",
            "String",
            "let b = $a; let mut it = std::iter::once_with(move || b.clone());",
        )],
    ),
    (
        "iter",
        "Repeat",
        &[of(
            "String",
            "String",
            "let mut it = std::iter::repeat($a);",
        )],
    ),
    (
        "iter",
        "RepeatN",
        &[of(
            "String",
            "(String, usize)",
            "let (b, n) = $a; let mut it = std::iter::repeat_n(b, n);",
        )],
    ),
    (
        "iter",
        "RepeatWith",
        &[of(
            "usize",
            "usize",
            "let mut n = $a; let mut it = std::iter::repeat_with(move || { n += 3; n });",
        )],
    ),
    (
        "iter",
        "FromFn",
        &[of(
            "usize",
            "usize",
            "let mut n = $a; let mut it = std::iter::from_fn(move || { n = n.checked_sub(2)?; Some(n) });",
        )],
    ),
    (
        "iter",
        "Successors",
        &[of(
            "i32",
            "Option<i32>",
            "let mut it = std::iter::successors($a, |x| x.checked_mul(3));",
        )],
    ),
    // Texts.
    (
        "char",
        "ToLowercase",
        &[of("char", "char", "let mut it = $a.to_lowercase();")],
    ),
    (
        "char",
        "ToUppercase",
        &[of("char", "char", "let mut it = $a.to_uppercase();")],
    ),
    (
        "str",
        "Chars",
        &[of("char", "&str", "let b = $a; let mut it = b.chars();")],
    ),
    (
        "str",
        "CharIndices",
        &[of(
            "(usize, char)",
            "&str",
            "let b = $a; let mut it = b.char_indices();",
        )],
    ),
    (
        "str",
        "Bytes",
        &[of("u8", "&str", "let b = $a; let mut it = b.bytes();")],
    ),
    (
        "str",
        "EncodeUtf16",
        &[of(
            "u16",
            "&str",
            "let b = $a; let mut it = b.encode_utf16();",
        )],
    ),
    (
        "str",
        "Lines",
        &[of("&str", "&str", "let b = $a; let mut it = b.lines();")],
    ),
    (
        "str",
        "SplitWhitespace",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.split_whitespace();",
        )],
    ),
    (
        "str",
        "SplitAsciiWhitespace",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.split_ascii_whitespace();",
        )],
    ),
    (
        "str",
        "Split",
        &[
            of("&str", "&str", "let b = $a; let mut it = b.split('a');"),
            of(
                "&str",
                "&str",
                "let b = $a; let mut it = b.split(char::is_whitespace);",
            ),
        ],
    ),
    (
        "str",
        "SplitInclusive",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.split_inclusive(['a', ' ']);",
        )],
    ),
    (
        "str",
        "RSplit",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.rsplit(\"b\");",
        )],
    ),
    (
        "str",
        "SplitTerminator",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.split_terminator(|c: char| c > 'b');",
        )],
    ),
    (
        "str",
        "SplitN",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.splitn(2, ',');",
        )],
    ),
    (
        "str",
        "RSplitN",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.rsplitn(2, \"a\");",
        )],
    ),
    (
        "str",
        "Matches",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.matches(|c: char| c > 'b');",
        )],
    ),
    (
        "str",
        "RMatches",
        &[of(
            "&str",
            "&str",
            "let b = $a; let mut it = b.rmatches('a');",
        )],
    ),
    (
        "str",
        "MatchIndices",
        &[of(
            "(usize, &str)",
            "&str",
            "let b = $a; let mut it = b.match_indices(\"a\");",
        )],
    ),
    (
        "str",
        "RMatchIndices",
        &[of(
            "(usize, &str)",
            "&str",
            "let b = $a; let mut it = b.rmatch_indices(['a', 'b']);",
        )],
    ),
    (
        "string",
        "Drain",
        &[of(
            "char",
            "String",
            "let mut b = $a; let mut it = b.drain(..);",
        )],
    ),
];
