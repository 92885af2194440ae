//! Verdicts as lines of JSON, as the cases write them.

use mot::check::program::{FieldId, Key, Owner, Program, Protocol, RequirementKind, Watched};
use mot::judge::verdict::{
    Clock, Failure, JourneyVerdicts, Occurrence, Outcome, Part, Quantity, Row, Verdict, Waiting,
};
use mot::judge::{Going, Judge, Segment, View, segments};
use mot::recover::{
    Amount, Authority, Became, Beyond, Doing, Owed, OwedAction, Recoveries, Refused, Status,
    Subject, WhyNot,
};
use mot::report::Journey;
use mot::syntax::ast::CompareOp;
use mot::unit::{Decimal, Elapsed, Instant, Length, Money};
use mot::value::Value;

/// An object being written: keys stay in order, and a line stays short.
pub(super) struct Object(Vec<String>);

impl Object {
    pub(super) fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn raw(mut self, key: &str, value: impl AsRef<str>) -> Self {
        self.0.push(format!("{}: {}", quoted(key), value.as_ref()));
        self
    }

    pub(super) fn text(self, key: &str, value: &str) -> Self {
        self.raw(key, quoted(value))
    }

    pub(super) fn list(self, key: &str, items: Vec<String>) -> Self {
        if items.is_empty() { self } else { self.raw(key, format!("[{}]", items.join(", "))) }
    }

    pub(super) fn end(self) -> String {
        format!("{{{}}}", self.0.join(", "))
    }
}

pub(super) fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

/// What came of a journey, a line each: occurrences, what is undecided, findings, facts, recoveries.
pub(super) fn journey(judge: &Judge, journey: &Journey<'_, View<'_>>) -> String {
    let (verdicts, recoveries) = (journey.verdicts, journey.recoveries);
    let key = judge.plan.keys[verdicts.whose.key.index()].key;
    let begin = || {
        let name = match key {
            Key::Journey => "journey",
            Key::Field(field) => &program(judge).fields[field.index()].name,
        };
        Object::new().text(name, &journey.name())
    };
    let mut lines = Vec::new();
    for occurrence in &verdicts.occurrences {
        lines.extend(shown_occurrence(judge, begin(), occurrence));
    }
    for undecided in &verdicts.undecided {
        let line = begin().text("undecided", &owner(judge, undecided.owner));
        lines.push(line.raw("missing", missing(judge, (undecided.field, undecided.row))).end());
    }
    for finding in &verdicts.findings {
        let line = begin().text("finding", finding.entry.slug);
        lines.push(line.raw("record", finding.place.line.to_string()).end());
    }
    lines.extend(shown_recoveries(judge, verdicts, recoveries, &begin));
    lines.into_iter().map(|line| line + "\n").collect()
}

/// How many records have no value of a field that moments are `per`.
pub(super) fn without(program: &Program, field: FieldId, records: u64) -> String {
    let name = &program.fields[field.index()].name;
    Object::new().text("without", name).raw("records", records.to_string()).end() + "\n"
}

fn program<'a>(judge: &'a Judge) -> &'a Program {
    &judge.plan.program
}

fn owner(judge: &Judge, owner: Owner) -> String {
    match owner {
        Owner::Touchpoint(id) => program(judge).touchpoints[id.index()].label.name.clone(),
        Owner::Moment(id) => program(judge).moments[id.index()].label.name.clone(),
    }
}

fn place(judge: &Judge, row: Row) -> String {
    judge.batch.places.at(row as usize).line.to_string()
}

fn missing(judge: &Judge, (field, row): (FieldId, Row)) -> String {
    format!("[{}, {}]", quoted(&program(judge).fields[field.index()].name), place(judge, row))
}

