//! Script functions: what they take and give.

use super::calendar::label;
use super::context::Check;
use super::expr::Builtin;
use super::program::{Function, Type};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::names;
use crate::syntax::ast::ItemKind;
use rustc_hash::FxHashMap;

impl Check<'_> {
    /// Fills the program's functions.
    pub(super) fn functions(&mut self) {
        for item in self.items() {
            let ItemKind::Fn(function) = &item.kind else { continue };
            let built_in = Builtin::named(&function.name.text).is_some();
            if built_in {
                self.report(
                    Diagnostic::new(&names::BUILT_IN_NAME, function.name.span)
                        .arg("name", function.name.text.clone()),
                );
            }
            let mut parameters: Vec<(String, Type)> = Vec::new();
            let mut seen = FxHashMap::default();
            for (name, ty) in &function.parameters {
                let earlier = seen.insert(name.text.as_str(), name.span);
                self.duplicate(name, earlier);
                let ty = self.written_type(ty).unwrap_or(Type::Text);
                parameters.push((name.text.clone(), ty));
            }
            let returns = self.written_type(&function.returns).unwrap_or(Type::Text);
            let script = if built_in { None } else { self.script_of(function) };
            self.program.functions.push(Function {
                label: label(&function.name, None),
                parameters,
                gives: Function::kind(&returns),
                script,
                returns,
            });
        }
    }
}
