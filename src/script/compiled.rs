//! A script, read once and ready to run.

use super::fence::{LARGEST, engine};
use super::place;
use super::reason::short;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::script as codes;
use crate::source::{FileId, Span};
use rhai::AST;
use std::fmt;
use std::sync::Arc;

/// The functions of one script file.
#[derive(Clone)]
pub struct Script {
    pub(super) file: FileId,
    pub(super) text: Arc<str>,
    pub(super) ast: AST,
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Script").field(&self.names()).finish()
    }
}

impl Script {
    /// Reads a script.
    ///
    /// # Errors
    /// The first place where it is none.
    pub fn compile(file: FileId, text: &str) -> Result<Self, Box<Diagnostic>> {
        if text.len() > LARGEST {
            let fault = Diagnostic::new(&codes::TOO_LARGE, Span::new(file, 0, 0))
                .arg("most", (LARGEST >> 10).to_string());
            return Err(Box::new(fault));
        }
        let ast = engine().compile(text).map_err(|error| {
            let span = place::span(file, text, error.position());
            let reason = short(&error.err_type().to_string());
            Diagnostic::new(&codes::SYNTAX, span).arg("reason", reason)
        })?;
        if let Some(statement) = ast.statements().first() {
            let span = place::span(file, text, statement.position());
            return Err(Box::new(Diagnostic::new(&codes::STATEMENT, span)));
        }
        Ok(Self { file, text: text.into(), ast })
    }

    /// Its text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The functions it has by this name: how many parameters each takes, in order.
    pub fn arities(&self, name: &str) -> Vec<usize> {
        let named = self.ast.iter_functions().filter(|function| function.name == name);
        let mut arities: Vec<usize> = named.map(|function| function.params.len()).collect();
        arities.sort_unstable();
        arities
    }

    /// The names of all its functions, sorted, each once.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.ast.iter_functions().map(|function| function.name.to_owned()).collect();
        names.sort();
        names.dedup();
        names
    }

    /// Where a function is declared; the beginning of the script if it is not.
    pub fn declared(&self, name: &str) -> Span {
        let lib = self.ast.shared_lib();
        let found = lib.iter_script_fn_info().find(|(_, _, function, _, _)| *function == name);
        match found {
            Some((_, _, _, _, function)) => {
                place::declaration(self.file, &self.text, function.body.start_position(), name)
            }
            None => Span::new(self.file, 0, 0),
        }
    }
}
