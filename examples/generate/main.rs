//! Makes the example logs: `cargo run --example generate -- airline --seed 7 --journeys 300`.
//!
//! No clock and no random source of the machine: the same seed gives the same bytes everywhere. Rows come in
//! order of time, the journeys mixed, and only those under way are held: a log may have millions.

mod airline;
mod branch;
mod card_desk;
mod contact_centre;
mod event;
mod hotel;
mod log;
mod random;
mod telecom;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

const USAGE: &str = "usage: generate airline|telecom|contact-centre|branch|card-desk|hotel [--seed N] [--journeys N] [--days N] [--format csv|jsonl]";

fn main() -> ExitCode {
    let Some(asked) = Asked::of(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match asked.write(BufWriter::new(io::stdout().lock())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// What to make.
pub(crate) struct Asked {
    industry: &'static log::Industry,
    form: log::Form,
    seed: u64,
    journeys: u64,
    days: u32,
}

impl Asked {
    /// Reads the arguments; `None`: they make no sense.
    pub(crate) fn of(mut arguments: impl Iterator<Item = String>) -> Option<Self> {
        let industry = match arguments.next()?.as_str() {
            "airline" => &airline::AIRLINE,
            "telecom" => &telecom::TELECOM,
            "contact-centre" => &contact_centre::CONTACT_CENTRE,
            "branch" => &branch::BRANCH,
            "card-desk" => &card_desk::CARD_DESK,
            "hotel" => &hotel::HOTEL,
            _ => return None,
        };
        let mut asked =
            Self { industry, form: industry.form, seed: 7, journeys: 300, days: log::DAYS };
        while let Some(option) = arguments.next() {
            let value = arguments.next()?;
            match (option.as_str(), value.as_str()) {
                ("--seed", number) => asked.seed = number.parse().ok()?,
                ("--journeys", number) => asked.journeys = number.parse().ok()?,
                ("--days", number) => asked.days = number.parse().ok().filter(|days| *days > 0)?,
                ("--format", "csv") => asked.form = log::Form::Csv,
                ("--format", "jsonl") => asked.form = log::Form::JsonLines,
                _ => return None,
            }
        }
        Some(asked)
    }

    /// Writes the whole log.
    pub(crate) fn write(&self, out: impl Write) -> io::Result<()> {
        log::write(self.industry, self.form, self.seed, (self.journeys, self.days), out)
    }
}
