//! JSON objects taken apart in place: keys and values are ranges of the line, and what is not asked for
//! is checked but never built.

use std::borrow::Cow;

/// Deeper values are refused, as most readers of JSON do.
const DEEPEST: u32 = 128;

/// The members of one object.
pub(super) struct Members<'a> {
    cursor: Cursor<'a>,
    /// Whether a member was read already.
    begun: bool,
    ended: bool,
}

/// A member: its key, and where its value stands.
pub(super) struct Member<'a> {
    /// Out of its quotes.
    pub key: Cow<'a, str>,
    /// As it is written.
    pub value: &'a str,
    /// The first byte of the value, counted in the text of the object.
    pub start: usize,
}

/// The text is no object: it breaks at this byte.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Broken(pub usize);

impl<'a> Members<'a> {
    /// Of a text that is an object and nothing else.
    pub(super) fn new(text: &'a str) -> Result<Self, Broken> {
        let mut cursor = Cursor::at(text, 0);
        cursor.blanks();
        cursor.expect(b'{')?;
        Ok(Self { cursor, begun: false, ended: false })
    }

    /// The next member; `None` when the object ended, and nothing but blanks follows it.
    pub(super) fn next(&mut self) -> Result<Option<Member<'a>>, Broken> {
        if self.ended {
            return Ok(None);
        }
        let cursor = &mut self.cursor;
        cursor.blanks();
        if cursor.peek() == Some(b'}') {
            cursor.at += 1;
            cursor.blanks();
            self.ended = true;
            let whole = cursor.at == cursor.text.len();
            return if whole { Ok(None) } else { Err(Broken(cursor.at)) };
        }
        if self.begun {
            cursor.expect(b',')?;
            cursor.blanks();
        }
        self.begun = true;
        let key = cursor.at;
        cursor.string()?;
        let key = unquote(&cursor.text[key..cursor.at]).ok_or(Broken(key))?;
        cursor.blanks();
        cursor.expect(b':')?;
        cursor.blanks();
        let start = cursor.at;
        cursor.value(0)?;
        Ok(Some(Member { key, value: &cursor.text[start..cursor.at], start }))
    }
}

/// A place in a text, moved on over what stands there.
pub(super) struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// At a byte of a text.
    pub(super) fn at(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    /// At which byte it is.
    pub(super) fn position(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Broken> {
        if self.peek() == Some(byte) {
            self.at += 1;
            Ok(())
        } else {
            Err(Broken(self.at))
        }
    }

    /// Moves on over a value that lies in so many others.
    pub(super) fn value(&mut self, depth: u32) -> Result<(), Broken> {
        match self.peek() {
            Some(b'"') => self.string(),
            Some(b'{') if depth < DEEPEST => self.nested(depth, b'}'),
            Some(b'[') if depth < DEEPEST => self.nested(depth, b']'),
            Some(b't') => self.word("true"),
            Some(b'f') => self.word("false"),
            Some(b'n') => self.word("null"),
            Some(b'N') => self.word("NaN"),
            Some(b'I') => self.word("Infinity"),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(_) | None => Err(Broken(self.at)),
        }
    }

    fn nested(&mut self, depth: u32, end: u8) -> Result<(), Broken> {
        self.at += 1;
        self.blanks();
        if self.peek() == Some(end) {
            self.at += 1;
            return Ok(());
        }
        loop {
            if end == b'}' {
                self.string()?;
                self.blanks();
                self.expect(b':')?;
                self.blanks();
            }
            self.value(depth + 1)?;
            self.blanks();
            if self.peek() == Some(end) {
                self.at += 1;
                return Ok(());
            }
            self.expect(b',')?;
            self.blanks();
        }
    }

    fn word(&mut self, word: &str) -> Result<(), Broken> {
        for byte in word.bytes() {
            self.expect(byte)?;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Broken> {
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'I') => return self.word("Infinity"),
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Broken> {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(Broken(self.at)) }
    }

    fn string(&mut self) -> Result<(), Broken> {
        self.expect(b'"')?;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(());
                }
                Some(b'\\') => {
                    let hex = match bytes.get(self.at + 1) {
                        Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => 0,
                        Some(b'u') => 4,
                        Some(_) | None => return Err(Broken(self.at + 1)),
                    };
                    self.at += 2;
                    for _ in 0..hex {
                        if !bytes.get(self.at).is_some_and(u8::is_ascii_hexdigit) {
                            return Err(Broken(self.at));
                        }
                        self.at += 1;
                    }
                }
                Some(0x20..) => self.at += 1,
                Some(_) | None => return Err(Broken(self.at)),
            }
        }
    }
}

/// The text of a string that [`Members`] has read, quotes included; `None` if an escape names half a
/// character.
pub(super) fn unquote(quoted: &str) -> Option<Cow<'_, str>> {
    let inner = &quoted[1..quoted.len() - 1];
    if memchr::memchr(b'\\', inner.as_bytes()).is_none() {
        return Some(Cow::Borrowed(inner));
    }
    serde_json::from_str(quoted).ok().map(Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::Members;
    use proptest::prelude::*;
    use serde_json::{Map, Value};

    /// All members, built by serde from their parts.
    fn object(text: &str) -> Option<Map<String, Value>> {
        let mut members = Members::new(text).ok()?;
        let mut object = Map::new();
        while let Some(member) = members.next().ok()? {
            object.insert(member.key.into_owned(), serde_json::from_str(member.value).ok()?);
        }
        Some(object)
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,8}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map(".{0,4}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    #[test]
    fn deep_nesting_is_refused_without_harm() {
        let text = format!("{{\"a\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(object(&text).is_none());
    }

    proptest! {
        #[test]
        fn reads_what_serde_writes(map in prop::collection::btree_map(".{0,4}", any_json(), 0..5)) {
            let text = serde_json::to_string(&map).unwrap();
            let expected: Map<String, Value> = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(object(&text), Some(expected));
        }

        #[test]
        fn accepts_exactly_what_serde_accepts(
            parts in prop::collection::vec(prop::sample::select(vec![
                "{", "}", "[", "]", ",", ":", "\"a\"", "\"\\u00e9\"", "\"\\ud800\"", "\"\\x\"", "\"",
                "0", "01", "-", "-1", "1.5", "1.", "1e5", "1e", "true", "nul", "null", " ", "\u{1}", "中",
            ]), 0..9),
            wrap in any::<bool>(),
        ) {
            let inner: String = parts.concat();
            let text = if wrap { format!("{{\"k\":{inner}}}") } else { inner };
            let expected = serde_json::from_str::<Map<String, Value>>(&text).ok();
            prop_assert_eq!(object(&text), expected, "{}", text);
        }
    }
}
