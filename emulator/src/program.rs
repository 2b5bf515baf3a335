//! A function's source, checked once for what the engine needs: it parses, and its imports are
//! default imports of CloudFront's modules. What CloudFront refuses beyond that is `cfc-validator`'s.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use boa_engine::Source;
use boa_engine::ast::declaration::{ImportDeclaration, ImportKind};
use boa_engine::ast::scope::Scope;
use boa_engine::ast::{Module, ModuleItem, Position, Script, Spanned};
use boa_engine::interner::Interner;
use boa_engine::parser::{Error as ParseError, Parser, lexer};

use crate::instrument::{Metered, metered};
use crate::state::is_wide;
use crate::uses::{Writes, uses};
use cfc_threads::with_big_stack;

/// The modules of the runtime (`functions-javascript-runtime-20`).
pub(crate) const MODULES: [&str; 4] = ["cloudfront", "crypto", "querystring", "buffer"];

/// Deeper nesting could overrun the stack of the engine's parser.
const MAX_NESTING: usize = 1_000;

/// A function's source, ready to run. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Program {
    inner: Arc<Prepared>,
}

#[derive(Debug)]
pub(crate) struct Prepared {
    pub file_name: String,
    /// The source with its import statements blanked out, so that every line and column stays.
    pub source: String,
    /// The same with meters around what allocates; the plain source where that is not possible.
    pub metered: Metered,
    pub imports: Vec<Import>,
    /// Whether the source holds characters beyond U+FFFF.
    pub beyond_bmp: bool,
    /// The same as a function, where that means the same.
    pub enclosed: Option<Enclosed>,
}

/// A source inside of a function: an engine loads it once and calls it for each run.
#[derive(Debug)]
pub(crate) struct Enclosed {
    /// An expression; the bindings of the imports are the function's parameters.
    pub metered: Metered,
    pub writes: Writes,
}

/// `import <binding> from '<module>'`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Import {
    pub binding: String,
    pub module: String,
}

/// Why a source was refused. CloudFront takes the upload and answers each request with 503.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramError {
    /// The file's name, as given.
    pub file_name: String,
    /// The line, from 1, where the parser knows it.
    pub line: Option<u32>,
    /// The column, from 1, where the parser knows it.
    pub column: Option<u32>,
    /// What is wrong.
    pub message: String,
}

impl Program {
    /// Checks a source and prepares it for many runs.
    ///
    /// ```
    /// use cfc_emulator::Program;
    ///
    /// let error = Program::new("f.js", "function handler(event) {\n  return event.;\n}").unwrap_err();
    /// assert_eq!(error.line, Some(2));
    /// ```
    pub fn new(file_name: &str, source: &str) -> Result<Self, ProgramError> {
        if nesting(source) > MAX_NESTING {
            return Err(ProgramError::new(file_name, None, "Nested too deep"));
        }
        let prepared = with_big_stack(|| {
            let mut interner = Interner::new();
            let (source, script, imports) = prepare(file_name, source, &mut interner)?;
            let metered =
                metered(&source, &script, &interner).unwrap_or_else(|| Metered::plain(&source));
            let writes = uses(&source, &script, &interner);
            Ok(Prepared {
                file_name: file_name.to_owned(),
                beyond_bmp: is_wide(&source),
                enclosed: writes.and_then(|writes| enclosed(writes, &metered, &imports)),
                source,
                metered,
                imports,
            })
        })?;
        Ok(Self {
            inner: Arc::new(prepared),
        })
    }

    /// The file's name, as given.
    pub fn file_name(&self) -> &str {
        &self.inner.file_name
    }

    pub(crate) fn prepared(&self) -> &Prepared {
        &self.inner
    }

    /// Whether the two are one.
    pub(crate) fn is(&self, other: &Program) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner)
    }
}

fn enclosed(writes: Writes, metered: &Metered, imports: &[Import]) -> Option<Enclosed> {
    let parameters: Vec<&str> = imports
        .iter()
        .map(|import| import.binding.as_str())
        .collect();
    let metered = metered.enclosed(&parameters);
    // A name may be a parameter and a variable now.
    if !parameters.is_empty() {
        parse_script(&metered.text, &mut Interner::new()).ok()?;
    }
    Some(Enclosed { metered, writes })
}

/// The source without its imports, its tree, and the imports.
fn prepare(
    file_name: &str,
    source: &str,
    interner: &mut Interner,
) -> Result<(String, Script, Vec<Import>), ProgramError> {
    let refused = match parse_script(source, interner) {
        Ok(script) => return Ok((source.to_owned(), script, Vec::new())),
        Err(error) => ProgramError::from_parser(file_name, &error),
    };
    // An import is an error in a script; with imports the source is a module.
    let module = match parse_module(source, interner) {
        Ok(module) => module,
        Err(error) => {
            // The parse that came further knows more.
            let error = ProgramError::from_parser(file_name, &error);
            let further = (error.line, error.column) > (refused.line, refused.column);
            return Err(if further { error } else { refused });
        }
    };
    let found = find_imports(file_name, source, &module, interner)?;
    if found.is_empty() {
        return Err(refused);
    }
    let mut blanked = source.to_owned();
    let mut imports = Vec::new();
    for (range, import) in found {
        let blank = blanked[range.clone()]
            .chars()
            .map(|c| if c == '\n' || c == '\r' { c } else { ' ' })
            .collect::<String>();
        // Only multi-byte comments inside the statement change the byte length, and imports come
        // last to first, so that earlier ranges stay true.
        blanked.replace_range(range, &blank);
        imports.push(import);
    }
    imports.reverse();
    let script = parse_script(&blanked, interner)
        .map_err(|error| ProgramError::from_parser(file_name, &error))?;
    Ok((blanked, script, imports))
}

