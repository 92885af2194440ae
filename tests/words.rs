//! The table of words and the grammar say the same.

use mot::syntax::words::{FUNCTIONS, NAMES, Word};
use std::collections::{BTreeMap, BTreeSet};

/// A spelling as the grammar writes it: words with gaps between.
fn phrase(text: &str) -> String {
    let words: Vec<String> = text.split(' ').map(|word| format!("\"{word}\"")).collect();
    words.join(" ~ gap ~ ")
}

/// How the grammar must read a word. A short unit touches its number; what is longer need not.
fn rule(word: Word) -> String {
    let spelling = word.spelling();
    let end = |text: &str| format!("{} ~ word_end", phrase(text));
    let mut parts = Vec::new();
    if Word::UNITS.contains(&word) {
        let short = !spelling.en.contains(' ');
        if short {
            parts.push(end(spelling.en));
        }
        let long = (!short).then_some(spelling.en);
        let mut texts: Vec<String> =
            long.iter().chain(spelling.also).map(|text| phrase(text)).collect();
        let chinese = spelling.zh.trim_start_matches('个');
        texts.push(format!("\"个\"? ~ \"{chinese}\""));
        parts.push(format!("gap? ~ ({}) ~ word_end", texts.join(" | ")));
    } else {
        parts.extend([spelling.en].iter().chain(spelling.also).map(|text| end(text)));
        parts.push(format!("\"{}\" ~ han_end", spelling.zh));
    }
    format!("{} = @{{ {} }}", word.rule_name(), parts.join(" | "))
}

/// How the grammar must tell reserved words: most names begin with a letter that none of them begins
/// with, and the longer of two words comes first.
fn reserved() -> String {
    let spellings = Word::RESERVED.iter().map(|word| word.spelling());
    let (mut english, mut chinese): (Vec<&str>, Vec<&str>) =
        spellings.map(|spelling| (spelling.en, spelling.zh)).unzip();
    let firsts: BTreeSet<char> = english.iter().filter_map(|word| word.chars().next()).collect();
    let mut others: Vec<(char, char)> = Vec::new();
    for letter in ('a'..='z').filter(|letter| !firsts.contains(letter)) {
        match others.last_mut() {
            Some((_, last)) if *last as u32 + 1 == letter as u32 => *last = letter,
            _ => others.push((letter, letter)),
        }
    }
    let others: Vec<String> =
        others.iter().map(|(first, last)| format!("'{first}'..'{last}'")).collect();
    for words in [&mut english, &mut chinese] {
        let mut seen = BTreeSet::new();
        words.retain(|word| seen.insert(*word));
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    let quoted = |words: &[&str]| {
        words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | ")
    };
    format!(
        "reserved = @{{ !({} | '!'..'`') ~ ({} | &han ~ ({})) ~ word_end }}",
        others.join(" | "),
        quoted(&english),
        quoted(&chinese),
    )
}

#[test]
fn the_grammar_reads_every_word_as_the_table_spells_it() {
    let mut grammar = String::from(
        "// Written from src/syntax/words.rs; a test says how every line must read.\n\n",
    );
    for word in Word::ALL {
        grammar += &rule(*word);
        grammar.push('\n');
    }
    grammar.extend(["\n", &reserved(), "\n"]);
    assert_eq!(include_str!("../grammar/words.pest"), grammar);
}

#[test]
fn a_word_has_one_spelling_in_each_language() {
    let mut english: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for word in Word::ALL {
        let spelling = word.spelling();
        assert!(spelling.en.is_ascii() && !spelling.zh.is_ascii(), "{word:?}");
        assert!(!spelling.zh.contains(' '), "{word:?} is one word in Chinese");
        english.entry(spelling.en).or_default().insert(spelling.zh);
    }
    // The same English word has several Chinese ones only where it is another word in its place.
    let several: Vec<&str> =
        english.iter().filter(|(_, zh)| zh.len() > 1).map(|(en, _)| *en).collect();
    assert_eq!(several, ["after", "by", "in", "open"]);
}

#[test]
fn names_with_a_meaning_are_words_of_their_own() {
    for (english, chinese) in NAMES.iter().chain(FUNCTIONS) {
        assert!(!Word::is_reserved(english), "{english}");
        assert!(!Word::is_reserved(chinese), "{chinese}");
    }
}
