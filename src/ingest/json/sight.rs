//! What was seen of the keys of a log: whether all are there that are read, and which others are.

/// What was seen of the keys in some lines.
#[derive(Default)]
pub(in crate::ingest) struct Sight {
    /// Whether any line had the slot.
    pub seen: Vec<bool>,
    /// Whether every slot was seen.
    all: bool,
    pub survey: Survey,
}

impl Sight {
    /// Of no line yet.
    pub(in crate::ingest) fn new(slots: usize) -> Self {
        Self { seen: vec![false; slots], all: false, survey: Survey::default() }
    }

    /// Counts a line, and notes which slots it has.
    pub(in crate::ingest) fn line(&mut self, has: impl Fn(usize) -> bool) {
        self.survey.lines += 1;
        if !self.all {
            for (slot, seen) in self.seen.iter_mut().enumerate() {
                *seen = *seen || has(slot);
            }
            self.all = self.seen.iter().all(|seen| *seen);
        }
    }
}

/// The names of keys there are, from the first lines: only to be listed where one is missing.
#[derive(Default)]
pub(in crate::ingest) struct Survey {
    pub names: Vec<String>,
    pub lines: u32,
}

impl Survey {
    const LINES: u32 = 200;
    const NAMES: usize = 400;

    /// Whether no more are noted.
    pub(in crate::ingest) fn is_full(&self) -> bool {
        self.lines >= Self::LINES || self.names.len() >= Self::NAMES
    }

    /// Notes a name.
    pub(in crate::ingest) fn add(&mut self, name: &str) {
        if !self.is_full() && !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }
}
