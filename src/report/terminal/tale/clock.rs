//! A clock drawn to scale: how it ran, stood and was closed, against its deadline.

use super::marks::Marks;
use crate::diagnostic::Lang;
use crate::report::say;
use crate::report::story::{Clock, ClockState};
use crate::report::terminal::page::{Page, Piece, Style, faint, plain};

/// Columns of a drawing at most and at least.
const CELLS: (usize, usize) = (56, 12);

/// The drawing and what it shows.
pub(super) fn write(page: &mut Page, clock: &Clock, marks: Marks, indent: usize, before: Piece) {
    let lead = indent + crate::report::terminal::wrap::width(&before.1);
    let cells = page.width.saturating_sub(lead + 2).clamp(CELLS.1, CELLS.0);
    let words = words(clock, page.lang);
    if clock.length <= 0 && clock.deadline.is_none_or(|deadline| deadline <= 0) {
        return page.wrapped(indent, &[before], Style::Plain, &words);
    }
    let mut pieces = vec![before];
    pieces.extend(drawn(clock, marks, cells));
    page.line(indent, &pieces);
    page.wrapped(lead, &[], Style::Plain, &words);
}

/// One piece for each stretch of cells of one style.
fn drawn(clock: &Clock, marks: Marks, cells: usize) -> Vec<Piece> {
    // A deadline far ahead would leave nothing to see of what ran.
    let deadline = clock.deadline.filter(|at| *at >= 0);
    let near = deadline.filter(|at| *at / 8 <= clock.length);
    let whole = near.unwrap_or(0).max(clock.length).max(1);
    let mut pieces: Vec<Piece> = Vec::new();
    let mut push = |style: Style, mark: char| match pieces.last_mut() {
        Some((last, text)) if *last == style => text.push(mark),
        _ => pieces.push((style, mark.to_string())),
    };
    let at = |cell: usize| share(whole, cell, cells);
    let mut shown = false;
    let mut ended = false;
    for cell in 0..cells {
        let (from, to) = (at(cell), at(cell + 1));
        if let Some(deadline) = near.filter(|deadline| !shown && *deadline < to) {
            // What came just in time stands before the deadline.
            if clock.length <= deadline && !ended {
                push(Style::Plain, if clock.stopped { marks.came } else { marks.goes_on });
                ended = true;
            }
            push(Style::Strong, marks.deadline);
            shown = true;
        }
        if from >= clock.length {
            if !ended {
                push(Style::Plain, if clock.stopped { marks.came } else { marks.goes_on });
                ended = true;
            }
            push(Style::Faint, marks.ahead);
            continue;
        }
        let style = if deadline.is_some_and(|deadline| from >= deadline) {
            Style::Bad
        } else {
            Style::Good
        };
        match state(clock, from, to) {
            ClockState::Running => push(style, marks.running),
            ClockState::Paused => push(Style::Doubtful, marks.paused),
            ClockState::Closed => push(Style::Faint, marks.closed),
        }
    }
    if !ended {
        push(Style::Plain, if clock.stopped { marks.came } else { marks.goes_on });
    }
    if near.is_some() && !shown {
        push(Style::Strong, marks.deadline);
    }
    pieces
}

fn share(whole: i64, cell: usize, cells: usize) -> i64 {
    let exact = i128::from(whole) * cell as i128 / cells.max(1) as i128;
    i64::try_from(exact).unwrap_or(i64::MAX)
}

/// What the clock did for most of a stretch, counted from when it was set.
fn state(clock: &Clock, from: i64, to: i64) -> ClockState {
    let mut time = [0_i64; 3];
    let mut begins = 0_i64;
    let given = clock.segments.iter().map(|segment| (segment.length, segment.state));
    for (length, state) in given.chain(clock.further.iter().copied()) {
        let ends = begins.saturating_add(length);
        let common = ends.min(to).saturating_sub(begins.max(from)).max(0);
        time[match state {
            ClockState::Running => 0,
            ClockState::Paused => 1,
            ClockState::Closed => 2,
        }] += common;
        begins = ends;
    }
    match time {
        [running, paused, closed] if running >= paused && running >= closed => ClockState::Running,
        [_, paused, closed] if paused >= closed => ClockState::Paused,
        _ => ClockState::Closed,
    }
}

/// `ran 4h 10m of 8h, paused 1h, out of hours 14h; 3h 50m left`
fn words(clock: &Clock, lang: Lang) -> String {
    let length = |micros| say::length(micros, lang);
    let mut parts = Vec::new();
    let ran = length(clock.counted);
    parts.push(match (clock.limit.map(length), lang) {
        (Some(limit), Lang::En) => format!("ran {ran} of {limit}"),
        (Some(limit), Lang::Zh) => format!("计时 {ran}，限 {limit}"),
        (None, Lang::En) => format!("ran {ran}"),
        (None, Lang::Zh) => format!("计时 {ran}"),
    });
    for (micros, en, zh) in
        [(clock.paused, "paused", "暂停"), (clock.closed, "out of hours", "非工作时间")]
    {
        if micros > 0 {
            parts.push(format!("{} {}", say::tr(lang, en, zh), length(micros)));
        }
    }
    if let Some(left) = clock.remaining.filter(|left| *left != 0) {
        let size = length(left.saturating_abs());
        parts.push(match (lang, left > 0, clock.stopped) {
            (Lang::En, true, true) => format!("{size} to spare"),
            (Lang::En, true, false) => format!("{size} left"),
            (Lang::En, false, _) => format!("{size} over"),
            (Lang::Zh, true, true) => format!("余 {size}"),
            (Lang::Zh, true, false) => format!("还剩 {size}"),
            (Lang::Zh, false, _) => format!("超出 {size}"),
        });
    }
    parts.join(say::tr(lang, ", ", "，"))
}

/// What the characters mean, of those clocks that are drawn; with each whether what it waits for came, if it stopped.
pub(super) fn legend(page: &mut Page, clocks: &[(&Clock, bool)], marks: Marks) {
    let any = |has: fn(&Clock) -> bool| clocks.iter().any(|(clock, _)| has(clock));
    let has =
        |state| clocks.iter().flat_map(|(clock, _)| &clock.segments).any(|s| s.state == state);
    let (came, came_zh) = if clocks.iter().all(|(clock, came)| *came || !clock.stopped) {
        ("it came", "已发生")
    } else {
        ("it came, or could come no more", "已发生，或不再可能发生")
    };
    let all = [
        (has(ClockState::Running), marks.running, "running", "计时"),
        (has(ClockState::Paused), marks.paused, "paused", "暂停"),
        (has(ClockState::Closed), marks.closed, "out of hours", "非工作时间"),
        (any(|clock| clock.deadline.is_some()), marks.deadline, "deadline", "时限"),
        (any(|clock| clock.stopped), marks.came, came, came_zh),
        (any(|clock| !clock.stopped), marks.goes_on, "as of now", "截至此时"),
    ];
    let shown = all.iter().filter(|(there, ..)| *there);
    let words: Vec<String> =
        shown.map(|(_, mark, en, zh)| format!("{mark} {}", page.tr(en, zh))).collect();
    page.line(0, &[faint(words.join("   ")), plain("")]);
}
