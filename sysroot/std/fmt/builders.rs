//! `debug_struct` and its relatives, `{:#?}` included.

use super::{Debug, Formatter, Result};
use crate::intrinsics::raw_add;

impl<'a> Formatter<'a> {
    /// `Name { a: 1 }`
    #[inline]
    pub fn debug_struct<'b>(&'b mut self, name: &str) -> DebugStruct<'b, 'a> {
        DebugStruct { fields: Fields::new(self, name), marker: crate::marker::PhantomData }
    }

    /// `Name(1, 2)`
    #[inline]
    pub fn debug_tuple<'b>(&'b mut self, name: &str) -> DebugTuple<'b, 'a> {
        DebugTuple { fields: Fields::new(self, name), unnamed: name.is_empty(), marker: crate::marker::PhantomData }
    }

    /// `[1, 2]`
    #[inline]
    pub fn debug_list<'b>(&'b mut self) -> DebugList<'b, 'a> {
        DebugList { list: Entries::new(self, ""), marker: crate::marker::PhantomData }
    }

    /// `{1, 2}`
    #[inline]
    pub fn debug_set<'b>(&'b mut self) -> DebugSet<'b, 'a> {
        DebugSet { list: Entries::new(self, ""), marker: crate::marker::PhantomData }
    }

    /// `{a: 1}`
    #[inline]
    pub fn debug_map<'b>(&'b mut self) -> DebugMap<'b, 'a> {
        DebugMap { list: Entries::new(self, ""), marker: crate::marker::PhantomData }
    }
}

/// The fields of a struct or a tuple, each written as it comes.
struct Fields<'b> {
    f: &'b mut Formatter<'b>,
    count: usize,
    failed: bool,
}

impl<'b> Fields<'b> {
    #[inline]
    fn new(f: &'b mut Formatter<'b>, name: &str) -> Fields<'b> {
        f.buf.push_str(name);
        Fields { f, count: 0, failed: false }
    }

    /// Writes `open` before the first field, or what parts them, then the label and the value.
    #[inline]
    fn add<T: Debug + ?Sized>(&mut self, open: &str, inside: &str, label: &str, value: &T) {
        if self.failed {
            return;
        }
        let is_first = self.count == 0;
        self.count = raw_add(self.count, 1);
        if self.f.alternate() {
            if is_first {
                self.f.buf.push_str(open);
                self.f.buf.push_str("\n");
            }
            let mut inner = self.f.nested();
            inner.buf.push_str(label);
            // Not `self.failed = …`: what cannot fail is not asked later on.
            if value.fmt(&mut inner).is_err() {
                self.failed = true;
            }
            let text = format!("    {},\n", inner.buf.replace('\n', "\n    "));
            self.f.buf.push_str(&text);
        } else {
            if is_first {
                self.f.buf.push_str(open);
                self.f.buf.push_str(inside);
            } else {
                self.f.buf.push_str(", ");
            }
            self.f.buf.push_str(label);
            if value.fmt(self.f).is_err() {
                self.failed = true;
            }
        }
    }

    /// Writes what stands behind the last field: `inside` only on a single line.
    #[inline]
    fn finish(&mut self, inside: &str, close: &str) -> Result {
        if self.failed {
            return Err(super::Error);
        }
        if self.count > 0 {
            if !self.f.alternate() {
                self.f.buf.push_str(inside);
            }
            self.f.buf.push_str(close);
        }
        Ok(())
    }
}

/// Writes a struct.
pub struct DebugStruct<'b, 'a> {
    fields: Fields<'b>,
    marker: crate::marker::PhantomData<&'a ()>,
}

impl<'b, 'a> DebugStruct<'b, 'a> {
    /// Adds a field.
    #[inline]
    pub fn field<T: Debug + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        self.fields.add(" {", " ", &format!("{}: ", name), value);
        self
    }

    /// Ends the struct.
    #[inline]
    pub fn finish(&mut self) -> Result {
        self.fields.finish(" ", "}")
    }

    /// Ends the struct, saying that there is more.
    #[inline]
    pub fn finish_non_exhaustive(&mut self) -> Result {
        if self.fields.count == 0 {
            self.fields.f.buf.push_str(" { .. }");
            return Ok(());
        }
        let close = if self.fields.f.alternate() { "    ..\n}" } else { ", .. }" };
        self.fields.finish("", close)
    }
}

