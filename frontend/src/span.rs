//! Where something stands in the author's sources, and the files themselves.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// A source file known to one compilation.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A byte range in one file. Every HIR node has one that points at the author's own text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub lo: u32,
    /// One past the last byte.
    pub hi: u32,
}

impl Span {
    /// From `self`'s start to `end`'s end; both stand in the same file.
    #[must_use]
    pub fn to(self, end: Span) -> Span {
        Span {
            hi: end.hi.max(self.lo),
            ..self
        }
    }
}

/// One source text: the author's, the sysroot's or the shim's.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As shown in messages: the path given by the caller, or `<std>/core/option.rs`.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Cow<'static, str>,
    /// Whether the author wrote it (diagnostics point only at such files).
    pub is_local: bool,
}

/// All files of one compilation.
#[derive(Default, Debug)]
pub struct SourceMap {
    /// The libraries', which come first.
    libraries: Arc<[SourceFile]>,
    files: Vec<SourceFile>,
    /// Where the lines of a file begin, as soon as somebody has asked.
    lines: Mutex<FxHashMap<FileId, Arc<[u32]>>>,
}

impl SourceMap {
    /// The libraries' files, to which others can be added.
    pub fn on(libraries: Arc<[SourceFile]>) -> SourceMap {
        SourceMap {
            libraries,
            ..SourceMap::default()
        }
    }

    /// Adds a file and gives its id.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = self.libraries.len() + self.files.len();
        self.files.push(file);
        FileId(u32::try_from(id).expect("fewer than 2^32 files"))
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        let at = id.0 as usize;
        match self.libraries.get(at) {
            Some(file) => file,
            None => &self.files[at - self.libraries.len()],
        }
    }

    /// All files.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.libraries.iter().chain(&self.files)
    }

    /// The text under a span.
    pub fn snippet(&self, span: Span) -> &str {
        self.file(span.file)
            .text
            .get(span.lo as usize..span.hi as usize)
            .unwrap_or("")
    }

    /// Line and column, both from 1, of a span's start.
    pub fn line_column(&self, span: Span) -> (u32, u32) {
        let text = &self.file(span.file).text;
        let lines = self.lines(span.file);
        let at = (span.lo as usize).min(text.len());
        let line = lines.partition_point(|start| *start as usize <= at);
        let start = line.checked_sub(1).map_or(0, |before| lines[before]);
        let column = text[start as usize..at].chars().count() + 1;
        (
            u32::try_from(line).unwrap_or(u32::MAX),
            u32::try_from(column).unwrap_or(u32::MAX),
        )
    }

    /// The first byte of each line of a file.
    fn lines(&self, file: FileId) -> Arc<[u32]> {
        let mut known = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
        let lines = known.entry(file).or_insert_with(|| {
            let text = self.file(file).text.bytes();
            let ends = (1..).zip(text).filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0)
                .chain(ends.map(|(next, _)| next))
                .collect()
        });
        Arc::clone(lines)
    }
}
