//! The six roles a field can play, by their English and Chinese names.

use super::program::{FieldId, Roles};
use crate::diagnostic::Lang;

/// What a field is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Journey,
    Time,
    Event,
    Customer,
    Agent,
    Channel,
}

/// Each with its two names.
const ROLES: [(Role, &str, &str); 6] = [
    (Role::Journey, "journey", "旅程"),
    (Role::Time, "time", "时间"),
    (Role::Event, "event", "事件"),
    (Role::Customer, "customer", "客户"),
    (Role::Agent, "agent", "坐席"),
    (Role::Channel, "channel", "渠道"),
];

/// What people read for a field's name: a role's is one of the language's words, any other the user's own.
pub fn field_in(name: &str, lang: Lang) -> &str {
    match (Role::named(name).map(Role::names), lang) {
        (Some([en, _]), Lang::En) => en,
        (Some([_, zh]), Lang::Zh) => zh,
        (None, _) => name,
    }
}

impl Role {
    /// The role that a name is one of the two spellings of.
    pub(super) fn named(name: &str) -> Option<Self> {
        ROLES.iter().find(|(_, en, zh)| name == *en || name == *zh).map(|(role, _, _)| *role)
    }

    /// Its two names.
    pub(super) fn names(self) -> [&'static str; 2] {
        let own = ROLES.iter().find(|(role, _, _)| *role == self);
        own.map_or(["", ""], |(_, en, zh)| [en, zh])
    }

    /// All names of roles, English first.
    pub(super) fn all_names() -> impl Iterator<Item = &'static str> {
        ROLES.iter().map(|(_, en, _)| *en).chain(ROLES.iter().map(|(_, _, zh)| *zh))
    }

    /// What it is called in messages; translated by
    /// [`terms`](crate::diagnostic::codes::terms).
    pub(super) fn called(self) -> &'static str {
        match self {
            Self::Journey => "`journey`",
            Self::Time => "`time`",
            Self::Event => "`event`",
            Self::Customer => "`customer`",
            Self::Agent => "`agent`",
            Self::Channel => "`channel`",
        }
    }
}

impl Roles {
    /// The field that plays a role.
    pub(super) fn get(&self, role: Role) -> Option<FieldId> {
        match role {
            Role::Journey => self.journey,
            Role::Time => self.time,
            Role::Event => self.event,
            Role::Customer => self.customer,
            Role::Agent => self.agent,
            Role::Channel => self.channel,
        }
    }

    pub(super) fn set(&mut self, role: Role, field: FieldId) {
        match role {
            Role::Journey => self.journey = Some(field),
            Role::Time => self.time = Some(field),
            Role::Event => self.event = Some(field),
            Role::Customer => self.customer = Some(field),
            Role::Agent => self.agent = Some(field),
            Role::Channel => self.channel = Some(field),
        }
    }
}