pub(crate) fn parse_script(source: &str, interner: &mut Interner) -> Result<Script, ParseError> {
    let mut parser = Parser::new(Source::from_bytes(source));
    parser.set_strict();
    parser.parse_script(&Scope::new_global(), interner)
}

fn parse_module(source: &str, interner: &mut Interner) -> Result<Module, ParseError> {
    Parser::new(Source::from_bytes(source)).parse_module(&Scope::new_global(), interner)
}

/// The import statements of a module, last first.
fn find_imports(
    file_name: &str,
    source: &str,
    module: &Module,
    interner: &Interner,
) -> Result<Vec<(Range<usize>, Import)>, ProgramError> {
    let mut found = Vec::new();
    for item in module.items().items() {
        match item {
            ModuleItem::ImportDeclaration(import) => {
                found.push(import_statement(file_name, source, import, interner)?);
            }
            ModuleItem::ExportDeclaration(_) => {
                return Err(ProgramError::new(
                    file_name,
                    None,
                    "Illegal export statement",
                ));
            }
            ModuleItem::StatementListItem(_) => {}
        }
    }
    found.reverse();
    Ok(found)
}

fn import_statement(
    file_name: &str,
    source: &str,
    import: &ImportDeclaration,
    interner: &Interner,
) -> Result<(Range<usize>, Import), ProgramError> {
    let (Some(binding), ImportKind::DefaultOrUnnamed) = (import.default(), import.kind()) else {
        return Err(ProgramError::new(
            file_name,
            None,
            "Non-default import is not supported",
        ));
    };
    let start = binding.span().start();
    let module = interner
        .resolve_expect(import.specifier().sym())
        .to_string();
    if !MODULES.contains(&module.as_str()) {
        let message = format!("Cannot find module \"{module}\"");
        return Err(ProgramError::new(file_name, Some(start), &message));
    }
    let range = statement_range(source, start)
        .ok_or_else(|| ProgramError::new(file_name, Some(start), "Illegal import statement"))?;
    let binding = interner.resolve_expect(binding.sym()).to_string();
    Ok((range, Import { binding, module }))
}

/// The bytes of the import statement whose binding starts at `position`.
fn statement_range(source: &str, position: Position) -> Option<Range<usize>> {
    let at = byte_offset(source, position)?;
    let start = source[..at].rfind("import")?;
    let quote = at + source[at..].find(['\'', '"'])?;
    let mark = source[quote..].chars().next()?;
    let close = quote + 1 + source[quote + 1..].find(mark)? + 1;
    let rest = &source[close..];
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let end = if rest[spaces..].starts_with(';') {
        close + spaces + 1
    } else {
        close
    };
    Some(start..end)
}

pub(crate) fn byte_offset(source: &str, position: Position) -> Option<usize> {
    let before = usize::try_from(position.line_number())
        .ok()?
        .checked_sub(1)?;
    let column = usize::try_from(position.column_number())
        .ok()?
        .checked_sub(1)?;
    let line = source
        .split_inclusive('\n')
        .take(before)
        .map(str::len)
        .sum::<usize>();
    let rest = source.get(line..)?;
    let offset = if rest.is_ascii() {
        (column < rest.len()).then_some(column)?
    } else {
        rest.char_indices().nth(column)?.0
    };
    Some(line + offset)
}

/// How deep brackets nest, those in strings and comments counted as well: an upper bound.
fn nesting(source: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in source.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

impl ProgramError {
    fn new(file_name: &str, position: Option<Position>, message: &str) -> Self {
        Self {
            file_name: file_name.to_owned(),
            line: position.map(Position::line_number),
            column: position.map(Position::column_number),
            message: message.to_owned(),
        }
    }

    fn from_parser(file_name: &str, error: &ParseError) -> Self {
        let (position, message) = match error {
            ParseError::Expected { found, span, .. }
            | ParseError::Unexpected { found, span, .. } => {
                (Some(span.start()), format!("Unexpected token \"{found}\""))
            }
            ParseError::AbruptEnd => (None, "Unexpected end of input".to_owned()),
            ParseError::Lex {
                err: lexer::Error::Syntax(message, position),
            }
            | ParseError::General { message, position } => (Some(*position), message.to_string()),
            ParseError::Lex {
                err: lexer::Error::IO(error),
            } => (None, error.to_string()),
            ParseError::ScopeAnalysis { err } => (None, (*err).to_owned()),
        };
        Self::new(file_name, position, &message)
    }
}

impl fmt::Display for ProgramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file_name)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let (Some(_), Some(column)) = (self.line, self.column) {
            write!(f, ":{column}")?;
        }
        write!(f, ": SyntaxError: {}", self.message)
    }
}

impl std::error::Error for ProgramError {}
