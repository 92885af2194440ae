//! The picture in the README is drawn from real output, so that it stays true.
//!
//! `UPDATE_DOCS=1 cargo test --test picture` draws it anew.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use std::{env, fs};
use unicode_width::UnicodeWidthStr;

/// What the picture shows.
const COMMAND: &[&str] =
    &["judge", "rules/airline/service.mot", "examples/airline/trips.csv", "--width", "100"];

/// So many lines of each section fit on a page, the first being what stands above all sections.
const LINES: [usize; 6] = [8, 24, 18, 0, 15, 13];

#[test]
fn the_picture_shows_what_the_command_prints() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let output = Command::new(env!("CARGO_BIN_EXE_mot"))
        .current_dir(root)
        .args(COMMAND)
        .args(["--color", "always", "--lang", "en"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(!text.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let drawn = svg(&format!("$ mot {}\n\n{}", COMMAND.join(" "), excerpt(&text)));
    let path = root.join("docs/report.svg");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &drawn).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == drawn, "docs/report.svg is out of date: run `just picture`");
}

/// The beginning of each section; what is left out shows as `…`.
fn excerpt(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let begins = |at: usize| lines.get(at + 1).is_some_and(|next| plain(next).starts_with("──"));
    let mut starts: Vec<usize> = (0..lines.len()).filter(|at| begins(*at)).collect();
    starts.insert(0, 0);
    let mut shown = String::new();
    for (i, most) in LINES.into_iter().enumerate() {
        let Some(&start) = starts.get(i) else { break };
        let end = starts.get(i + 1).copied().unwrap_or(lines.len());
        let kept = &lines[start..end.min(start + most)];
        let cut = most > 0 && start + most + 1 < end;
        shown.extend(kept.iter().flat_map(|line| [*line, "\n"]));
        shown.push_str(if cut { "  …\n\n" } else { "" });
    }
    shown
}

/// How a stretch of text looks.
#[derive(Clone, Copy, PartialEq, Default)]
struct Style {
    colour: Option<u8>,
    bold: bool,
    dim: bool,
}

const COLOURS: [&str; 8] =
    ["#6e7681", "#ff7b72", "#7ee787", "#e3b341", "#79c0ff", "#d2a8ff", "#76e3ea", "#c9d1d9"];
const CELL: (f64, f64) = (8.4, 18.0);

fn svg(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let columns = lines.iter().map(|line| plain(line).width()).max().unwrap_or(0);
    let width = CELL.0 * columns as f64 + 40.0;
    let height = CELL.1 * lines.len() as f64 + 40.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', \
         monospace\" font-size=\"14\" fill=\"#c9d1d9\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>\n"
    );
    let mut style = Style::default();
    for (row, line) in lines.iter().enumerate() {
        let y = 20.0 + CELL.1 * (row as f64 + 0.75);
        let mut column = 0;
        for (now, piece) in pieces(line, &mut style) {
            let cells = piece.width();
            let shown = piece.trim();
            if !shown.is_empty() {
                let before = piece.width() - piece.trim_start().width();
                let x = 20.0 + CELL.0 * (column + before) as f64;
                let length = CELL.0 * shown.width() as f64;
                let _ = writeln!(
                    out,
                    "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{length:.1}\" \
                     xml:space=\"preserve\"{}>{}</text>",
                    attributes(now),
                    shown.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
                );
            }
            column += cells;
        }
    }
    out + "</svg>\n"
}

fn attributes(style: Style) -> String {
    let mut text = String::new();
    if let Some(colour) = style.colour {
        let _ = write!(text, " fill=\"{}\"", COLOURS[usize::from(colour)]);
    }
    if style.bold {
        text.push_str(" font-weight=\"bold\"");
    }
    if style.dim {
        text.push_str(" opacity=\"0.65\"");
    }
    text
}

/// The stretches of a line, each with its style; the style goes on into the next line.
fn pieces<'a>(line: &'a str, style: &mut Style) -> Vec<(Style, &'a str)> {
    let mut found = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        let (codes, next) = after.split_once('m').expect("only colours are written");
        found.push((*style, before));
        for code in codes.split(';') {
            match code.parse::<u8>().unwrap_or(0) {
                0 => *style = Style::default(),
                1 => style.bold = true,
                2 => style.dim = true,
                22 => (style.bold, style.dim) = (false, false),
                code @ 30..=37 => style.colour = Some(code - 30),
                39 => style.colour = None,
                code @ 90..=97 => style.colour = Some(code - 90),
                code => panic!("no colour {code} in pictures"),
            }
        }
        rest = next;
    }
    found.push((*style, rest));
    found.retain(|(_, piece)| !piece.is_empty());
    found
}

fn plain(line: &str) -> String {
    pieces(line, &mut Style::default()).into_iter().map(|(_, piece)| piece).collect()
}

#[test]
fn pieces_follow_the_colours() {
    let mut style = Style::default();
    let line = "a\u{1b}[1;31mb\u{1b}[0mc";
    let red = Style { colour: Some(1), bold: true, dim: false };
    assert_eq!(
        pieces(line, &mut style).iter().map(|(s, p)| (*s == red, *p)).collect::<Vec<_>>(),
        [(false, "a"), (true, "b"), (false, "c")]
    );
    assert_eq!(plain(line), "abc");
}
