//! Times as logs have them, one after the other: mostly of the same day as the one before, and with the same offset.

use super::rfc3339;
use crate::unit::{HOUR, MINUTE, SECOND};

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
        let mut tail = [0; 6];
        tail.get_mut(..behind.len())?.copy_from_slice(behind);
        let since_midnight = seconds(*clock)? * SECOND;
        let midnight = match self.midnight {
            Some(midnight)
                if *date == self.date && tail == self.tail && behind.len() == self.length =>
            {
                midnight
            }
            Some(_) | None => {
                let time = rfc3339::written(std::str::from_utf8(text).ok()?)?;
                let midnight = time.local - time.offset? - since_midnight;
                (self.date, self.tail, self.length) = (*date, tail, behind.len());
                self.midnight = Some(midnight);
                midnight
            }
        };
        Some(midnight + since_midnight)
    }
}

/// The seconds since midnight of `09:00:15`. Second 60 is left to those who know of leap seconds.
#[inline]
fn seconds(clock: [u8; 8]) -> Option<i64> {
    let [h1, h2, c1, i1, i2, c2, s1, s2] = clock;
    let two = |tens: u8, ones: u8| {
        let (tens, ones) = (tens.wrapping_sub(b'0'), ones.wrapping_sub(b'0'));
        // Beyond every bound if one of them is no digit.
        if tens < 10 && ones < 10 { i64::from(tens * 10 + ones) } else { 100 }
    };
    let (hours, minutes, seconds) = (two(h1, h2), two(i1, i2), two(s1, s2));
    let exists = c1 == b':' && c2 == b':' && hours < 24 && minutes < 60 && seconds < 60;
    exists.then_some((hours * HOUR + minutes * MINUTE) / SECOND + seconds)
}

#[cfg(test)]
mod tests {
    use super::Rhythm;
    use crate::ingest::rfc3339;
    use proptest::prelude::*;

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
