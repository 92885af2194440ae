//! `mot plan RULES`

use super::exit::Exit;
use super::stop::Outcome;
use super::terminal::Terminal;
use super::{output, rules};
use crate::diagnostic::render;
use clap::Args;
use std::path::PathBuf;

/// Show what would be read and asked of a log
#[derive(Args, Debug)]
pub(super) struct ShowPlan {
    /// The rule file, or `-`
    rules: PathBuf,
}

impl ShowPlan {
    pub(super) fn run(&self, terminal: Terminal) -> Outcome {
        let mut rules = rules::check(&self.rules)?;
        let plan = rules.plan();
        output::tell(&render::report(&rules.sources, &rules.diagnostics, &terminal.err()));
        let Some(plan) = plan else { return Ok(Exit::Refused) };
        output::print(&plan.to_string())?;
        Ok(Exit::Met)
    }
}
