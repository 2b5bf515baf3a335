//! A whole program to text: LIR to swc's tree, swc's fixer (codegen adds no parentheses of its own), swc's codegen.
//! One top-level item at a time, so that it is known what each takes, and where each piece comes from.

use crate::hir::FxIndexSet;
use swc_common::sync::Lrc;
use swc_common::{DUMMY_SP, GLOBALS, Globals, SourceMap as SwcSourceMap};
use swc_ecma_ast as js;
use swc_ecma_codegen::text_writer::{JsWriter, WriteJs, omit_trailing_semi};
use swc_ecma_codegen::{Config, Emitter, Node};
use swc_ecma_visit::VisitMutWith;

use super::build::{Builder, ident, require, var_decl};
use super::lines;
use super::map::Mark;
use super::names::{Entity, Names, Style};
use crate::lir::{Facts, Module, Origin, Program, Uses};
use crate::span::SourceMap;

/// How the output is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Layout {
    /// As few bytes as can be.
    #[default]
    Packed,
    /// The same, with a line break wherever another line of Rust begins: engines tell lines.
    Lines,
    /// For people: the author's names, one statement a line, comments that name source lines.
    Pretty,
}

/// The output file.
#[derive(Clone, Debug)]
pub struct Emitted {
    /// JavaScript.
    pub code: String,
    /// Where its pieces come from, in output order.
    pub marks: Vec<Mark>,
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
pub fn emit(program: &Program, layout: Layout, sources: &SourceMap) -> Emitted {
    let style = match layout {
        Layout::Pretty => Style::Author,
        Layout::Packed | Layout::Lines => Style::Short,
    };
    let names = Names::of(program, style);
    GLOBALS.set(&Globals::new(), || {
        let (items, places) = items(program, layout, &names);
        let mut out = Output::default();
        for item in items {
            out.add(item, layout, &places);
        }
        let (code, marks) = match layout {
            Layout::Packed => (out.code, out.marks),
            Layout::Lines => lines::broken(&out.code, out.marks, sources),
            Layout::Pretty => lines::commented(&out.code, out.marks, sources),
        };
        Emitted {
            code,
            marks,
            sizes: out.sizes,
        }
    })
}

/// The top level's items, and the origins that their positions stand for.
fn items(program: &Program, layout: Layout, names: &Names) -> (Vec<Item>, FxIndexSet<Origin>) {
    let pretty = layout == Layout::Pretty;
    let module_vars: Vec<Module> = names
        .modules
        .iter()
        .filter(|(module, count)| **module != Module::CloudFront && (**count > 1 || pretty))
        .map(|(module, _)| *module)
        .collect();
    let facts = Facts::of(program, &Uses::of(program));
    let mut builder = Builder::new(names, pretty, &facts, &program.origins, &module_vars);
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
        if Some(index) == handler || pretty {
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
    (items, builder.places.into_inner())
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

#[derive(Default)]
struct Output {
    code: String,
    marks: Vec<Mark>,
    sizes: Vec<(String, usize)>,
    /// What the last item was.
    last: Option<Kind>,
}

impl Output {
    fn add(&mut self, item: Item, layout: Layout, places: &FxIndexSet<Origin>) {
        let kind = item.kind;
        let (text, positions) = print(item.node, layout);
        let start = self.code.len();
        let (between, skipped) = match (self.last, kind) {
            _ if layout == Layout::Pretty => ("", 0),
            // `var a=1;var b=2` is `var a=1,b=2`.
            (Some(Kind::Var), Kind::Var) => (",", "var ".len()),
            (Some(Kind::Var | Kind::Import), _) => (";", 0),
            (Some(Kind::Function) | None, _) => ("", 0),
        };
        self.code.push_str(between);
        self.mark(self.code.len(), None);
        for (position, offset) in offsets(&text, &positions) {
            let origin = usize::try_from(position - 1)
                .ok()
                .and_then(|index| places.get_index(index));
            let offset = self.code.len() + offset.saturating_sub(skipped);
            self.mark(offset, origin.cloned());
        }
        self.code.push_str(&text[skipped..]);
        self.sizes.push((item.name, self.code.len() - start));
        self.last = Some(kind);
    }

    fn mark(&mut self, offset: usize, origin: Option<Origin>) {
        // What begins where the one before has not gone on says more.
        self.marks.pop_if(|last| last.offset == offset);
        if self.marks.last().is_none_or(|last| last.origin != origin) {
            self.marks.push(Mark { offset, origin });
        }
    }
}

/// Positions by their byte in the text, in order.
fn offsets(text: &str, positions: &[(u32, u32, u32)]) -> Vec<(u32, usize)> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(text.match_indices('\n').map(|(at, _)| at + 1))
        .collect();
    let mut offsets: Vec<(u32, usize)> = positions
        .iter()
        .filter_map(|(position, line, column)| {
            let start = *starts.get(usize::try_from(*line).ok()?)?;
            let column = usize::try_from(*column).ok()?;
            Some((*position, start + bytes_of(&text[start..], column)))
        })
        .collect();
    offsets.sort_by_key(|(_, offset)| *offset);
    offsets
}

/// The bytes of this many UTF-16 units.
fn bytes_of(text: &str, units: usize) -> usize {
    if text.as_bytes().get(..units).is_some_and(<[u8]>::is_ascii) {
        return units;
    }
    let mut left = units;
    text.char_indices()
        .find(|(_, c)| {
            let done = left == 0;
            left = left.saturating_sub(c.len_utf16());
            done
        })
        .map_or(text.len(), |(at, _)| at)
}

/// One item's text, and where in it which position stands.
fn print(item: js::ModuleItem, layout: Layout) -> (String, Vec<(u32, u32, u32)>) {
    let pretty = layout == Layout::Pretty;
    let mut program = js::Program::Module(js::Module {
        span: DUMMY_SP,
        body: vec![item],
        shebang: None,
    });
    program.visit_mut_with(&mut swc_ecma_transforms_base::fixer::fixer(None));
    let sources = Lrc::new(SwcSourceMap::default());
    let (mut buffer, mut positions) = (Vec::new(), Vec::new());
    {
        let positions = Some(&mut positions);
        let mut writer = JsWriter::new(Lrc::clone(&sources), "\n", &mut buffer, positions);
        writer.set_indent_str("  ");
        let wr: Box<dyn WriteJs> = if pretty {
            Box::new(writer)
        } else {
            Box::new(omit_trailing_semi(writer))
        };
        let cfg = Config::default()
            .with_target(js::EsVersion::Es2017)
            .with_minify(!pretty);
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
    if !pretty && text.ends_with(';') {
        text.pop();
    }
    let positions = positions
        .into_iter()
        .map(|(pos, at)| (pos.0, at.line, at.col))
        .collect();
    (text, positions)
}