fn shown_occurrence(judge: &Judge, line: Object, occurrence: &Occurrence) -> Vec<String> {
    let name = format!("{} {}", owner(judge, occurrence.owner), occurrence.number);
    let mut whole = line.text("of", &name).raw("start", place(judge, occurrence.start));
    if let Some(end) = occurrence.end {
        whole = whole.raw("end", place(judge, end));
    }
    if let Some(stake) = &occurrence.stake {
        whole = whole.raw("stake", value(stake));
    }
    let whole = whole.text("verdict", &verdict(occurrence.verdict)).end();
    let outcomes = occurrence.outcomes.iter().map(|outcome| shown_outcome(judge, outcome));
    std::iter::once(whole).chain(outcomes).collect()
}

fn shown_outcome(judge: &Judge, outcome: &Outcome) -> String {
    let expectation = &program(judge).expectations[outcome.expectation.index()];
    let mut line = Object::new().text("expect", &expectation.label.name);
    if let Some(exception) = outcome.exception {
        let segment = expectation.exceptions[exception as usize].segment;
        line = line.text("for", &program(judge).segments[segment.index()].label.name);
    }
    let line = line.text("verdict", &verdict(outcome.verdict));
    format!("  {}", evidence(judge, line, outcome).end())
}

/// What the requirement that was judged asks to be followed.
fn protocol<'a>(judge: &'a Judge, outcome: &Outcome) -> Option<&'a Protocol> {
    let expectation = &program(judge).expectations[outcome.expectation.index()];
    let exception = outcome.exception.map(|at| &expectation.exceptions[at as usize].requirement);
    match exception.unwrap_or(&expectation.requirement).kind {
        RequirementKind::Follows { protocol, .. } => {
            Some(&program(judge).protocols[protocol.index()])
        }
        _ => None,
    }
}

/// How the clock ran, where that changed: from which record, under what, whether it stood.
fn legs(judge: &Judge, outcome: &Outcome, clock: &Clock) -> Vec<String> {
    let expectation = &program(judge).expectations[outcome.expectation.index()];
    let legs = clock.legs.iter().filter(|_| clock.legs.len() > 1).map(|leg| {
        let segment = leg.exception.map(|at| expectation.exceptions[at as usize].segment);
        let whom = segment.map_or("", |id| &program(judge).segments[id.index()].label.name);
        let going = if leg.stands { "paused" } else { "running" };
        format!("[{}, {}, {}]", place(judge, leg.row), quoted(whom), quoted(going))
    });
    legs.collect()
}

/// The stretches of a clock that went in more than one way.
fn drawn(judge: &Judge, outcome: &Outcome) -> Vec<String> {
    let stretches = segments(judge.plan, outcome);
    let stretch = |segment: &Segment| {
        let going = match segment.going {
            Going::Running => "running",
            Going::Paused => "paused",
            Going::Closed => "out of hours",
        };
        let (from, to) = (instant(segment.from), instant(segment.to));
        format!("[{}, {}, {}]", quoted(&from), quoted(&to), quoted(going))
    };
    stretches.iter().filter(|_| stretches.len() > 1).map(stretch).collect()
}

