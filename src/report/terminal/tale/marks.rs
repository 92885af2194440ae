//! The characters that bars and clocks are drawn with.

/// One set of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    /// An episode goes on.
    pub(super) on: char,
    /// It ends.
    pub(super) end: char,
    /// It is opened again.
    pub(super) again: char,
    /// It is still open, or may be opened again.
    pub(super) open: char,
    /// A clock runs.
    pub(super) running: char,
    /// It stands under a pause.
    pub(super) paused: char,
    /// It stands out of hours.
    pub(super) closed: char,
    /// Time that is left.
    pub(super) ahead: char,
    /// The deadline.
    pub(super) deadline: char,
    /// What was waited for came.
    pub(super) came: char,
    /// It still runs.
    pub(super) goes_on: char,
}

impl Marks {
    /// Drawn.
    pub(super) const LINES: Self = Self {
        on: '│',
        end: '┴',
        again: '┬',
        open: '┊',
        running: '━',
        paused: '┄',
        closed: '░',
        ahead: '·',
        deadline: '┃',
        came: '●',
        goes_on: '▸',
    };

    /// For what shows no more than ASCII.
    pub(super) const ASCII: Self = Self {
        on: '|',
        end: '+',
        again: '^',
        open: ':',
        running: '=',
        paused: '-',
        closed: '#',
        ahead: '.',
        deadline: '|',
        came: 'o',
        goes_on: '>',
    };
}
