//! Which identifier every variable, function, module and field gets in the output.
//! Two things share a name only if no function sees both.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::hir::Symbol;
use crate::lir::{Expr, Function, Module, Program, Prop, Stmt, StmtKind, VarId};

/// Something that needs an identifier.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) enum Entity {
    Var(VarId),
    Fn(u32),
    Module(Module),
}

/// All identifiers of one output file.
pub(super) struct Names {
    identifiers: FxHashMap<Entity, String>,
    handler: String,
    fields: FxHashMap<Symbol, String>,
    /// How often each module is mentioned.
    pub(super) modules: BTreeMap<Module, u32>,
    /// Whether variables that no one mentions exist need not be declared.
    mentioned: FxHashSet<VarId>,
}

/// How names are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Style {
    /// As short as can be.
    Short,
    /// The author's, made unique.
    Author,
}

impl Names {
    /// Names for everything in the program.
    pub(super) fn of(program: &Program, style: Style) -> Names {
        let mut census = Census::default();
        census.take(program);
        let names = match style {
            Style::Short => census.short(),
            Style::Author => census.author(program),
        };
        let fields = census.field_names(style);
        let mentioned = census
            .entities
            .iter()
            .filter_map(|(entity, of)| match entity {
                Entity::Var(var) if of.count > 1 => Some(*var),
                _ => None,
            })
            .collect();
        Names {
            identifiers: names,
            handler: handler_name(program),
            fields,
            modules: census.modules,
            mentioned,
        }
    }

    /// The identifier.
    pub(super) fn get(&self, entity: Entity) -> &str {
        self.identifiers
            .get(&entity)
            .map_or(&self.handler, String::as_str)
    }

    /// The property's name in the output.
    pub(super) fn prop<'a>(&'a self, prop: &'a Prop) -> &'a str {
        match prop {
            Prop::Fixed(name) => name,
            Prop::Field(name) => self.fields.get(name).map_or(name, String::as_str),
        }
    }

    /// Whether anything but its declaration mentions the variable.
    pub(super) fn is_mentioned(&self, var: VarId) -> bool {
        self.mentioned.contains(&var)
    }
}

#[derive(Default)]
struct Of {
    count: u32,
    /// Functions (0: the file) in which the name must mean this.
    visible: Vec<u32>,
}

/// The name that CloudFront calls the handler by.
fn handler_name(program: &Program) -> String {
    let function = program
        .handler
        .and_then(|id| program.functions.get(id.0 as usize));
    function
        .map_or("handler", |function| &function.name)
        .to_owned()
}

/// Who is mentioned where.
#[derive(Default)]
struct Census {
    entities: crate::hir::FxIndexMap<Entity, Of>,
    home: FxHashMap<VarId, u32>,
    modules: BTreeMap<Module, u32>,
    fields: crate::hir::FxIndexMap<Symbol, u32>,
    /// Names that cannot be had: the engine's globals and fixed properties.
    globals: FxHashSet<Symbol>,
    fixed: FxHashSet<Symbol>,
    /// Functions around, outermost first.
    path: Vec<u32>,
    functions: u32,
    handler: Option<u32>,
}

impl Census {
    fn take(&mut self, program: &Program) {
        self.path = vec![0];
        self.handler = program.handler.map(|id| id.0);
        for (var, value) in &program.globals {
            self.home.insert(*var, 0);
            self.mention(Entity::Var(*var), 0);
            self.expr(value);
        }
        for (index, function) in (0..).zip(&program.functions) {
            self.mention(Entity::Fn(index), 0);
            self.function(function);
        }
    }

    fn mention(&mut self, entity: Entity, home: u32) {
        if matches!(entity, Entity::Fn(id) if Some(id) == self.handler) {
            return;
        }
        let of = self.entities.entry(entity).or_default();
        of.count += 1;
        for node in self.path.iter().rev() {
            if !of.visible.contains(node) {
                of.visible.push(*node);
            }
            if *node == home {
                break;
            }
        }
    }

    fn var(&mut self, var: VarId) {
        let home = self.home.get(&var).copied().unwrap_or(0);
        self.mention(Entity::Var(var), home);
    }

    fn function(&mut self, function: &Function) {
        self.functions += 1;
        let node = self.functions;
        self.path.push(node);
        for param in &function.params {
            self.home.insert(*param, node);
            self.var(*param);
        }
        let mut locals = Vec::new();
        crate::lir::walk_own_lists(&function.body, &mut |stmt| {
            if let StmtKind::Let(var, _) | StmtKind::Try(_, var, _) = &stmt.kind {
                locals.push((
                    *var,
                    matches!(stmt.kind, StmtKind::Try(..) | StmtKind::Let(_, Some(_))),
                ));
            }
        });
        for (var, written) in locals {
            self.home.insert(var, node);
            self.var(var);
            if written {
                self.var(var);
            }
        }
        self.list(&function.body);
        self.path.pop();
    }

    fn list(&mut self, list: &[Stmt]) {
        for stmt in list {
            stmt.kind.for_each_expr(|e| self.expr(e));
            stmt.kind.for_each_list(|inner| self.list(inner));
        }
    }