fn evidence(judge: &Judge, line: Object, outcome: &Outcome) -> Object {
    let evidence = &outcome.evidence;
    let records = evidence.records.iter().map(|(row, part)| {
        let part = match part {
            Part::Anchor => "anchor",
            Part::Stop => "stop",
            Part::Violation => "violation",
            Part::Witness => "witness",
        };
        format!("[{}, {}]", place(judge, *row), quoted(part))
    });
    let values = evidence.values.iter().map(|(field, seen, row)| {
        let name = quoted(&program(judge).fields[field.index()].name);
        format!("[{name}, {}, {}]", value(seen), place(judge, *row))
    });
    let unknown = evidence.unknown.iter().map(|field| missing(judge, *field));
    let mut line = line
        .list("records", records.collect())
        .list("values", values.collect())
        .list("missing", unknown.collect());
    if let Some(measured) = &evidence.measured {
        line = line
            .raw("actual", quantity(&measured.actual))
            .text("op", op(measured.op))
            .raw("limit", quantity(&measured.limit));
    }
    if let Some(deadline) = evidence.deadline {
        line = line.text("deadline", &instant(deadline));
    }
    if let Some(overrun) = evidence.overrun {
        line = line.text("overrun", &seconds(overrun));
    }
    if let (Some(step), Some(protocol)) = (evidence.step, protocol(judge, outcome)) {
        line = line.text("step", &protocol.steps[step as usize].0.name);
    }
    if let Some(clock) = &evidence.clock {
        let parts = [clock.reading.counted, clock.reading.paused, clock.reading.closed];
        line = line.list("clock", parts.map(|part| quoted(&seconds(part))).to_vec());
        if let Some(remaining) = clock.remaining {
            line = line.text("remaining", &seconds(remaining));
        }
        line = line.list("legs", legs(judge, outcome, clock));
        line = line.list("drawn", drawn(judge, outcome));
    }
    match evidence.at {
        Some(at) => line.text("settled", &instant(at)),
        None => line,
    }
}

fn verdict(verdict: Verdict) -> String {
    match verdict {
        Verdict::Met => "met".to_owned(),
        Verdict::Failed(Failure::Late) => "failed late".to_owned(),
        Verdict::Failed(Failure::Missing) => "failed missing".to_owned(),
        Verdict::Failed(Failure::Broken) => "failed broken".to_owned(),
        Verdict::Open(Waiting::Running) => "open running".to_owned(),
        Verdict::Open(Waiting::Paused) => "open paused".to_owned(),
        Verdict::Unknown => "unknown".to_owned(),
        Verdict::Exempt(waiver) => format!("exempt by {}", waiver.0 + 1),
        Verdict::NotApplicable => "not applicable".to_owned(),
    }
}

fn op(op: CompareOp) -> &'static str {
    match op {
        CompareOp::Equal => "==",
        CompareOp::NotEqual => "!=",
        CompareOp::Less => "<",
        CompareOp::LessEqual => "<=",
        CompareOp::Greater => ">",
        CompareOp::GreaterEqual => ">=",
    }
}

fn quantity(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Value(of) => value(of),
        Quantity::Elapsed(length) => quoted(&seconds(*length)),
        Quantity::Count(count) => count.to_string(),
    }
}

fn value(value: &Value) -> String {
    match value {
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.normalize().to_string(),
        Value::Text(text) => quoted(text),
        Value::Duration(length) => quoted(&seconds(*length)),
        Value::Length(length) => quoted(&match length {
            Length::Elapsed(length) => seconds(*length),
            Length::Business(length) => format!("{} business", seconds(*length)),
            Length::CalendarDays(days) => format!("{days} calendar days"),
            Length::BusinessDays(days) => format!("{days} business days"),
        }),
        Value::Time(at) => quoted(&instant(*at)),
        Value::Money(amount) => quoted(&money(amount)),
    }
}

fn money(money: &Money) -> String {
    format!("{} {}", money.amount.normalize(), money.currency)
}

fn seconds(length: Elapsed) -> String {
    format!("{}s", (Decimal::from(length.0) / Decimal::from(1_000_000)).normalize())
}

fn instant(instant: Instant) -> String {
    jiff::Timestamp::from_microsecond(instant.0).expect("a time").to_string()
}

