//! A whole program to text: LIR to swc's tree, swc's fixer (codegen adds no parentheses of its own), swc's codegen.
//! One top-level item at a time, so that it is known what each takes.

use swc_common::sync::Lrc;
use swc_common::{DUMMY_SP, GLOBALS, Globals, SourceMap as SwcSourceMap};
use swc_ecma_ast as js;
use swc_ecma_codegen::text_writer::{JsWriter, WriteJs, omit_trailing_semi};
use swc_ecma_codegen::{Config, Emitter, Node};
use swc_ecma_visit::VisitMutWith;

use super::build::{Builder, ident, require, var_decl};
use super::map::{Mapping, source_map};
use super::names::{Entity, Names, Style};
use crate::lir::{Expr, Facts, Module, Program, Prop};
use crate::span::{FileId, SourceMap, Span};

/// How the output looks.
#[derive(Clone, Debug, Default)]
pub struct EmitOptions {
    /// Readable: the author's names, one statement a line.
    pub pretty: bool,
    /// Also make a source map.
    pub source_map: bool,
}

/// The output file.
#[derive(Clone, Debug)]
pub struct Emitted {
    /// JavaScript.
    pub code: String,
    /// The source map's JSON, if asked for.
    pub map: Option<String>,
    /// What takes the room: every top-level function by its name, `(globals)` and `(import)`, in bytes.
    pub sizes: Vec<(String, usize)>,
}

/// What stands at the top level.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    Import,
    Var,
    Function,
}

struct Item {
    name: String,
    kind: Kind,
    node: js::ModuleItem,
}

/// Writes a valid program as one JavaScript file.
pub fn emit(program: &Program, options: &EmitOptions, sources: &SourceMap) -> Emitted {
    let style = if options.pretty {
        Style::Author
    } else {
        Style::Short
    };
    let names = Names::of(program, style);
    let bases = bases(program, sources);
    let starts: Vec<u32> = bases.iter().map(|(start, _)| *start).collect();
    GLOBALS.set(&Globals::new(), || {
        let mut out = Output::new();
        for item in items(program, options, &names, &starts) {
            out.add(item, options, &bases);
        }
        let map = options
            .source_map
            .then(|| source_map(&out.mappings, sources));
        Emitted {
            code: out.code,
            map,
            sizes: out.sizes,
        }
    })
}

/// By file: the positions that stand for it. Position 0 means nowhere.
fn bases(program: &Program, sources: &SourceMap) -> Vec<(u32, u32)> {
    let mut files = 0;
    let mut see = |span: Option<Span>| files = files.max(span.map_or(0, |s| s.file.0 + 1));
    for function in &program.functions {
        see(function.span);
        crate::lir::walk_own_lists(&function.body, &mut |stmt| see(stmt.span));
    }
    let mut start = 1;
    (0..files)
        .map(|file| {
            let length = u32::try_from(sources.file(FileId(file)).text.len()).unwrap_or(0) + 1;
            start += length;
            (start - length, start)
        })
        .collect()
}

fn items(program: &Program, options: &EmitOptions, names: &Names, bases: &[u32]) -> Vec<Item> {
    let module_vars: Vec<Module> = names
        .modules
        .iter()
        .filter(|(module, count)| **module != Module::CloudFront && (**count > 1 || options.pretty))
        .map(|(module, _)| *module)
        .collect();
    let facts = Facts::of(program);
    let mut builder = Builder::new(
        names,
        options.pretty,
        is_null_free(program),
        &facts,
        bases,
        &module_vars,
    );
    let mut items = Vec::new();
    if names.modules.contains_key(&Module::CloudFront) {
        items.push(Item {
            name: "(import)".into(),
            kind: Kind::Import,
            node: import(names.get(Entity::Module(Module::CloudFront))),
        });
    }
    let mut vars: Vec<(String, Option<js::Expr>)> = Vec::new();
    for module in &module_vars {
        vars.push((
            names.get(Entity::Module(*module)).to_owned(),
            Some(require(*module)),
        ));
    }
    let handler = program.handler.map(|id| id.0);
    for (index, function) in (0..).zip(&program.functions) {
        let name = names.get(Entity::Fn(index));
        let title = if function.name.is_empty() {
            name.to_owned()
        } else {
            function.name.to_string()
        };
        if Some(index) == handler || options.pretty {
            let decl = builder.declaration(name, function);
            items.push(Item {
                name: title,
                kind: Kind::Function,
                node: statement(js::Decl::Fn(decl)),
            });
        } else {
            let value = builder.arrow(function);
            let node = statement(js::Decl::Var(Box::new(var_decl(vec![(
                name.to_owned(),
                Some(value),
            )]))));
            items.push(Item {
                name: title,
                kind: Kind::Var,
                node,
            });
        }
    }
    for (var, value) in &program.globals {
        vars.push((
            names.get(Entity::Var(*var)).to_owned(),
            Some(builder.expr(value)),
        ));
    }
    if !vars.is_empty() {
        let node = statement(js::Decl::Var(Box::new(var_decl(vars))));
        items.push(Item {
            name: "(globals)".into(),
            kind: Kind::Var,
            node,
        });
    }
    // `var`s beside each other become one; declarations of functions come last, where they need no semicolon.
    items.sort_by_key(|item| item.kind);
    items
}

