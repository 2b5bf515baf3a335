//! Where the pieces of an output come from.

use std::fmt;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use crate::hir::LazyBody;
use crate::js::Mark;
use crate::span::{FileId, SourceMap, Span};
use crate::typeck::TyCtxt;

/// From here to the next one, the output comes from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Byte of the output.
    pub offset: usize,
    /// The author's function or constant, as a path; empty for what nobody wrote.
    pub item: Arc<str>,
    /// The function of std or of the shim, as `str::trim`, if the piece is its.
    pub helper: Option<Arc<str>>,
    /// File, line and column of the source, the latter from 1.
    pub source: Option<(Arc<str>, u32, u32)>,
}

/// All of an output's, made when somebody first asks: most compilations end without.
#[derive(Clone)]
pub(crate) struct Places {
    marks: Vec<Mark>,
    extents: Arc<Extents>,
    sources: Arc<SourceMap>,
    made: OnceLock<Vec<Place>>,
}

/// The author's functions and constants by file, each from its name to its body's end.
pub(crate) struct Extents(FxHashMap<FileId, Vec<(Span, Arc<str>)>>);

impl Extents {
    /// Those of a package.
    pub fn of(tcx: &TyCtxt) -> Extents {
        let mut extents: FxHashMap<FileId, Vec<(Span, Arc<str>)>> = FxHashMap::default();
        for (id, def) in tcx.crates.local_defs() {
            let Some(body) = def.kind.body().map(LazyBody::get) else {
                continue;
            };
            let end = body.expr(body.value).span;
            let extent = if end.file == def.span.file {
                def.span.to(end)
            } else {
                def.span
            };
            let item = tcx.crates.path_string(id).into();
            extents.entry(extent.file).or_default().push((extent, item));
        }
        Extents(extents)
    }
}

impl Places {
    /// Those that the marks of an output stand for.
    pub fn of(marks: Vec<Mark>, extents: &Arc<Extents>, sources: &Arc<SourceMap>) -> Places {
        Places {
            marks,
            extents: Arc::clone(extents),
            sources: Arc::clone(sources),
            made: OnceLock::new(),
        }
    }

    /// All, in order.
    pub fn get(&self) -> &[Place] {
        self.made.get_or_init(|| self.make())
    }

    fn make(&self) -> Vec<Place> {
        let nobody: Arc<str> = "".into();
        let mut texts: FxHashMap<&str, Arc<str>> = FxHashMap::default();
        let mut places = Vec::with_capacity(self.marks.len());
        for mark in &self.marks {
            let mut place = Place {
                offset: mark.offset,
                item: Arc::clone(&nobody),
                helper: None,
                source: None,
            };
            if let Some(origin) = &mark.origin {
                let mut text = |text| Arc::clone(texts.entry(text).or_insert_with(|| text.into()));
                let span = origin.span;
                let (line, column) = self.sources.line_column(span);
                place.source = Some((text(&*self.sources.file(span.file).name), line, column));
                place.helper = origin.helper.as_deref().map(&mut text);
                let here = self.extents.0.get(&span.file).into_iter().flatten();
                let inside = here.filter(|(extent, _)| extent.lo <= span.lo && span.lo < extent.hi);
                if let Some((_, item)) = inside.min_by_key(|(extent, _)| extent.hi - extent.lo) {
                    place.item = Arc::clone(item);
                }
            }
            places.push(place);
        }
        places
    }
}

impl fmt::Debug for Places {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}
