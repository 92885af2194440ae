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
        for text in long.iter().chain(spelling.also) {
            parts.push(format!("gap? ~ {}", end(text)));
        }
        let chinese = spelling.zh.trim_start_matches('个');
        parts.push(format!("gap? ~ \"个\"? ~ \"{chinese}\" ~ word_end"));
    } else {
        parts.extend([spelling.en].iter().chain(spelling.also).map(|text| end(text)));
        parts.push(format!("\"{}\" ~ han_end", spelling.zh));
    }
    format!("{} = @{{ {} }}", word.rule_name(), parts.join(" | "))
}

/// How the grammar must tell reserved words: those with one first letter are tried together.
fn reserved() -> String {
    let mut groups: Vec<(char, Vec<&str>)> = Vec::new();
    for text in Word::RESERVED.iter().flat_map(|word| [word.spelling().en, word.spelling().zh]) {
        let first = text.chars().next().expect("a word has a letter");
        match groups.iter_mut().find(|(letter, _)| *letter == first) {
            Some((_, words)) if words.contains(&text) => {}
            Some((_, words)) => words.push(text),
            None => groups.push((first, vec![text])),
        }
    }
    let write = |(first, words): &(char, Vec<&str>)| {
        if let [only] = words.as_slice() {
            return format!("\"{only}\"");
        }
        let rest: Vec<String> =
            words.iter().map(|word| format!("\"{}\"", &word[first.len_utf8()..])).collect();
        format!("\"{first}\" ~ ({})", rest.join(" | "))
    };
    let of = |ascii: bool| -> Vec<String> {
        groups.iter().filter(|(first, _)| first.is_ascii() == ascii).map(write).collect()
    };
    let (english, chinese) = (of(true).join(" | "), of(false).join(" | "));
    format!("reserved = @{{ ({english} | &han ~ ({chinese})) ~ word_end }}")
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
