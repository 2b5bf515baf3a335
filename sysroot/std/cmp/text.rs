//! Comparison of strings in all their forms.

use crate::borrow::Cow;
use crate::cmp::{Eq, Ord, Ordering, PartialEq, PartialOrd};

impl PartialEq for str {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        js!(pure "$self === $other")
    }

    #[inline]
    fn ne(&self, other: &str) -> bool {
        js!(pure "$self !== $other")
    }
}

impl Eq for str {}

impl PartialOrd for str {
    #[inline]
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for str {
    #[inline(never)]
    fn cmp(&self, other: &str) -> Ordering {
        // QUIRK(js): engines with UTF-16 strings order U+E000..U+FFFF after U+10000 and up. Where one side is
        // ASCII, the first difference is decided alike in all of them.
        if self.is_ascii() || other.is_ascii() {
            js!(pure "$self < $other ? -1 : $self > $other ? 1 : 0")
        } else {
            js!(pure "Buffer.compare(Buffer.from($self), Buffer.from($other))")
        }
    }
}

impl PartialEq for String {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        js!(pure "$self === $other")
    }

    #[inline]
    fn ne(&self, other: &String) -> bool {
        js!(pure "$self !== $other")
    }
}

impl Eq for String {}

impl PartialOrd for String {
    #[inline]
    fn partial_cmp(&self, other: &String) -> Option<Ordering> {
        Some(self.as_str().cmp(other.as_str()))
    }
}

impl Ord for String {
    #[inline]
    fn cmp(&self, other: &String) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl PartialEq<String> for str {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        js!(pure "$self === $other")
    }

    #[inline]
    fn ne(&self, other: &String) -> bool {
        js!(pure "$self !== $other")
    }
}

impl PartialEq<String> for &str {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        js!(pure "$self === $other")
    }

    #[inline]
    fn ne(&self, other: &String) -> bool {
        js!(pure "$self !== $other")
    }
}

impl PartialEq<str> for String {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        js!(pure "$self === $other")
    }

    #[inline]
    fn ne(&self, other: &str) -> bool {
        js!(pure "$self !== $other")
    }
}

impl PartialEq<&str> for String {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        js!(pure "$self === $other")
    }

    #[inline]
    fn ne(&self, other: &&str) -> bool {
        js!(pure "$self !== $other")
    }
}

impl PartialEq<str> for Cow<'_, str> {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        PartialEq::eq(&**self, other)
    }
}

impl PartialEq<Cow<'_, str>> for str {
    #[inline]
    fn eq(&self, other: &Cow<'_, str>) -> bool {
        PartialEq::eq(self, &**other)
    }
}

impl PartialEq<&str> for Cow<'_, str> {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        PartialEq::eq(&**self, *other)
    }
}

impl PartialEq<Cow<'_, str>> for &str {
    #[inline]
    fn eq(&self, other: &Cow<'_, str>) -> bool {
        PartialEq::eq(*self, &**other)
    }
}

impl PartialEq<String> for Cow<'_, str> {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        PartialEq::eq(&**self, other.as_str())
    }
}

impl PartialEq<Cow<'_, str>> for String {
    #[inline]
    fn eq(&self, other: &Cow<'_, str>) -> bool {
        PartialEq::eq(self.as_str(), &**other)
    }
}
