//! Scripts that generated rules and conformance cases may call.

use mot::check::{LoadError, Loader};

/// The only script file there is: `scripts.rhai`. It gives a value for some arguments, another type or an error for others.
pub(crate) const SCRIPT: &str = r#"
fn weight(n) {
    if n > 2 { throw "too much" }
    n / 2
}

fn loud(note) { note.contains("x") }

fn kind(tier, n) {
    if n == 1 { tier } else if n > 1 { "gold" } else { 7 }
}

fn share(n) { n }
"#;

/// Finds that file.
pub(crate) struct Scripts;

impl Loader for Scripts {
    fn load(&mut self, path: &str, _from: &str) -> Result<(String, String), LoadError> {
        if path == "scripts.rhai" {
            return Ok((path.to_owned(), SCRIPT.to_owned()));
        }
        Err(LoadError("no such file".to_owned()))
    }
}