fn shown_recoveries(
    judge: &Judge,
    verdicts: &JourneyVerdicts,
    recoveries: &Recoveries,
    begin: &dyn Fn() -> Object,
) -> Vec<String> {
    let mut lines = Vec::new();
    let name = |position: u32| {
        let occurrence = &verdicts.occurrences[position as usize];
        format!("{} {}", owner(judge, occurrence.owner), occurrence.number)
    };
    let fact = |id: mot::check::program::FactId| &program(judge).facts[id.index()].label.name;
    let recovery =
        |id: mot::check::program::RecoveryId| &program(judge).recoveries[id.index()].label.name;
    for concluded in &recoveries.facts {
        let records = concluded.records.iter().map(|row| place(judge, *row));
        let occurrences = concluded.occurrences.iter().map(|position| quoted(&name(*position)));
        let facts = concluded.facts.iter().map(|id| quoted(fact(*id)));
        let line = begin().text("fact", fact(concluded.fact)).list("records", records.collect());
        lines.push(line.list("of", occurrences.collect()).list("facts", facts.collect()).end());
    }
    for undecided in &recoveries.undecided {
        let line = match undecided.subject {
            Subject::Fact(id) => begin().text("undecided", fact(id)),
            Subject::Limit(id, position) => {
                begin().text("undecided limit", recovery(id)).text("of", &name(position))
            }
            Subject::Recovery(id, position) => {
                begin().text("undecided", recovery(id)).text("of", &name(position))
            }
        };
        let fields = undecided.fields.iter().map(|field| missing(judge, *field));
        lines.push(line.list("missing", fields.collect()).end());
    }
    for not_owed in &recoveries.not_owed {
        let line = begin().text("not owed", recovery(not_owed.recovery));
        let line = line.text("of", &name(not_owed.occurrence));
        let why = match not_owed.why {
            WhyNot::Replaced(by) => line.text("replaced by", recovery(by)),
            WhyNot::Once { journey, at, .. } => {
                line.text("owed in", judge.words.text(journey)).text("at", &instant(at))
            }
            WhyNot::Budget { spent, cost } => {
                line.text("spent", &money(&spent)).text("cost", &money(&cost))
            }
            WhyNot::ConditionFalse | WhyNot::NotFailed | WhyNot::NothingToReplace => continue,
        };
        lines.push(why.end());
    }
    for unowed in &recoveries.unowed {
        let line = begin().text("not asked for", recovery(unowed.recovery));
        let line = line.raw("record", place(judge, unowed.record));
        lines.push(shown_doing(judge, line, unowed.doing.as_ref()).end());
    }
    for owed in &recoveries.owed {
        let line = begin().text("owed", recovery(owed.recovery)).text("of", &name(owed.occurrence));
        let instead = owed.instead_of.iter().map(|id| quoted(recovery(*id)));
        let line = line.list("instead of", instead.collect());
        lines.extend(shown_owed(judge, line, owed));
    }
    lines
}

fn shown_owed(judge: &Judge, line: Object, owed: &Owed) -> Vec<String> {
    let mut line = line.text("breach", &instant(owed.base));
    if let Some(after) = owed.after {
        line = line.text("after", &program(judge).recoveries[after.index()].label.name);
    }
    if let Some(due) = owed.due {
        line = line.text("due", &instant(due));
    }
    let line = match owed.status {
        Status::Due => line.text("status", "due"),
        Status::Done(row) => line.text("status", "done").raw("record", place(judge, row)),
        Status::Late(row) => line.text("status", "late").raw("record", place(judge, row)),
        Status::Missed => line.text("status", "missed"),
        Status::Unauthorised(row) => {
            line.text("status", "unauthorised").raw("record", place(judge, row))
        }
        Status::Unknown => line.text("status", "unknown"),
    };
    let level = |id: mot::check::program::AuthorityId| {
        program(judge).authority[id.index()].label.name.clone()
    };
    let actions = owed.actions.iter().map(|action| {
        let declared = &program(judge).recoveries[owed.recovery.index()].actions;
        let name = &declared[action.action as usize].label.name;
        let own = declared[action.action as usize].done_when.is_some();
        format!("  {}", shown_action(judge, name, action, own, &level))
    });
    let escalations = owed.escalations.iter().map(|step| {
        let line = Object::new().text("escalate", &level(step.to)).text("at", &instant(step.at));
        format!("  {}", line.raw("reached", step.reached.to_string()).end())
    });
    let clauses = &program(judge).recoveries[owed.recovery.index()].afterwards;
    let afterwards = clauses.iter().zip(&owed.afterwards).map(|(clause, became)| {
        let watched = match clause.watched {
            Watched::Again(id) => program(judge).patterns[id.index()].label.title.clone(),
            Watched::Answer(id) => program(judge).fields[id.index()].name.clone(),
        };
        let line = Object::new().text("afterwards", &watched);
        let (became, row) = match *became {
            Became::NotOver => ("not over", None),
            Became::Unknown => ("unknown", None),
            Became::Again(row) => ("again", Some(row)),
            Became::NotAgain => ("not again", None),
            Became::Open => ("open", None),
            Became::NoDetractor => ("no detractor", None),
            Became::Turned(row) => ("turned", Some(row)),
            Became::Stayed(row) => ("stayed", Some(row)),
            Became::Unanswered => ("unanswered", None),
        };
        let line = line.text("became", became);
        let line = row.iter().fold(line, |line, row| line.raw("record", place(judge, *row)));
        format!("  {}", line.end())
    });
    let lines = std::iter::once(line.end()).chain(actions);
    lines.chain(escalations).chain(afterwards).collect()
}

