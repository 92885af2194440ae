//! Exit codes: what a script or CI job may conclude from a run.

use std::process::ExitCode;

/// How a run ended. No fault of rules, data or mot itself ends in [`Exit::Met`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Exit {
    /// 0: all standards met; without standards, no moment and no touchpoint failed.
    Met,
    /// 1: a standard failed; without standards, a moment or touchpoint did. Also a failed case
    /// (`test`) and a file that is not formatted (`fmt --check`).
    Failed,
    /// 2: the rules, the command line or the surroundings are wrong, and so nothing is said about
    /// the service.
    Refused,
    /// 3: more of the data was bad than `--max-bad` allows.
    Untrusted,
    /// 4: nothing was evaluated, or nothing failed but a standard (without standards: every
    /// moment) could not be decided.
    Undecided,
}

/// For `--help`.
pub const HELP: &str = "\
Exit codes:
  0  all standards met (where none is declared: no moment or touchpoint failed)
  1  a standard, moment or touchpoint failed; a case failed; a file is not formatted
  2  rules, arguments or files wrong, output not written
  3  more bad data than --max-bad allows
  4  nothing was evaluated, or nothing failed but a standard could not be decided
Where several hold, the first of 2, 3, 1, 4, 0 counts. No fault ends in 0.";

impl Exit {
    /// The number the process ends with.
    pub fn code(self) -> u8 {
        match self {
            Self::Met => 0,
            Self::Failed => 1,
            Self::Refused => 2,
            Self::Untrusted => 3,
            Self::Undecided => 4,
        }
    }

    /// The one that counts where both hold: 2, 3, 1, 4, 0. Untrusted data comes before a failure,
    /// since the failure may be the data's; a certain failure comes before what is undecided.
    pub fn and(self, other: Self) -> Self {
        if self.rank() >= other.rank() { self } else { other }
    }

    fn rank(self) -> u8 {
        match self {
            Self::Met => 0,
            Self::Undecided => 1,
            Self::Failed => 2,
            Self::Untrusted => 3,
            Self::Refused => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

#[cfg(test)]
mod tests {
    use super::Exit::{Failed, Met, Refused, Undecided, Untrusted};

    #[test]
    fn the_first_of_2_3_1_4_0_counts() {
        let order = [Refused, Untrusted, Failed, Undecided, Met];
        assert_eq!(order.map(super::Exit::code), [2, 3, 1, 4, 0]);
        for (i, first) in order.into_iter().enumerate() {
            for second in order.into_iter().skip(i) {
                assert_eq!(first.and(second), first);
                assert_eq!(second.and(first), first);
            }
        }
    }
}
