//! Declarations without a block: `use`, `segment`, `let`, `step`, `conclude`, `waive`, `fn`; and
//! the heads of those with one.

use super::{Builder, Node};
use crate::syntax::ast::{Definition, Function, ItemKind, Name, Path, Text, Waive};
use crate::syntax::grammar::Rule;
use crate::unit::Date;

/// A name and a title, with which most declarations begin.
pub(in crate::syntax) struct Head {
    /// Its name.
    pub(in crate::syntax) name: Name,
    /// What it is called.
    pub(in crate::syntax) title: Option<Text>,
}

impl<'t> Builder<'t> {
    /// The name and title of a declaration.
    pub(in crate::syntax) fn head(&mut self, node: &Node<'t>) -> Head {
        Head { name: self.child_name(node), title: self.title(node) }
    }

    /// The title of a declaration that has no name.
    pub(in crate::syntax) fn head_title(&mut self, node: &Node<'t>) -> Option<Text> {
        self.title(node)
    }

    /// All names of a declaration's head.
    pub(in crate::syntax) fn head_names(&mut self, node: &Node<'t>) -> Vec<Name> {
        self.names(node)
    }

    /// `use "std/clear"`
    pub(in crate::syntax) fn use_item(&mut self, node: &Node<'t>) -> ItemKind {
        ItemKind::Use(self.child_text(node))
    }

    /// `segment`, `let` and `step`
    pub(in crate::syntax) fn definition_item(&mut self, node: &Node<'t>) -> ItemKind {
        let definition = self.definition(node);
        if node.has(Rule::w_segment) {
            ItemKind::Segment(definition)
        } else if node.has(Rule::w_let) {
            ItemKind::Let(definition)
        } else {
            ItemKind::Step(definition)
        }
    }

    /// `conclude`
    pub(in crate::syntax) fn conclude_item(&mut self, node: &Node<'t>) -> ItemKind {
        ItemKind::Conclude(self.definition(node))
    }

    fn definition(&mut self, node: &Node<'t>) -> Definition {
        let Head { name, title } = self.head(node);
        Definition { name, title, value: self.child_expr(node) }
    }

    /// `waive`
    pub(in crate::syntax) fn waive_item(&mut self, node: &Node<'t>) -> ItemKind {
        let mut waive = Waive {
            target: self.child_path(node),
            when: None,
            because: None,
            approved_by: None,
            until: None,
        };
        for part in node.children() {
            match part.rule() {
                Rule::waive_when => {
                    let when = self.child_expr(&part);
                    self.once(&mut waive.when, when, &part);
                }
                Rule::because => {
                    let why = self.child_text(&part);
                    self.once(&mut waive.because, why, &part);
                }
                Rule::approved_by => {
                    let who = self.child_text(&part);
                    self.once(&mut waive.approved_by, who, &part);
                }
                Rule::until_date => {
                    let date = part.need(Rule::date);
                    let until: (Date, _) = (self.date(&date), self.span(&date));
                    self.once(&mut waive.until, until, &part);
                }
                _ => {}
            }
        }
        ItemKind::Waive(waive)
    }

    /// `fn`
    pub(in crate::syntax) fn fn_item(&mut self, node: &Node<'t>) -> ItemKind {
        let mut parameters = Vec::new();
        for parameter in node.all(Rule::parameter) {
            let ty = parameter.need(Rule::type_expr);
            parameters.push((self.child_name(&parameter), self.type_expr(&ty)));
        }
        ItemKind::Fn(Function {
            name: self.function_name(&node.need(Rule::name)),
            parameters,
            returns: self.type_expr(&node.need(Rule::type_expr)),
            from: self.child_text(node),
        })
    }

    /// A part that is a path.
    pub(super) fn child_path(&mut self, node: &Node<'t>) -> Path {
        let path = node.need(Rule::path);
        self.path(&path)
    }
}
