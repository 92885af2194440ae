//! Every occurrence with its expectations: verdict, evidence, rule, clock, and what would turn it.

use super::clock;
use super::lanes::Lanes;
use super::marks::Marks;
use crate::diagnostic::Lang;
use crate::report::model::{Failure, Judged, Level, SubjectKind, Verdict, Waiting};
use crate::report::say;
use crate::report::story::{Clock, Occurrence, Story, Told};
use crate::report::terminal::page::{Page, Piece, Style, faint, left, plain, strong};
use crate::report::terminal::wrap::width;

/// So many changes are shown of one verdict.
const CHANGES: usize = 3;

pub(super) fn write(page: &mut Page, story: &Story, lanes: &Lanes, marks: Marks) {
    if !story.occurrences.is_empty() {
        let remark = page
            .tr(
                "each change below was made in a copy and judged again",
                "下列改变均已在副本中重新判定",
            )
            .to_owned();
        page.section("Verdicts", "结论", &remark);
    }
    for (at, occurrence) in story.occurrences.iter().enumerate() {
        if at > 0 {
            page.blank();
        }
        let letter = lanes.letter(at).filter(|_| lanes.any());
        head(page, story, occurrence, letter);
        for told in &occurrence.expectations {
            expectation(page, told, marks);
        }
    }
    let told = story.occurrences.iter().flat_map(|occurrence| &occurrence.expectations);
    let clocks: Vec<(&Clock, bool)> = told
        .filter_map(|told| {
            let came = matches!(told.judged.failure, None | Some(Failure::Late));
            Some((told.clock.as_ref()?, came))
        })
        .collect();
    if !clocks.is_empty() {
        page.blank();
        clock::legend(page, &clocks, marks);
    }
    undecided(page, story);
    if story.gave_up {
        let words = page.tr(
            "too many records to judge again: changes were not looked for everywhere",
            "记录过多，未能对所有结论寻找改变",
        );
        let words = words.to_owned();
        page.wrapped(0, &[], Style::Faint, &words);
    }
}

fn head(page: &mut Page, story: &Story, occurrence: &Occurrence, letter: Option<char>) {
    let (style, mark) = sign(occurrence.verdict, Level::Must);
    let mut left: Vec<Piece> = Vec::new();
    left.extend(letter.map(|letter| strong(format!("{letter}  "))));
    left.push((style, format!("{mark} ")));
    left.push(strong(occurrence.title.clone()));
    let number =
        if occurrence.number > 1 { format!(" #{}", occurrence.number) } else { String::new() };
    let name = if occurrence.name == occurrence.title {
        String::new()
    } else {
        format!("  {}", occurrence.name)
    };
    left.push(faint(format!("{name}{number}")));
    let time = |at: usize| story.records.get(at).map(|record| &record.time);
    let mut remark = Vec::new();
    if let Some(start) = time(occurrence.start) {
        let end = occurrence.end.filter(|end| *end != occurrence.start).and_then(time);
        remark.push(match end {
            Some(end) => format!("{} – {}", start.readable(), end.readable()),
            None => start.readable(),
        });
    }
    if let Some(stake) = &occurrence.stake {
        let stake = say::value(stake, page.lang);
        remark.push(format!("{}{stake}", page.tr("stake ", "关乎 ")));
    }
    if occurrence.kind == SubjectKind::Moment && occurrence.expectations.is_empty() {
        remark.push(page.tr("nothing is expected", "没有期望").to_owned());
    }
    page.spread(0, &left, &[faint(remark.join(" · "))]);
}

fn expectation(page: &mut Page, told: &Told, marks: Marks) {
    let judged = &told.judged;
    let (style, mark) = sign(judged.verdict, judged.level);
    let how = how(judged, page.lang);
    let level = match judged.level {
        Level::Must => page.tr("must", "必须"),
        Level::Should => page.tr("should", "应当"),
        Level::Delight => page.tr("delight", "惊喜"),
    };
    let name = judged.expectation.split_once('.').map_or("", |(_, name)| name);
    let name = if name == judged.title { String::new() } else { format!("  {name}") };
    let pieces = [
        (style, format!("{mark} ")),
        plain(judged.title.clone()),
        faint(name),
        faint(format!(" · {level} · ")),
        (style, how.to_owned()),
    ];
    page.line(2, &pieces);
    let labels = Labels::of(page.lang);
    page.wrapped(4, &[labels.of_kind(0)], Style::Plain, &judged.text);
    let rule = &judged.rule;
    let rule = format!("{}:{}  {}", rule.file, rule.line, rule.text);
    page.wrapped(4, &[labels.of_kind(1)], Style::Plain, &rule);
    if let (Some(exception), Some(segment)) = (&judged.exception, &told.segment) {
        let text = &segment.text;
        let whom = match page.lang {
            Lang::En => format!("for {exception}: {text}{}", values(judged, page.lang)),
            Lang::Zh => format!("针对 {exception}：{text}{}", values(judged, page.lang)),
        };
        page.wrapped(4, &[labels.of_kind(2)], Style::Plain, &whom);
    }
    if let Some(clock) = &told.clock {
        clock::write(page, clock, marks, 4, labels.of_kind(3));
    }
    for change in told.changes.iter().take(CHANGES) {
        page.wrapped(4, &[labels.of_kind(4)], Style::Plain, &change.text);
    }
    for answer in told.answers.iter().take(CHANGES) {
        page.wrapped(4, &[labels.of_kind(4)], Style::Plain, &answer.text);
    }
}

