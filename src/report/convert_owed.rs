//! What is owed, and what became of it, as the model says it.

use super::model::{
    AuthorityUsed, Became, Doing, Escalation, Followed, Money, OwedAction, OwedRecovery,
    PassedOver, RecoveryStatus, Refused,
};
use super::scene::{Journey, Scene};
use crate::check::program::{AuthorityId, RecoveryId};
use crate::measure::Sight;
use crate::recover::{self, Amount, Authority, Beyond, Owed, Status};

impl Scene<'_> {
    /// What is owed, with its places.
    pub fn owed<S: Sight>(&self, journey: &Journey<'_, S>, owed: &Owed) -> Option<OwedRecovery> {
        let recovery = &self.program.recoveries[owed.recovery.index()];
        let occurrence = journey.verdicts.occurrences.get(owed.occurrence as usize)?;
        let name = |id: &RecoveryId| self.program.recoveries[id.index()].label.name.clone();
        let over = |(level, beyond): &(AuthorityId, Beyond)| PassedOver {
            level: self.level(*level),
            limit: self.beyond(*level, *beyond),
        };
        let action = |action: &recover::OwedAction| {
            let declared = recovery.actions.get(action.action as usize)?;
            let (authority, raised_from) = match action.authority {
                Authority::NotAsked => (AuthorityUsed::NotAsked, None),
                Authority::Within => (AuthorityUsed::Within, None),
                Authority::RaisedFrom(level) => (AuthorityUsed::Raised, Some(self.level(level))),
                Authority::BeyondAll => (AuthorityUsed::BeyondAll, None),
            };
            let (amount, amount_unknown) = match &action.amount {
                Amount::None => (None, Vec::new()),
                Amount::Known(money) => (Some(Money::from(*money)), Vec::new()),
                Amount::Unknown(fields) => (None, self.missing(journey, fields)),
            };
            Some(OwedAction {
                action: declared.label.name.clone(),
                title: declared.label.title.clone(),
                owner: action.owner.map(|level| self.level(level)),
                authority,
                raised_from,
                passed_over: action.passed_over.iter().map(over).collect(),
                status: action.status.into(),
                doing: action.doing.as_ref().map(|doing| self.doing(journey, doing)),
                due: action.due.map(|due| self.local(due)),
                amount,
                amount_unknown,
            })
        };
        let escalation = |step: &recover::Escalation| Escalation {
            to: self.level(step.to),
            at: self.local(step.at),
            reached: step.reached,
        };
        let done = owed.status.record().map(|row| self.place(journey.place(row)));
        Some(OwedRecovery {
            recovery: recovery.label.name.clone(),
            title: recovery.label.title.clone(),
            subject: self.owner(occurrence.owner).0.to_owned(),
            journey: journey.name(),
            per: self.per(self.program.key(occurrence.owner)),
            number: occurrence.number,
            place: self.place(journey.place(occurrence.start)),
            since: self.local(owed.base),
            due: owed.due.map(|due| self.local(due)),
            status: owed.status.into(),
            done,
            instead_of: owed.instead_of.iter().map(name).collect(),
            after: owed.after.as_ref().map(name),
            actions: owed.actions.iter().filter_map(action).collect(),
            escalations: owed.escalations.iter().map(escalation).collect(),
            afterwards: self.followed(journey, owed),
        })
    }

    /// What became of the customer afterwards.
    fn followed<S: Sight>(&self, journey: &Journey<'_, S>, owed: &Owed) -> Vec<Followed> {
        let clauses = self.program.recoveries[owed.recovery.index()].afterwards.iter();
        let followed = clauses.zip(&owed.afterwards).map(|(clause, became)| {
            let (became, row) = match *became {
                recover::Became::NotOver => (Became::NotOver, None),
                recover::Became::Unknown => (Became::Unknown, None),
                recover::Became::Again(row) => (Became::Again, Some(row)),
                recover::Became::NotAgain => (Became::NotAgain, None),
                recover::Became::Open => (Became::Open, None),
                recover::Became::NoDetractor => (Became::NoDetractor, None),
                recover::Became::Turned(row) => (Became::Turned, Some(row)),
                recover::Became::Stayed(row) => (Became::Stayed, Some(row)),
                recover::Became::Unanswered => (Became::Unanswered, None),
            };
            let place = row.map(|row| self.place(journey.place(row)));
            Followed { rule: self.rule(clause.span), became, place }
        });
        followed.collect()
    }

    /// The title of an authority level.
    pub(super) fn level(&self, level: AuthorityId) -> String {
        self.program.authority[level.index()].label.title.clone()
    }

    /// Who did something, and what was paid.
    pub(super) fn doing<S: Sight>(
        &self,
        journey: &Journey<'_, S>,
        doing: &recover::Doing,
    ) -> Doing {
        let by = |level: AuthorityId| self.level(level);
        Doing {
            place: self.place(journey.place(doing.record)),
            by: match (doing.level, doing.by) {
                (Some(level), _) => Some(by(level)),
                (None, said) => said.map(|word| journey.words.text(word).to_string()),
            },
            paid: doing.paid.map(Money::from),
            refused: doing.refused.map(|refused| match (refused, doing.level) {
                (recover::Refused::Below(needs), _) => Refused::Below { needs: by(needs) },
                (recover::Refused::Beyond(beyond), Some(level)) => self.beyond(level, beyond),
                (recover::Refused::NoLevel, _) | (recover::Refused::Beyond(_), None) => {
                    Refused::NoLevel
                }
            }),
            missing: self.missing(journey, &doing.missing),
        }
    }

    fn beyond(&self, level: AuthorityId, beyond: Beyond) -> Refused {
        match beyond {
            Beyond::UpTo(limit) => Refused::UpTo { limit: limit.into() },
            Beyond::Limit { limit, spent } => {
                let (amount, field, _) =
                    &self.program.authority[level.index()].limits[limit as usize];
                Refused::Limit {
                    limit: Money::from(*amount),
                    per: self.field(*field).to_owned(),
                    spent: spent.into(),
                }
            }
        }
    }
}

impl From<Status> for RecoveryStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Due => Self::Due,
            Status::Done(_) => Self::Done,
            Status::Late(_) => Self::Late,
            Status::Missed => Self::Missed,
            Status::Unauthorised(_) => Self::Unauthorised,
            Status::Unknown => Self::Unknown,
        }
    }
}
