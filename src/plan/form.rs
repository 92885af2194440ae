//! The forms of requirements, compiled.

use super::awaited::Awaited;
use super::{Allowance, Expr};
use crate::check::program::{Anchor, PatternId};
use crate::syntax::ast::{Bound, Order};

/// The form of a requirement, compiled; `docs/language.md` says what each means.
#[derive(Clone, PartialEq, Debug)]
pub enum Form {
    /// `C`
    Threshold(Expr),
    /// `P within D [after Q]`
    Within {
        /// P
        subject: Awaited,
        /// D
        limit: Allowance,
        /// Q
        after: Option<PatternId>,
        /// While this holds, the clock stands.
        paused: Option<Expr>,
    },
    /// `P by T`
    By {
        /// P
        subject: Awaited,
        /// T
        deadline: Expr,
    },
    /// `no P [within D] [after Q | before Q]`
    Ban {
        /// P
        pattern: PatternId,
        /// D
        limit: Option<Allowance>,
        /// Q
        anchor: Option<Anchor>,
    },
    /// `at most N P [within D] [after Q | before Q]`
    Count {
        /// At most, at least, exactly.
        bound: Bound,
        /// N
        count: u32,
        /// P
        pattern: PatternId,
        /// D
        limit: Option<Allowance>,
        /// Q
        anchor: Option<Anchor>,
    },
    /// `P every D [until Q]`
    Every {
        /// P
        pattern: PatternId,
        /// D
        limit: Allowance,
        /// Q
        until: Option<PatternId>,
        /// While this holds, the clock stands.
        paused: Option<Expr>,
    },
    /// `each P has C`, `any P has C`
    Quantified {
        /// One is enough.
        any: bool,
        /// P
        pattern: PatternId,
        /// C, asked of each such record.
        condition: Expr,
    },
    /// `follows PROTOCOL`
    Follows {
        /// Whether each step comes later than the one before.
        ordered: bool,
        /// What shows each step, and how soon it comes after the one before it (not in order: after the start).
        steps: Vec<(PatternId, Option<Allowance>)>,
    },
    /// Any order of two patterns but the two below.
    Order {
        /// Which.
        order: Order,
        /// P
        pattern: PatternId,
        /// Q; `None` is the touchpoint's own record, or that the order speaks of P alone.
        other: Option<PatternId>,
        /// D
        limit: Option<Allowance>,
    },
    /// `P before Q`
    Precedence {
        /// P
        pattern: PatternId,
        /// Q; `None` is the touchpoint's own record.
        other: Option<PatternId>,
    },
    /// `P after Q`
    Response {
        /// P
        pattern: PatternId,
        /// Q; `None` is the touchpoint's own record.
        other: Option<PatternId>,
    },
}

impl Form {
    /// Whether it is a clock that some record or instant stops: then its conditions are asked where it stopped.
    pub fn is_clock(&self) -> bool {
        match self {
            Self::Within { .. } | Self::By { .. } => true,
            Self::Threshold(_)
            | Self::Ban { .. }
            | Self::Count { .. }
            | Self::Every { .. }
            | Self::Quantified { .. }
            | Self::Follows { .. }
            | Self::Order { .. }
            | Self::Precedence { .. }
            | Self::Response { .. } => false,
        }
    }

    /// What makes its clock stand: asked of the state at each record, also in a touchpoint.
    pub fn paused(&self) -> Option<&Expr> {
        match self {
            Self::Within { paused, .. } | Self::Every { paused, .. } => paused.as_ref(),
            Self::Threshold(_)
            | Self::By { .. }
            | Self::Ban { .. }
            | Self::Count { .. }
            | Self::Quantified { .. }
            | Self::Follows { .. }
            | Self::Order { .. }
            | Self::Precedence { .. }
            | Self::Response { .. } => None,
        }
    }

    /// Whether it asks a condition of the state, its pause apart.
    pub fn asks_condition(&self) -> bool {
        match self {
            Self::Threshold(_) | Self::By { .. } | Self::Quantified { .. } => true,
            Self::Within { subject, .. } => subject.pattern().is_none(),
            Self::Ban { .. }
            | Self::Count { .. }
            | Self::Every { .. }
            | Self::Follows { .. }
            | Self::Order { .. }
            | Self::Precedence { .. }
            | Self::Response { .. } => false,
        }
    }

    /// Whether it adds up time, so that a pause can stop it.
    pub fn can_pause(&self) -> bool {
        match self {
            Self::Within { limit, .. } | Self::Every { limit, .. } => limit.pace().is_some(),
            Self::Threshold(_)
            | Self::By { .. }
            | Self::Ban { .. }
            | Self::Count { .. }
            | Self::Quantified { .. }
            | Self::Follows { .. }
            | Self::Order { .. }
            | Self::Precedence { .. }
            | Self::Response { .. } => false,
        }
    }

    /// What shows a step of its protocol.
    pub fn step(&self, number: Option<u16>) -> Option<PatternId> {
        let Self::Follows { steps, .. } = self else { return None };
        steps.get(number? as usize).map(|(pattern, _)| *pattern)
    }

    /// The patterns it looks for among the records of a journey.
    pub fn searched(&self) -> Vec<PatternId> {
        let (p, q) = match self {
            Self::Threshold(_) => (None, None),
            Self::Follows { steps, .. } => return steps.iter().map(|(step, _)| *step).collect(),
            Self::Every { pattern, until, .. } => (Some(*pattern), *until),
            Self::Quantified { pattern, .. } => (Some(*pattern), None),
            Self::Within { subject, after, .. } => (subject.pattern(), *after),
            Self::By { subject, .. } => (subject.pattern(), None),
            Self::Ban { pattern, anchor, .. } | Self::Count { pattern, anchor, .. } => {
                (Some(*pattern), anchor.map(|anchor| anchor.pattern))
            }
            Self::Precedence { pattern, other }
            | Self::Response { pattern, other }
            | Self::Order { pattern, other, .. } => (Some(*pattern), *other),
        };
        p.into_iter().chain(q).collect()
    }
}
