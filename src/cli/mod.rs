//! The command line: arguments, files, terminals, exit codes. One file per command.

mod as_of;
mod check;
mod codes;
pub mod exit;
mod expired;
mod explain;
mod fault;
mod fmt;
mod judge;
mod logs;
mod max_bad;
mod memory;
mod output;
mod paths;
mod plan;
mod progress;
mod replace;
mod report_as;
mod rules;
mod schema;
mod stop;
mod terminal;
mod test;
mod tested;

use crate::diagnostic::codes::usage;
use crate::diagnostic::{Diagnostic, render};
use crate::source::Sources;
use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use exit::Exit;
use std::process::ExitCode;
use stop::{Outcome, Stop};
use terminal::{LangArg, Terminal, When};

/// Service standards as code: which moments of truth failed, on what evidence, and what is owed
#[derive(Parser, Debug)]
#[command(name = "mot", version, after_help = exit::HELP, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    /// Language of messages; the locale's if left out
    #[arg(long, global = true, value_enum)]
    lang: Option<LangArg>,
    /// Columns to write for; the terminal's if left out, 100 in a file or pipe
    #[arg(long, global = true, value_name = "COLUMNS")]
    width: Option<u16>,
    /// Colours and drawn lines; if left out, on a terminal, and colours unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    color: When,
}

#[derive(Subcommand, Debug)]
enum Command {
    Check(check::Check),
    Fmt(fmt::Fmt),
    Test(test::Test),
    Judge(judge::Judge),
    Plan(plan::ShowPlan),
    Explain(explain::Explain),
    Schema(schema::PrintSchema),
}

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage(&error).into(),
    };
    let terminal = Terminal::new(cli.lang, cli.width, cli.color);
    match fault::caught(|| cli.command.run(cli.lang, terminal)) {
        Ok(exit) => exit.into(),
        Err(stop) => {
            if let Stop::Fault(fault) = stop {
                complain(&fault, terminal);
            }
            Exit::Refused.into()
        }
    }
}

impl Command {
    fn run(self, lang: Option<LangArg>, terminal: Terminal) -> Outcome {
        match self {
            Self::Fmt(fmt) => fmt.run(lang, terminal),
            Self::Check(check) => check.run(terminal),
            Self::Test(test) => test.run(terminal),
            Self::Judge(judge) => judge.run(terminal),
            Self::Plan(plan) => plan.run(terminal),
            Self::Explain(explain) => explain.run(terminal),
            Self::Schema(schema) => schema.run(),
        }
    }
}

/// Tells a fault of no rule file on standard error.
fn complain(fault: &Diagnostic, terminal: Terminal) {
    let faults = std::slice::from_ref(fault);
    output::tell(&render::report(&Sources::default(), faults, &terminal.err()));
}

/// Help and version are results; everything else that clap says is wrong usage.
fn usage(error: &clap::Error) -> Exit {
    let text = error.render().to_string();
    if !error.use_stderr() {
        return if output::print(&text).is_ok() { Exit::Met } else { Exit::Refused };
    }
    if error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        output::tell(&text);
        return Exit::Refused;
    }
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let what = first.strip_prefix("error: ").unwrap_or(first);
    let terminal = Terminal::new(LangArg::from_args(), None, When::Auto);
    let fault = Diagnostic::nowhere(&usage::BAD_USAGE).arg("what", what);
    complain(&fault, terminal);
    output::tell(rest);
    Exit::Refused
}