fn statement(decl: js::Decl) -> js::ModuleItem {
    js::ModuleItem::Stmt(js::Stmt::Decl(decl))
}

fn import(local: &str) -> js::ModuleItem {
    js::ModuleItem::ModuleDecl(js::ModuleDecl::Import(js::ImportDecl {
        span: DUMMY_SP,
        specifiers: vec![js::ImportSpecifier::Default(js::ImportDefaultSpecifier {
            span: DUMMY_SP,
            local: ident(local),
        })],
        src: Box::new(js::Str {
            span: DUMMY_SP,
            value: "cloudfront".into(),
            raw: None,
        }),
        type_only: false,
        with: None,
        phase: js::ImportPhase::Evaluation,
    }))
}

/// Whether no value in the program can be `null`: no literal, and nothing that answers with it.
/// CloudFront's events hold none (`functions-event-structure`).
fn is_null_free(program: &Program) -> bool {
    let mut free = true;
    program.walk(&mut |e| match e {
        Expr::Global(name) => free &= !matches!(&**name, "null" | "JSON"),
        Expr::Member(_, Prop::Fixed(name), _) => {
            free &= !matches!(
                &**name,
                "match" | "exec" | "getPrototypeOf" | "parse" | "get"
            );
        }
        Expr::Index(_, key, _) => {
            free &= !matches!(&**key, Expr::Str(name) if matches!(&**name, "match" | "exec"));
        }
        _ => {}
    });
    free
}

struct Output {
    code: String,
    mappings: Vec<Mapping>,
    sizes: Vec<(String, usize)>,
    /// What the last item was.
    last: Option<Kind>,
}

impl Output {
    fn new() -> Output {
        Output {
            code: String::new(),
            mappings: Vec::new(),
            sizes: Vec::new(),
            last: None,
        }
    }

    fn add(&mut self, item: Item, options: &EmitOptions, bases: &[(u32, u32)]) {
        let kind = item.kind;
        let (text, positions) = print(item.node, options);
        let start = self.code.len();
        let (between, skipped) = match (self.last, kind) {
            _ if options.pretty => ("", 0),
            // `var a=1;var b=2` is `var a=1,b=2`.
            (Some(Kind::Var), Kind::Var) => (",", "var ".len()),
            (Some(Kind::Var | Kind::Import), _) => (";", 0),
            (Some(Kind::Function) | None, _) => ("", 0),
        };
        self.code.push_str(between);
        if options.source_map {
            let line = u32::try_from(self.code.matches('\n').count()).unwrap_or(u32::MAX);
            let column = self
                .code
                .rsplit('\n')
                .next()
                .unwrap_or("")
                .encode_utf16()
                .count();
            let column = u32::try_from(column).unwrap_or(u32::MAX);
            for (at, item_line, item_column) in positions {
                let Some(span) = place(at, bases) else {
                    continue;
                };
                let skip = u32::try_from(skipped).expect("short");
                let column = if item_line == 0 {
                    column + item_column.saturating_sub(skip)
                } else {
                    item_column
                };
                self.mappings.push(Mapping {
                    line: line + item_line,
                    column,
                    span,
                });
            }
        }
        self.code.push_str(&text[skipped..]);
        self.sizes.push((item.name, self.code.len() - start));
        self.last = Some(kind);
    }
}

/// What a position stands for.
fn place(at: u32, bases: &[(u32, u32)]) -> Option<Span> {
    let file = bases
        .iter()
        .position(|(start, end)| (*start..*end).contains(&at))?;
    let lo = at - bases[file].0;
    Some(Span {
        file: FileId(u32::try_from(file).expect("few files")),
        lo,
        hi: lo,
    })
}

/// One item's text, and where in it which position stands.
fn print(item: js::ModuleItem, options: &EmitOptions) -> (String, Vec<(u32, u32, u32)>) {
    let mut program = js::Program::Module(js::Module {
        span: DUMMY_SP,
        body: vec![item],
        shebang: None,
    });
    program.visit_mut_with(&mut swc_ecma_transforms_base::fixer::fixer(None));
    let sources = Lrc::new(SwcSourceMap::default());
    let (mut buffer, mut positions) = (Vec::new(), Vec::new());
    {
        let wanted = options.source_map.then_some(&mut positions);
        let mut writer = JsWriter::new(Lrc::clone(&sources), "\n", &mut buffer, wanted);
        writer.set_indent_str("  ");
        let wr: Box<dyn WriteJs> = if options.pretty {
            Box::new(writer)
        } else {
            Box::new(omit_trailing_semi(writer))
        };
        let cfg = Config::default()
            .with_target(js::EsVersion::Es2017)
            .with_minify(!options.pretty);
        let mut emitter = Emitter {
            cfg,
            cm: sources,
            comments: None,
            wr,
        };
        program
            .emit_with(&mut emitter)
            .expect("writing to memory does not fail");
    }
    let mut text = String::from_utf8(buffer).expect("codegen writes UTF-8");
    if !options.pretty && text.ends_with(';') {
        text.pop();
    }
    let positions = positions
        .into_iter()
        .map(|(pos, at)| (pos.0, at.line, at.col))
        .collect();
    (text, positions)
}
