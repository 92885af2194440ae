//! One call: typed values in, a typed value out, or why not.

use super::border::{Strange, dynamic};
use super::fence::{LONGEST_RETURNED, LONGEST_TEXT, OPERATIONS, engine};
use super::operations;
use super::place;
use super::reason::{reason, short};
use super::{Kind, Script};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::script as codes;
use crate::value::Value;
use rhai::{CallFnOptions, Dynamic, Scope};

impl Script {
    /// Calls a function. The same arguments give the same result, whenever and wherever it is called.
    ///
    /// # Errors
    /// What stopped it, at its place in the script.
    pub fn call(
        &self,
        name: &str,
        arguments: &[Value],
        returns: &Kind,
    ) -> Result<Value, Box<Diagnostic>> {
        self.counted(name, arguments, returns).0
    }

    /// The same, with how many operations it took, which is the same each time, too.
    pub fn counted(
        &self,
        name: &str,
        arguments: &[Value],
        returns: &Kind,
    ) -> (Result<Value, Box<Diagnostic>>, u64) {
        operations::of(|| self.run(name, arguments, returns))
    }

    fn run(
        &self,
        name: &str,
        arguments: &[Value],
        returns: &Kind,
    ) -> Result<Value, Box<Diagnostic>> {
        if arguments.iter().any(is_too_long) {
            let fault = Diagnostic::new(&codes::OVERRUN, self.declared(name));
            return Err(Box::new(overrun(fault, name, "too long a text to begin with")));
        }
        let options = CallFnOptions::new().eval_ast(false).rewind_scope(true);
        let given: Vec<Dynamic> = arguments.iter().map(dynamic).collect();
        let called = engine().call_fn_with_options::<Dynamic>(
            options,
            &mut Scope::new(),
            &self.ast,
            name,
            given,
        );
        let result = called.map_err(|error| {
            let (entry, why, at) = reason(*error);
            let at = if at.is_none() {
                self.declared(name)
            } else {
                place::span(self.file, &self.text, at)
            };
            Box::new(overrun(Diagnostic::new(entry, at), name, &why))
        })?;
        if result.is_string() && result.to_string().chars().nth(LONGEST_RETURNED).is_some() {
            let fault = Diagnostic::new(&codes::OVERRUN, self.declared(name));
            return Err(Box::new(overrun(fault, name, "too long a text to return")));
        }
        returns.read(&result).map_err(|strange| {
            let (entry, found) = match strange {
                Strange::Type(found) => (&codes::OTHER_TYPE, found),
                Strange::Value(found) => (&codes::OTHER_VALUE, short(&found)),
            };
            let fault = Diagnostic::new(entry, self.declared(name))
                .arg("function", name)
                .arg("expected", returns.called())
                .arg("found", found);
            Box::new(fault)
        })
    }
}

fn overrun(fault: Diagnostic, name: &str, why: &str) -> Diagnostic {
    fault.arg("function", name).arg("reason", why).arg("operations", OPERATIONS.to_string())
}

fn is_too_long(value: &Value) -> bool {
    matches!(value, Value::Text(text) if text.len() > LONGEST_TEXT)
}
