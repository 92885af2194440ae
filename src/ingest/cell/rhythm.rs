//! Times as logs have them, one after the other: mostly of the same day as the one before, and with the same offset.

use super::rfc3339;
use crate::unit::SECOND;

/// The day and the offset that were read last.
#[derive(Clone, Debug, Default)]
pub(super) struct Rhythm {
    /// `2026-11-02`.
    date: [u8; 10],
    /// What comes behind the seconds, filled up with zeros: `+08:00`, `Z`.
    tail: [u8; 6],
    /// How long that is.
    length: usize,
    /// Midnight of that day at that offset, in microseconds since 1970; `None`: nothing was read yet.
    midnight: Option<i64>,
}

impl Rhythm {
    /// Reads a time in whole seconds with an offset, in microseconds since 1970; `None`: it is another, or none.
    #[inline]
    pub(super) fn read(&mut self, text: &[u8]) -> Option<i64> {
        let (date, rest) = text.split_first_chunk::<10>()?;
        let (&[b'T' | b' '], rest) = rest.split_first_chunk::<1>()? else { return None };
        let (clock, behind) = rest.split_first_chunk::<8>()?;
        let since_midnight = seconds(*clock)? * SECOND;
        let midnight = match self.midnight {
            Some(midnight) if *date == self.date && self.has_tail(behind) => midnight,
            Some(_) | None => {
                let mut tail = [0; 6];
                tail.get_mut(..behind.len())?.copy_from_slice(behind);
                let time = rfc3339::written(std::str::from_utf8(text).ok()?)?;
                let midnight = time.local - time.offset? - since_midnight;
                (self.date, self.tail, self.length) = (*date, tail, behind.len());
                self.midnight = Some(midnight);
                midnight
            }
        };
        Some(midnight + since_midnight)
    }

    #[inline]
    fn has_tail(&self, behind: &[u8]) -> bool {
        match (behind, behind.first_chunk::<6>()) {
            ([one], _) => self.length == 1 && *one == self.tail[0],
            ([_, _, _, _, _, _], Some(six)) => self.length == 6 && *six == self.tail,
            (other, _) => other == &self.tail[..self.length],
        }
    }
}

/// The seconds since midnight of `09:00:15`. Second 60 is left to those who know of leap seconds.
#[inline]
fn seconds(clock: [u8; 8]) -> Option<i64> {
    // Every digit becomes its value, and each colon nothing.
    let digits = u64::from_le_bytes(clock) ^ u64::from_le_bytes(*b"00:00:00");
    // What is added brings the highest bit of a byte up where it is more than nine, or in a colon's place more than nothing.
    let beyond = digits.wrapping_add(u64::from_le_bytes(*b"vv\x7Fvv\x7Fvv"));
    if (digits | beyond) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let two = |at: u32| (digits >> (8 * at) & 15) * 10 + (digits >> (8 * at + 8) & 15);
    let (hours, minutes, seconds) = (two(0), two(3), two(6));
    let exists = hours < 24 && minutes < 60 && seconds < 60;
    exists.then_some((hours * 3_600 + minutes * 60 + seconds).cast_signed())
}

#[cfg(test)]
mod tests {
    use super::{Rhythm, seconds};
    use crate::ingest::cell::rfc3339;
    use proptest::prelude::*;

    #[test]
    fn clocks_are_read_byte_by_byte() {
        let good = *b"23:59:59";
        assert_eq!(seconds(good), Some(86_399));
        for at in 0..8 {
            for byte in 0..=255 {
                let mut clock = good;
                clock[at] = byte;
                let text = std::str::from_utf8(&clock).ok();
                let time = text.and_then(|text| rfc3339::written(&format!("1970-01-01T{text}")));
                let time = time.filter(|_| byte != b'6' || at != 6);
                assert_eq!(seconds(clock), time.map(|time| time.local / 1_000_000), "{clock:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn reads_what_is_written_or_leaves_it(
            texts in prop::collection::vec(
                "(2026-1[12]-0[0-9]|2026-02-3[01]|x)[T t][0-3][0-9]:[0-6][0-9]:[0-6][0-9:](Z|[+-]0[0-9]:00|\\.5Z|)",
                0..20,
            )
        ) {
            let mut rhythm = Rhythm::default();
            for text in &texts {
                let time = rfc3339::written(text);
                let instant = time.and_then(|time| Some(time.local - time.offset?));
                if let Some(read) = rhythm.read(text.as_bytes()) {
                    prop_assert_eq!(Some(read), instant, "{}", text);
                } else if let Some(time) = time {
                    prop_assert!(time.offset.is_none() || text.contains(['.', 't']) || text.contains(":60"), "{}", text);
                }
            }
        }
    }
}
