//! Reads the scripts that functions are written in, each once, and holds the declarations against them.

use super::context::Check;
use super::library;
use super::load::{LoadError, Loader};
use super::program::{Function, Type};
use crate::diagnostic::codes::script as codes;
use crate::diagnostic::{Checked, Diagnostic, suggest};
use crate::script::{Kind, Script};
use crate::source::{Sources, Span};
use crate::syntax::ast::{self, File, ItemKind, Text};
use crate::unit::TimeKind;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The scripts by the place where a declaration names them; those with a fault are not among them.
pub(super) type Scripts = FxHashMap<Span, Arc<Script>>;

/// Reads every script that a file names.
pub(super) fn load(
    sources: &mut Sources,
    files: &[File],
    loader: &mut dyn Loader,
) -> Checked<Scripts> {
    let mut diagnostics = Vec::new();
    let mut scripts = Scripts::default();
    let mut known: FxHashMap<String, Option<Arc<Script>>> = FxHashMap::default();
    for file in files {
        for item in &file.items {
            let ItemKind::Fn(function) = &item.kind else { continue };
            let path = &function.from;
            let from = sources.file(file.id).name.clone();
            let (name, text) = match read(loader, &path.value, &from) {
                Ok(found) => found,
                Err(LoadError(reason)) => {
                    diagnostics.push(unreadable(path, reason));
                    continue;
                }
            };
            let script = known.entry(name.clone()).or_insert_with(|| {
                let id = sources.add(name, text.clone());
                Script::compile(id, &text)
                    .map(Arc::new)
                    .map_err(|fault| diagnostics.push(*fault))
                    .ok()
            });
            if let Some(script) = script {
                scripts.insert(path.span, Arc::clone(script));
            }
        }
    }
    Checked { value: scripts, diagnostics }
}

fn read(loader: &mut dyn Loader, path: &str, from: &str) -> Result<(String, String), LoadError> {
    if path.starts_with("std/") {
        return library::script(path)
            .map(|text| (path.to_owned(), text.to_owned()))
            .ok_or_else(|| LoadError("no such standard script".to_owned()));
    }
    loader.load(path, from)
}

fn unreadable(path: &Text, reason: String) -> Diagnostic {
    let fault = Diagnostic::new(&codes::UNREADABLE, path.span)
        .arg("path", path.value.clone())
        .arg("reason", reason);
    if !path.value.starts_with("std/") {
        return fault;
    }
    let known: Vec<&str> = library::SCRIPTS.iter().map(|(name, _)| *name).collect();
    fault.arg("known", known.join(", ")).help("std")
}

impl Check<'_> {
    /// The script of a function, if it has the function as it is declared.
    pub(super) fn script_of(&mut self, declared: &ast::Function) -> Option<Arc<Script>> {
        let script = Arc::clone(self.scripts.get(&declared.from.span)?);
        let name = &declared.name;
        let arities = script.arities(&name.text);
        if arities.contains(&declared.parameters.len()) {
            return Some(script);
        }
        let fault = if let Some(found) = arities.last() {
            Diagnostic::new(&codes::PARAMETERS, name.span)
                .arg("found", found.to_string())
                .arg("expected", declared.parameters.len().to_string())
                .label(script.declared(&name.text), "script")
        } else {
            let known = script.names();
            let fault = Diagnostic::new(&codes::NO_FUNCTION, name.span).arg(
                "known",
                known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
            );
            match suggest::nearest(&name.text, known.iter().map(String::as_str)) {
                Some(suggestion) => fault.arg("suggestion", suggestion).help("did_you_mean"),
                None if known.is_empty() => fault.help("none"),
                None => fault,
            }
        };
        self.refuse(fault.arg("name", name.text.clone()))
    }
}

impl Function {
    /// What goes over the border to a script is of this kind.
    pub(super) fn kind(ty: &Type) -> Kind {
        match ty {
            Type::Bool => Kind::Flag,
            Type::Number | Type::Percent => Kind::Number,
            Type::Scale { low, high } => Kind::Scale(*low, *high),
            Type::Text => Kind::Text,
            Type::OneOf(texts) => Kind::OneOf(texts.clone()),
            Type::Duration(TimeKind::Elapsed | TimeKind::Calendar | TimeKind::Business) => {
                Kind::Duration
            }
            Type::Money(currency) => Kind::Money(*currency),
            Type::Time => Kind::Time,
        }
    }
}
