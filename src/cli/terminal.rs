//! What is known about who reads the output: language, width, colours.
#![allow(
    clippy::disallowed_methods,
    reason = "the edge: the environment is read here and nowhere else"
)]

use crate::diagnostic::Lang;
use crate::diagnostic::render::Look;
use clap::ValueEnum;
use std::env;
use std::io::{IsTerminal, stderr, stdout};

/// The languages of `--lang`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum LangArg {
    /// English
    En,
    /// 中文
    Zh,
}

impl LangArg {
    /// What `--lang` says on a command line that could not be understood as a whole.
    pub(super) fn from_args() -> Option<Self> {
        let args: Vec<_> = env::args_os().filter_map(|arg| arg.into_string().ok()).collect();
        args.iter().enumerate().find_map(|(i, arg)| {
            let value = arg.strip_prefix("--lang=").or_else(|| {
                (arg == "--lang").then(|| args.get(i + 1).map_or("", String::as_str))
            })?;
            Self::from_str(value, true).ok()
        })
    }
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::En => Self::En,
            LangArg::Zh => Self::Zh,
        }
    }
}

/// The values of `--color`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(super) enum When {
    /// On a terminal
    Auto,
    /// Everywhere
    Always,
    /// Nowhere
    Never,
}

/// Width of output that goes to a file or pipe.
const PLAIN_WIDTH: usize = 100;

/// The reader of this process's output.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// The language of messages.
    pub(super) lang: Lang,
    /// As `--width` says.
    width: Option<usize>,
    /// As `--color` says.
    when: When,
    /// Whether the environment welcomes colours.
    welcome: bool,
}

impl Terminal {
    /// From the options, else from the environment.
    pub(super) fn new(lang: Option<LangArg>, width: Option<u16>, when: When) -> Self {
        let lang = lang.map_or_else(|| locale(|name| env::var(name).ok()), Lang::from);
        let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
        let welcome = env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()) && !dumb;
        Self { lang, width: width.map(usize::from), when, welcome }
    }

    /// How standard output looks.
    pub(super) fn out(self) -> Look {
        self.look(stdout().is_terminal(), || terminal_size::terminal_size_of(stdout()))
    }

    /// How standard error looks.
    pub(super) fn err(self) -> Look {
        self.look(Self::err_is_terminal(), || terminal_size::terminal_size_of(stderr()))
    }

    /// Whether someone may be watching standard error.
    pub(super) fn err_is_terminal() -> bool {
        stderr().is_terminal()
    }

    fn look(
        self,
        terminal: bool,
        size: impl Fn() -> Option<(terminal_size::Width, terminal_size::Height)>,
    ) -> Look {
        let seen = size().filter(|_| terminal).map(|(width, _)| usize::from(width.0));
        let width = self.width.or(seen).unwrap_or(PLAIN_WIDTH).max(40);
        let (unicode, colour) = match self.when {
            When::Auto => (terminal, terminal && self.welcome),
            When::Always => (true, true),
            When::Never => (terminal, false),
        };
        Look { lang: self.lang, width, unicode, colour }
    }
}

/// The language of the locale: the first of `LC_ALL`, `LC_MESSAGES`, `LANG` that says anything.
fn locale(var: impl Fn(&str) -> Option<String>) -> Lang {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .find_map(|name| var(name).filter(|value| !value.is_empty()));
    match said {
        Some(said) if said.to_ascii_lowercase().starts_with("zh") => Lang::Zh,
        Some(_) | None => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::locale;
    use crate::diagnostic::Lang;

    fn of(vars: &[(&str, &str)]) -> Lang {
        locale(|name| vars.iter().find(|(key, _)| *key == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn the_first_variable_that_says_anything_decides() {
        assert_eq!(of(&[]), Lang::En);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8")]), Lang::Zh);
        assert_eq!(of(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")]), Lang::En);
        assert_eq!(of(&[("LANG", "en_GB"), ("LC_MESSAGES", "zh_TW"), ("LC_ALL", "")]), Lang::Zh);
    }
}