/// Writes a tuple.
pub struct DebugTuple<'b, 'a> {
    fields: Fields<'b>,
    unnamed: bool,
    marker: crate::marker::PhantomData<&'a ()>,
}

impl<'b, 'a> DebugTuple<'b, 'a> {
    /// Adds a field.
    #[inline]
    pub fn field<T: Debug + ?Sized>(&mut self, value: &T) -> &mut Self {
        self.fields.add("(", "", "", value);
        self
    }

    /// Ends the tuple.
    #[inline]
    pub fn finish(&mut self) -> Result {
        let single = self.unnamed && self.fields.count == 1;
        self.fields.finish(if single { "," } else { "" }, ")")
    }
}

/// The texts of what stands between the brackets.
struct Entries<'b> {
    f: &'b mut Formatter<'b>,
    texts: Vec<String>,
    failed: bool,
}

impl<'b> Entries<'b> {
    #[inline]
    fn new(f: &'b mut Formatter<'b>, name: &str) -> Entries<'b> {
        f.buf.push_str(name);
        Entries { f, texts: Vec::new(), failed: false }
    }

    fn text<T: Debug + ?Sized>(&mut self, value: &T) -> String {
        let mut inner = self.f.nested();
        if value.fmt(&mut inner).is_err() {
            self.failed = true;
        }
        inner.buf
    }

    /// Writes it all: `(a, b)`, or one a line with `#`. `after` stands behind the last one on a single line.
    fn finish(&mut self, open: &str, close: &str, inside: &str, after: &str) -> Result {
        if self.failed {
            return Err(super::Error);
        }
        let text = if self.f.alternate() && !self.texts.is_empty() {
            let mut lines: Vec<String> = Vec::new();
            for text in &self.texts {
                lines.push(format!("    {},\n", text.replace('\n', "\n    ")));
            }
            format!("{}\n{}{}", open, lines.concat(), close)
        } else {
            format!("{}{}{}{}{}", open, inside, self.texts.join(", "), after, close)
        };
        self.f.write_str(&text)
    }
}

/// Writes a list.
pub struct DebugList<'b, 'a> {
    list: Entries<'b>,
    marker: crate::marker::PhantomData<&'a ()>,
}

impl<'b, 'a> DebugList<'b, 'a> {
    /// Adds an element.
    pub fn entry<T: Debug + ?Sized>(&mut self, entry: &T) -> &mut Self {
        let text = self.list.text(entry);
        self.list.texts.push(text);
        self
    }

    /// Adds elements.
    pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
        for entry in entries {
            let text = self.list.text(&entry);
            self.list.texts.push(text);
        }
        self
    }

    /// Ends the list.
    pub fn finish(&mut self) -> Result {
        self.list.finish("[", "]", "", "")
    }
}

/// Writes a set.
pub struct DebugSet<'b, 'a> {
    list: Entries<'b>,
    marker: crate::marker::PhantomData<&'a ()>,
}

impl<'b, 'a> DebugSet<'b, 'a> {
    /// Adds an element.
    pub fn entry<T: Debug + ?Sized>(&mut self, entry: &T) -> &mut Self {
        let text = self.list.text(entry);
        self.list.texts.push(text);
        self
    }

    /// Adds elements.
    pub fn entries<D: Debug, I: IntoIterator<Item = D>>(&mut self, entries: I) -> &mut Self {
        for entry in entries {
            let text = self.list.text(&entry);
            self.list.texts.push(text);
        }
        self
    }

    /// Ends the set.
    pub fn finish(&mut self) -> Result {
        self.list.finish("{", "}", "", "")
    }
}

/// Writes a map.
pub struct DebugMap<'b, 'a> {
    list: Entries<'b>,
    marker: crate::marker::PhantomData<&'a ()>,
}

impl<'b, 'a> DebugMap<'b, 'a> {
    /// Adds a pair.
    pub fn entry<K: Debug + ?Sized, V: Debug + ?Sized>(&mut self, key: &K, value: &V) -> &mut Self {
        let key = self.list.text(key);
        let value = self.list.text(value);
        self.list.texts.push(format!("{}: {}", key, value));
        self
    }

    /// Adds pairs.
    pub fn entries<K: Debug, V: Debug, I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) -> &mut Self {
        for (key, value) in entries {
            self.entry(&key, &value);
        }
        self
    }

    /// Ends the map.
    pub fn finish(&mut self) -> Result {
        self.list.finish("{", "}", "", "")
    }
}
