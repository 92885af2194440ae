//! `--as-of`: up to when records count.

use super::stop::Stop;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::usage;
use crate::unit::Instant;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// A time with an offset, else local time of the service's zone; a date alone is its first instant.
pub(super) fn parse(text: &str, zone: &str) -> Result<Instant, Stop> {
    let fault = || Diagnostic::nowhere(&usage::BAD_AS_OF).arg("text", text).arg("zone", zone);
    let trimmed = text.trim();
    if let Ok(timestamp) = trimmed.parse::<Timestamp>() {
        return Ok(Instant(timestamp.as_microsecond()));
    }
    // Whatever carries an offset was tried above: what follows must not ignore one.
    if trimmed.ends_with(['Z', 'z', ']']) || offset(trimmed) {
        return Err(fault().into());
    }
    let local: DateTime = trimmed.parse().map_err(|_| Stop::from(fault()))?;
    let zone = TimeZone::get(zone).map_err(|_| Stop::from(fault()))?;
    let instant = zone.to_ambiguous_timestamp(local).unambiguous();
    let instant = instant.map_err(|_| Stop::from(fault().help("ambiguous")))?;
    Ok(Instant(instant.as_microsecond()))
}

/// Whether a time ends in `+08:00` or `-0500`.
fn offset(text: &str) -> bool {
    let time = text.split_once(['T', 't', ' ']).map_or("", |(_, time)| time);
    time.contains(['+', '-'])
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::cli::stop::Stop;

    fn at(text: &str) -> Result<i64, String> {
        match parse(text, "Europe/Berlin") {
            Ok(instant) => Ok(instant.0 / 1_000_000),
            Err(Stop::Fault(fault)) => Err(fault.help.to_owned()),
            Err(Stop::Quiet) => Err("quiet".to_owned()),
        }
    }

    #[test]
    fn an_offset_counts_else_the_services_zone() {
        assert_eq!(at("1970-01-02T00:00:00Z"), Ok(86_400));
        assert_eq!(at("1970-01-02 08:00:00+08:00"), Ok(86_400));
        assert_eq!(at("1970-01-02 01:00:00"), Ok(86_400));
        assert_eq!(at("1970-01-02"), Ok(86_400 - 3_600));
        assert_eq!(at("1970-01-02T01:00"), Ok(86_400));
    }

    #[test]
    fn what_is_no_time_or_no_single_time_is_refused() {
        assert_eq!(at("yesterday"), Err(String::new()));
        assert_eq!(at("2026-13-01"), Err(String::new()));
        assert_eq!(at(""), Err(String::new()));
        assert_eq!(at("2026-03-29 02:30:00"), Err("ambiguous".to_owned()));
        assert_eq!(at("2026-10-25 02:30:00"), Err("ambiguous".to_owned()));
        assert!(at("2026-10-25 02:30:00+02:00").is_ok());
    }
}
