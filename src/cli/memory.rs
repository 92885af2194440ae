//! `--memory`: how much a run may hold, and the files that hold the rest.
#![allow(clippy::disallowed_methods, reason = "the edge: what has no room is laid into files")]

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use crate::ingest::Shelf;
use crate::plan::Plan;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek, Write};
use std::str::FromStr;

/// An amount of memory, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Memory(usize);

impl Memory {
    /// The least that a run can keep to: the program itself, and pieces of a log on their way.
    const LEAST: usize = 64 << 20;
    /// What is taken beside the records.
    const BESIDE: usize = 48 << 20;

    /// How many bytes of records may be held at a time. A list that grows is there twice for a moment, and what is judged
    /// takes room beside its records.
    pub(super) fn of_records(self) -> usize {
        (self.0 - Self::BESIDE) / 4
    }
}

impl FromStr for Memory {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is no amount of memory: write `512MB` or `2GB`");
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (number, unit) = text.split_at(digits);
        let number: usize = number.parse().map_err(|_| wrong())?;
        let unit = match unit.trim().to_ascii_uppercase().as_str() {
            "M" | "MB" | "MIB" => 1 << 20,
            "G" | "GB" | "GIB" => 1 << 30,
            _ => return Err(wrong()),
        };
        let bytes = number.checked_mul(unit).ok_or_else(wrong)?;
        if bytes < Self::LEAST {
            return Err(format!("`{text}` is less than a run can keep to: at least 64MB"));
        }
        Ok(Self(bytes))
    }
}

/// What of a plan needs the whole log at once, if something does, so that an option cannot be kept.
pub(super) fn refusal(plan: &Plan, option: &'static str) -> Option<Diagnostic> {
    let what = if plan.settling > 0 {
        "limits"
    } else if plan.customers.is_some() {
        "afterwards"
    } else if plan.functions.is_empty() {
        return None;
    } else {
        "scripts"
    };
    Some(needs_whole_log(option, what))
}

/// That an option cannot be kept, and for the sake of what.
pub(super) fn needs_whole_log(option: &'static str, what: &'static str) -> Diagnostic {
    Diagnostic::nowhere(&usage::NEEDS_WHOLE_LOG).arg("option", option).help(what)
}

/// Files without names, which are gone when the run ends, however it ends.
#[derive(Default)]
pub(super) struct Files(BTreeMap<usize, File>);

impl Shelf for Files {
    fn lay(&mut self, number: usize, bytes: &[u8]) -> io::Result<()> {
        if let Some(file) = self.0.get_mut(&number) {
            return file.write_all(bytes);
        }
        let mut file = tempfile::tempfile()?;
        file.write_all(bytes)?;
        self.0.insert(number, file);
        Ok(())
    }

    fn take(&mut self, number: usize) -> io::Result<Box<dyn Read>> {
        let Some(mut file) = self.0.remove(&number) else { return Ok(Box::new(io::empty())) };
        file.rewind()?;
        Ok(Box::new(BufReader::with_capacity(1 << 18, file)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Files, Memory};
    use crate::ingest::Shelf;

    #[test]
    fn amounts_have_units() {
        let of = |text: &str| text.parse().map(|Memory(bytes)| bytes);
        assert_eq!(of("512MB"), Ok(512 << 20));
        assert_eq!(of("2 gib"), Ok(2 << 30));
        for wrong in
            ["", "512", "MB", "1.5GB", "-1GB", "63MB", "99999999999999999999GB", "17179869184GB"]
        {
            assert!(of(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_laid_aside_comes_back_in_order() {
        let mut files = Files::default();
        for (number, bytes) in [(3, "ab"), (0, "x"), (3, "c")] {
            files.lay(number, bytes.as_bytes()).unwrap();
        }
        for (number, expected) in [(3, "abc"), (1, ""), (0, "x"), (3, "")] {
            let mut text = String::new();
            files.take(number).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, expected);
        }
    }
}
