//! Blocks with items of their own: modules without a name.

use syn::visit::Visit;

use super::{Collector, Place};
use crate::hir::DefId;
use crate::resolve::ast::{Node, arguments_with_blocks, holds_items, node};
use crate::resolve::names::{Class, DefInfo, Env, Module, SelfScope};
use crate::span::Span;

impl Collector<'_> {
    pub(super) fn blocks(
        &mut self,
        owner: DefId,
        env: &Env,
        visit: impl FnOnce(&mut BlockCollector),
    ) {
        let mut finder = BlockCollector { found: Vec::new() };
        visit(&mut finder);
        // Outer blocks come before inner ones, so that parents are there first.
        let mut open: Vec<(u32, DefId)> = Vec::new();
        for (lo, hi, items) in finder.found {
            let (lo, hi) = (env.span(lo).lo, env.span(hi).hi);
            open.retain(|(end, _)| *end >= hi);
            let around = open.last().map_or(env.module, |(_, module)| *module);
            let module = self.push(DefInfo {
                name: "{block}".into(),
                parent: Some(owner),
                krate: env.krate,
                span: Span {
                    file: env.file,
                    lo,
                    hi,
                },
                lang: None,
                unsupported: None,
                class: Class::Mod,
            });
            let block = Module {
                is_block: true,
                ..Module::new(Some(around))
            };
            self.out.names.modules.insert(module, block);
            self.out.names.blocks.insert((owner, lo), module);
            open.push((hi, module));
            let inner = Env {
                module,
                self_: SelfScope::None,
                generics: None,
                ..env.clone()
            };
            let nodes: Vec<Node> = items.into_iter().map(node).collect();
            let place = Place {
                folder: String::new(),
                file_folder: String::new(),
            };
            self.items(&nodes, &inner, owner, &place);
        }
    }
}

/// Finds blocks that hold items, outer ones first: their braces, and clones of the items.
pub(super) struct BlockCollector {
    found: Vec<(proc_macro2::Span, proc_macro2::Span, Vec<syn::Item>)>,
}

impl<'ast> Visit<'ast> for BlockCollector {
    fn visit_block(&mut self, block: &'ast syn::Block) {
        if holds_items(block) {
            let items = block.stmts.iter().filter_map(|stmt| match stmt {
                syn::Stmt::Item(item) => Some(item.clone()),
                _ => None,
            });
            let braces = block.brace_token.span;
            self.found
                .push((braces.open(), braces.close(), items.collect()));
        }
        syn::visit::visit_block(self, block);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        for argument in &arguments_with_blocks(mac) {
            Visit::visit_expr(self, argument);
        }
    }

    /// An item's own blocks are collected with the item.
    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