    fn expr(&mut self, e: &Expr) {
        match e {
            Expr::Var(var) => self.var(*var),
            Expr::Fn(id) => self.mention(Entity::Fn(id.0), 0),
            Expr::Global(name) => {
                self.globals.insert(name.clone());
            }
            Expr::Module(module) => {
                *self.modules.entry(*module).or_default() += 1;
                self.mention(Entity::Module(*module), 0);
            }
            Expr::Function(function) => self.function(function),
            Expr::Member(_, prop, _) | Expr::Key(prop) => self.prop(prop),
            Expr::Object(fields) => fields.iter().for_each(|(prop, _)| self.prop(prop)),
            _ => {}
        }
        e.for_each_child(|child| self.expr(child));
    }

    fn prop(&mut self, prop: &Prop) {
        match prop {
            Prop::Fixed(name) => {
                self.fixed.insert(name.clone());
            }
            Prop::Field(name) => *self.fields.entry(name.clone()).or_default() += 1,
        }
    }

    fn short(&self) -> FxHashMap<Entity, String> {
        let mut by_count: Vec<_> = self.entities.iter().collect();
        by_count.sort_by_key(|(_, of)| std::cmp::Reverse(of.count));
        let mut taken: FxHashMap<u32, FxHashSet<usize>> = FxHashMap::default();
        let mut names = FxHashMap::default();
        for (entity, of) in by_count {
            let free = |index: &usize| {
                let name = short_name(*index);
                !is_reserved(&name)
                    && !self.globals.contains(&*name)
                    && of
                        .visible
                        .iter()
                        .all(|node| taken.get(node).is_none_or(|t| !t.contains(index)))
            };
            let index = (0..usize::MAX).find(free).expect("names do not run out");
            for node in &of.visible {
                taken.entry(*node).or_default().insert(index);
            }
            names.insert(*entity, short_name(index));
        }
        names
    }

    fn author(&self, program: &Program) -> FxHashMap<Entity, String> {
        let handler = handler_name(program);
        let mut taken: FxHashMap<u32, FxHashSet<String>> = FxHashMap::default();
        let mut names = FxHashMap::default();
        for (entity, of) in &self.entities {
            let base = identifier(match entity {
                Entity::Var(var) => &program.vars[var.0 as usize].name,
                Entity::Fn(id) => &program.functions[*id as usize].name,
                Entity::Module(Module::CloudFront) => "cf",
                Entity::Module(Module::Crypto) => "crypto",
                Entity::Module(Module::QueryString) => "querystring",
            });
            let free = |name: &String| {
                *name != handler
                    && !is_reserved(name)
                    && !self.globals.contains(&**name)
                    && of
                        .visible
                        .iter()
                        .all(|node| taken.get(node).is_none_or(|t| !t.contains(name)))
            };
            let name = std::iter::once(base.clone())
                .chain((2..usize::MAX).map(|n| format!("{base}{n}")))
                .find(free)
                .expect("names do not run out");
            for node in &of.visible {
                taken.entry(*node).or_default().insert(name.clone());
            }
            names.insert(*entity, name);
        }
        names
    }

    fn field_names(&self, style: Style) -> FxHashMap<Symbol, String> {
        let mut by_count: Vec<_> = self.fields.iter().collect();
        by_count.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let mut short = (0..)
            .map(short_name)
            .filter(|name| !self.fixed.contains(&**name) && !is_reserved(name));
        by_count
            .into_iter()
            .map(|(name, _)| {
                let chosen = match style {
                    Style::Short => short.next().expect("names do not run out"),
                    Style::Author => identifier(name),
                };
                (name.clone(), chosen)
            })
            .collect()
    }
}

/// `a`, `b`, …, `Z`, `_`, `$`, `aa`, …
pub(super) fn short_name(mut index: usize) -> String {
    const FIRST: &[u8] = b"etrnaiosculdpmhgfvybwxkjqzETRNAIOSCULDPMHGFVYBWXKJQZ_$";
    const LATER: &[u8] = b"etrnaiosculdpmhgfvybwxkjqzETRNAIOSCULDPMHGFVYBWXKJQZ_$0123456789";
    let mut name = String::from(FIRST[index % FIRST.len()] as char);
    index /= FIRST.len();
    while index > 0 {
        index -= 1;
        name.push(LATER[index % LATER.len()] as char);
        index /= LATER.len();
    }
    name
}

/// The name with everything that JavaScript or njs would not take replaced.
fn identifier(name: &str) -> String {
    let mut out: String = name
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() || c == '_' || c == '$' {
                c
            } else {
                '_'
            }
        })
        .collect();
    if out.is_empty() || out.starts_with(|c: char| c.is_ascii_digit()) {
        out.insert(0, '_');
    }
    out
}

/// Whether the identifier may not name a variable, in strict ECMAScript or in njs.
pub(super) fn is_reserved(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "abstract",
        "any",
        "arguments",
        "as",
        "async",
        "await",
        "boolean",
        "break",
        "byte",
        "case",
        "catch",
        "char",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "double",
        "else",
        "enum",
        "eval",
        "export",
        "extends",
        "false",
        "final",
        "finally",
        "float",
        "for",
        "from",
        "function",
        "get",
        "goto",
        "if",
        "implements",
        "import",
        "in",
        "instanceof",
        "int",
        "interface",
        "let",
        "long",
        "native",
        "new",
        "null",
        "of",
        "package",
        "private",
        "protected",
        "public",
        "return",
        "set",
        "short",
        "static",
        "super",
        "switch",
        "synchronized",
        "this",
        "throw",
        "throws",
        "transient",
        "true",
        "try",
        "typeof",
        "undefined",
        "var",
        "void",
        "volatile",
        "while",
        "with",
        "yield",
    ];
    WORDS.contains(&name)
}
