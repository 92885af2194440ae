//! `--max-bad`: how many records may be bad before verdicts say nothing.

use crate::unit::Decimal;
use std::fmt;
use std::str::FromStr;

/// A limit for bad records: those set aside, and those with a cell that could not be read.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum MaxBad {
    /// So many records.
    Records(u64),
    /// This part of the records read that are not later than as-of, in percent.
    Percent(Decimal),
}

impl MaxBad {
    /// Whether so many bad ones among those read may be borne. Exactly the limit may.
    pub(super) fn allows(self, bad: u64, read: u64) -> bool {
        match self {
            Self::Records(most) => bad <= most,
            Self::Percent(most) => {
                let (bad, read) = (Decimal::from(bad), Decimal::from(read));
                bad * Decimal::ONE_HUNDRED <= most * read
            }
        }
    }
}

impl FromStr for MaxBad {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is neither a number of records nor a percentage");
        match text.strip_suffix(['%', '％']) {
            None => text.parse().map(Self::Records).map_err(|_| wrong()),
            Some(percent) => match percent.trim().parse::<Decimal>() {
                Ok(percent) if (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&percent) => {
                    Ok(Self::Percent(percent))
                }
                Ok(_) | Err(_) => Err(wrong()),
            },
        }
    }
}

impl fmt::Display for MaxBad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Records(most) => write!(f, "{most}"),
            Self::Percent(most) => write!(f, "{most}%"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::MaxBad;

    fn of(text: &str) -> MaxBad {
        text.parse().unwrap()
    }

    #[test]
    fn exactly_the_limit_may_be_borne() {
        assert!(of("0").allows(0, 0));
        assert!(!of("0").allows(1, 1_000_000));
        assert!(of("3").allows(3, 3) && !of("3").allows(4, 1_000));
        assert!(of("1%").allows(1, 100) && !of("1%").allows(1, 99));
        assert!(of("0.5%").allows(1, 200) && !of("0.5%").allows(2, 399));
        assert!(of("100%").allows(u64::MAX, u64::MAX));
    }

    #[test]
    fn nothing_else_is_a_limit() {
        for text in ["", "-1", "1.5", "%", "101%", "-1%", "one", "1 000"] {
            assert!(text.parse::<MaxBad>().is_err(), "{text}");
        }
    }
}
