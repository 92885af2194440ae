//! Times, in the form that the record block declares.

use super::Fault;
use super::number::number;
use super::rfc3339;
use super::rhythm::Rhythm;
use super::zone::Zone;
use crate::check::program::{Reading, TimeReading};
use crate::diagnostic::{Diagnostic, codes::data};
use crate::plan::PlannedColumn;
use crate::syntax::ast::EpochUnit;
use crate::unit::Decimal;
use jiff::Timestamp;
use jiff::fmt::strtime::BrokenDownTime;
use rust_decimal::prelude::ToPrimitive;

/// Reads the times of one column.
#[derive(Clone)]
pub(in crate::ingest) struct TimeReader {
    form: TimeReading,
    zone: Zone,
    rhythm: Rhythm,
}

impl TimeReader {
    /// As the column is declared; RFC 3339 in UTC if nothing is said.
    pub(in crate::ingest) fn new(column: &PlannedColumn) -> Result<Self, Diagnostic> {
        let (form, name, ambiguous) = match &column.reading {
            Reading::Time { format, zone, ambiguous } => {
                (format.clone(), zone.as_str(), *ambiguous)
            }
            Reading::Plain | Reading::DurationIn(_) => (TimeReading::Rfc3339, "UTC", None),
        };
        let zone = Zone::new(name, ambiguous).ok_or_else(|| {
            Diagnostic::new(&data::UNKNOWN_ZONE, column.span)
                .arg("zone", name)
                .arg("column", &column.header)
        })?;
        Ok(Self { form, zone, rhythm: Rhythm::default() })
    }

    /// The same of a time that is written as the ones before it; `None`: it is not.
    #[inline]
    pub(in crate::ingest) fn quick(&mut self, text: &[u8]) -> Option<i64> {
        match &self.form {
            TimeReading::Rfc3339 => self.rhythm.read(text),
            TimeReading::Format(_) | TimeReading::Epoch(_) => None,
        }
    }

    /// The instant of a local time, both in microseconds since 1970; `None`: the zone knows none, or two.
    #[cfg(feature = "parquet")]
    pub(in crate::ingest) fn local(&mut self, local: i64) -> Option<i64> {
        self.zone.instant(local, "").ok()
    }

    /// Whether texts say their times as RFC 3339 has it.
    #[cfg(feature = "parquet")]
    pub(in crate::ingest) fn is_rfc3339(&self) -> bool {
        self.form == TimeReading::Rfc3339
    }

    /// What numbers count, if they count from 1970.
    #[cfg(feature = "parquet")]
    pub(in crate::ingest) fn epoch(&self) -> Option<EpochUnit> {
        match self.form {
            TimeReading::Epoch(unit) => Some(unit),
            TimeReading::Rfc3339 | TimeReading::Format(_) => None,
        }
    }

    /// Microseconds since 1970-01-01T00:00:00Z.
    pub(in crate::ingest) fn read(&mut self, text: &str) -> Result<i64, Fault> {
        match &self.form {
            TimeReading::Rfc3339 => self.stored(text),
            TimeReading::Format(format) => {
                let Ok(parts) = BrokenDownTime::parse(format, text) else {
                    return Err(bad(text, format));
                };
                formatted(&parts, &mut self.zone, text).unwrap_or_else(|| Err(bad(text, format)))
            }
            TimeReading::Epoch(unit) => epoch(text, *unit),
        }
    }

    /// The same of what is stored as a time, which needs no format: RFC 3339 in any column.
    pub(in crate::ingest) fn stored(&mut self, text: &str) -> Result<i64, Fault> {
        match rfc3339::written(text) {
            Some(rfc3339::Written { local, offset: Some(offset) }) => Ok(local - offset),
            Some(rfc3339::Written { local, offset: None }) => self.zone.instant(local, text),
            None => zoned(text).ok_or_else(|| bad(text, "RFC 3339")),
        }
    }
}

fn bad(text: &str, form: &str) -> Fault {
    Fault::new(&data::BAD_TIME, text).arg("form", form)
}

/// RFC 9557, as Java writes it: an offset, and the zone in brackets.
fn zoned(text: &str) -> Option<i64> {
    let instant: jiff::ZonedDateTime = text.ends_with(']').then(|| text.parse().ok())??;
    rounded(instant.timestamp())
}

/// What a strptime format found: an instant if it names an offset or zone, else a local time (midnight,
/// if the format has no hours). `None`: the parts do not make a time.
fn formatted(parts: &BrokenDownTime, zone: &mut Zone, text: &str) -> Option<Result<i64, Fault>> {
    if parts.offset().is_some() || parts.timestamp().is_some() {
        return parts.to_timestamp().ok().and_then(rounded).map(Ok);
    }
    if parts.iana_time_zone().is_some() {
        return parts.to_zoned_datetime().ok().and_then(|time| rounded(time.timestamp())).map(Ok);
    }
    let civil = match parts.hour() {
        Some(_) => parts.to_datetime().ok()?,
        None => parts.to_date().ok()?.into(),
    };
    Some(zone.civil_instant(civil, text))
}

/// To the nearest microsecond.
fn rounded(instant: Timestamp) -> Option<i64> {
    i64::try_from((instant.as_nanosecond() + 500).div_euclid(1_000)).ok()
}