/// `  (tier gold, line 2)`: the values that were seen.
fn values(judged: &Judged, lang: Lang) -> String {
    let seen: Vec<String> = judged
        .evidence
        .values
        .iter()
        .map(|seen| {
            let shown = say::value(&seen.value, lang);
            let field = say::field(&seen.field, lang);
            match lang {
                Lang::En => format!("{field} {shown} on line {}", seen.place.line),
                Lang::Zh => format!("第{}行 {field} {shown}", seen.place.line),
            }
        })
        .collect();
    if seen.is_empty() {
        return String::new();
    }
    let seen = seen.join(say::tr(lang, ", ", "，"));
    match lang {
        Lang::En => format!(" ({seen})"),
        Lang::Zh => format!("（{seen}）"),
    }
}

/// What stands before each line about a verdict, all of one width.
struct Labels {
    words: [&'static str; 5],
    width: usize,
}

impl Labels {
    fn of(lang: Lang) -> Self {
        let words = match lang {
            Lang::En => ["seen", "rule", "exception", "clock", "change"],
            Lang::Zh => ["依据", "规则", "例外", "计时", "改变"],
        };
        Self { words, width: words.iter().map(|word| width(word)).max().unwrap_or(0) + 2 }
    }

    fn of_kind(&self, at: usize) -> Piece {
        faint(left(self.words[at], self.width))
    }
}

/// A verdict as a mark.
pub(super) fn sign(verdict: Verdict, level: Level) -> (Style, &'static str) {
    match (verdict, level) {
        (Verdict::Met, _) => (Style::Good, "✓"),
        (Verdict::Failed, Level::Must) => (Style::Bad, "✗"),
        (Verdict::Failed, Level::Should) => (Style::Doubtful, "✗"),
        (Verdict::Failed, Level::Delight) | (Verdict::Exempt | Verdict::NotApplicable, _) => {
            (Style::Faint, "–")
        }
        (Verdict::Open, _) => (Style::Doubtful, "…"),
        (Verdict::Unknown, _) => (Style::Doubtful, "?"),
    }
}

/// A verdict in words, with how it failed or waits.
pub(super) fn how(judged: &Judged, lang: Lang) -> &'static str {
    let (en, zh) = match (judged.verdict, judged.failure, judged.waiting) {
        (Verdict::Met, ..) => ("met", "达标"),
        (Verdict::Failed, Some(Failure::Late), _) => ("failed, late", "未达标，超时"),
        (Verdict::Failed, Some(Failure::Missing), _) => ("failed, missing", "未达标，未发生"),
        (Verdict::Failed, Some(Failure::Broken), _) => ("failed, broken", "未达标，违反"),
        (Verdict::Failed, None, _) => ("failed", "未达标"),
        (Verdict::Open, _, Some(Waiting::Paused)) => ("open, paused", "待定，暂停中"),
        (Verdict::Open, ..) => ("open", "待定"),
        (Verdict::Unknown, ..) => ("unknown", "未知"),
        (Verdict::Exempt, ..) => ("exempt", "豁免"),
        (Verdict::NotApplicable, ..) => ("not applicable", "不适用"),
    };
    say::tr(lang, en, zh)
}

/// Records that may or may not have made an occurrence.
fn undecided(page: &mut Page, story: &Story) {
    if story.undecided.is_empty() {
        return;
    }
    page.section("Not decided", "无法判定", "");
    for start in &story.undecided {
        let (title, missing) = (&start.title, &start.missing);
        let (field, line) = (say::field(&missing.field, page.lang), missing.place.line);
        let words = match page.lang {
            Lang::En => format!("line {line} may or may not begin it: {field} is missing"),
            Lang::Zh => format!("第{line}行是否为其开始无法得知：缺少{}{field}", say::gap(field)),
        };
        let head = format!("{title}  ");
        page.wrapped(0, &[(Style::Doubtful, "? ".to_owned()), plain(head)], Style::Plain, &words);
    }
}