fn shown_action(
    judge: &Judge,
    name: &str,
    action: &OwedAction,
    own: bool,
    level: &dyn Fn(mot::check::program::AuthorityId) -> String,
) -> String {
    let mut line = Object::new().text("do", name);
    if let Some(owner) = action.owner {
        line = line.text("by", &level(owner));
    }
    line = match action.authority {
        Authority::NotAsked => line,
        Authority::Within => line.text("authority", "within"),
        Authority::RaisedFrom(from) => line.text("raised from", &level(from)),
        Authority::BeyondAll => line.text("authority", "beyond all"),
    };
    line = match &action.amount {
        Amount::None => line,
        Amount::Known(amount) => line.text("amount", &money(amount)),
        Amount::Unknown(fields) => {
            let fields = fields.iter().map(|field| missing(judge, *field)).collect::<Vec<_>>();
            line.raw("amount missing", format!("[{}]", fields.join(", ")))
        }
    };
    let over = action.passed_over.iter().filter_map(|(passed, beyond)| match beyond {
        Beyond::UpTo(_) => None,
        Beyond::Limit { spent, .. } => {
            Some(format!("[{}, {}]", quoted(&level(*passed)), quoted(&money(spent))))
        }
    });
    line = line.list("had spent", over.collect());
    if let Some(due) = action.due {
        line = line.text("due", &instant(due));
    }
    if own {
        line = line.text(
            "status",
            match action.status {
                Status::Due => "due",
                Status::Done(_) => "done",
                Status::Late(_) => "late",
                Status::Missed => "missed",
                Status::Unauthorised(_) => "unauthorised",
                Status::Unknown => "unknown",
            },
        );
    }
    shown_doing(judge, line, action.doing.as_ref()).end()
}

fn shown_doing(judge: &Judge, line: Object, doing: Option<&Doing>) -> Object {
    let Some(doing) = doing else { return line };
    let mut line = line;
    if let Some(by) = doing.by {
        line = line.text("done by", judge.words.text(by));
    }
    if let Some(paid) = &doing.paid {
        line = line.text("paid", &money(paid));
    }
    let level = |id: mot::check::program::AuthorityId| {
        program(judge).authority[id.index()].label.name.clone()
    };
    if let Some(refused) = doing.refused {
        line = line.text(
            "refused",
            &match refused {
                Refused::NoLevel => "no level".to_owned(),
                Refused::Below(needs) => format!("takes {}", level(needs)),
                Refused::Beyond(Beyond::UpTo(limit)) => format!("beyond {}", money(&limit)),
                Refused::Beyond(Beyond::Limit { spent, .. }) => {
                    format!("had spent {}", money(&spent))
                }
            },
        );
    }
    let fields = doing.missing.iter().map(|field| missing(judge, *field));
    line.list("missing", fields.collect())
}