/// A number since 1970, also with a fraction.
fn epoch(text: &str, unit: EpochUnit) -> Result<i64, Fault> {
    let (form, micros) = match unit {
        EpochUnit::Seconds => ("epoch s", Decimal::from(1_000_000)),
        EpochUnit::Milliseconds => ("epoch ms", Decimal::from(1_000)),
        EpochUnit::Microseconds => ("epoch us", Decimal::ONE),
        EpochUnit::Nanoseconds => ("epoch ns", Decimal::new(1, 3)),
    };
    let value = number(text).map_err(|fault| {
        if fault.entry.code == data::BAD_NUMBER.code { bad(text, form) } else { fault }
    })?;
    let large = || Fault::new(&data::LARGE_NUMBER, text);
    let exact = value.checked_mul(micros).ok_or_else(large)?;
    let instant = (exact + Decimal::new(5, 1)).floor().to_i64().ok_or_else(large)?;
    Timestamp::from_microsecond(instant).map(Timestamp::as_microsecond).map_err(|_| large())
}

#[cfg(test)]
mod tests {
    use super::{Rhythm, TimeReader, Zone, rfc3339};
    use crate::check::program::TimeReading;
    use crate::syntax::ast::EpochUnit;

    fn read(form: TimeReading, text: &str) -> Result<i64, &'static str> {
        let zone = Zone::new("Europe/Rome", None).unwrap();
        TimeReader { form, zone, rhythm: Rhythm::default() }
            .read(text)
            .map_err(|fault| fault.entry.slug)
    }

    fn utc(text: &str) -> i64 {
        rfc3339::written(text).unwrap().local
    }

    #[test]
    fn times_in_formats() {
        for (format, text, instant) in [
            ("%d/%m/%Y %H:%M", "02/11/2026 09:00", "2026-11-02T08:00:00"),
            ("%Y-%m-%d", "2026-07-01", "2026-06-30T22:00:00"),
            ("%Y年%m月%d日 %H时%M分", "2026年11月02日 09时00分", "2026-11-02T08:00:00"),
            ("%Y-%m-%d %H:%M:%S %z", "2026-11-02 09:00:00 +0800", "2026-11-02T01:00:00"),
            ("%Y-%m-%d %H:%M %Q", "2026-11-02 09:00 Asia/Shanghai", "2026-11-02T01:00:00"),
            ("%s", "1793581215", "2026-11-02T01:00:15"),
            ("%m/%d/%Y %I:%M %p", "11/02/2026 9:05 PM", "2026-11-02T20:05:00"),
        ] {
            let form = TimeReading::Format(format.to_owned());
            assert_eq!(read(form, text), Ok(utc(instant)), "{format}: {text}");
        }
        let form = || TimeReading::Format("%d/%m/%Y %H:%M".to_owned());
        assert_eq!(read(form(), "11/13/2026 09:00"), Err("bad-time"));
        assert_eq!(read(form(), "25/10/2026 02:30"), Err("ambiguous-time"));
        assert_eq!(read(form(), "29/03/2026 02:30"), Err("skipped-time"));
        assert_eq!(read(TimeReading::Format("%Q".to_owned()), "Mars/Base"), Err("bad-time"));
        assert_eq!(read(TimeReading::Format("%".to_owned()), "x"), Err("bad-time"));
    }

    #[test]
    fn times_since_1970() {
        for (unit, text, instant) in [
            (EpochUnit::Seconds, "1", 1_000_000),
            (EpochUnit::Seconds, "1.5", 1_500_000),
            (EpochUnit::Seconds, "-1", -1_000_000),
            (EpochUnit::Seconds, "1.7935812155e9", 1_793_581_215_500_000),
            (EpochUnit::Milliseconds, "1793581215123", 1_793_581_215_123_000),
            (EpochUnit::Milliseconds, "0.0005", 1),
            (EpochUnit::Microseconds, "-7.5", -7),
            (EpochUnit::Nanoseconds, "1499", 1),
            (EpochUnit::Nanoseconds, "1500", 2),
        ] {
            assert_eq!(read(TimeReading::Epoch(unit), text), Ok(instant), "{text} {unit:?}");
        }
        for (text, slug) in [
            ("1793581215123", "large-number"),
            ("9e27", "large-number"),
            ("2026-11-02", "bad-time"),
            ("NaN", "not-finite"),
            ("1,793,581,215", "grouped-number"),
        ] {
            assert_eq!(read(TimeReading::Epoch(EpochUnit::Seconds), text), Err(slug), "{text}");
        }
    }

    #[test]
    fn rfc_3339_takes_the_zone_where_no_offset_is_written() {
        assert_eq!(
            read(TimeReading::Rfc3339, "2026-07-01 09:00:00"),
            Ok(utc("2026-07-01T07:00:00"))
        );
        assert_eq!(
            read(TimeReading::Rfc3339, "2026-07-01T09:00:00Z"),
            Ok(utc("2026-07-01T09:00:00"))
        );
        assert_eq!(
            read(TimeReading::Rfc3339, "2026-07-01T09:00:00+08:00[Asia/Shanghai]"),
            Ok(utc("2026-07-01T01:00:00"))
        );
        assert_eq!(read(TimeReading::Rfc3339, "2026-07-01"), Err("bad-time"));
        assert_eq!(read(TimeReading::Rfc3339, "[x]"), Err("bad-time"));
    }
}
