//! Amounts of one currency.

use super::Fault;
use super::number::number;
use crate::diagnostic::codes::data;
use crate::unit::{Currency, Decimal};

/// Reads `12.50`, `12.50 CNY` or `CNY 12.50`.
pub(super) fn amount(text: &str, currency: Currency) -> Result<Decimal, Fault> {
    let letters = |c: char| c.is_ascii_alphabetic();
    let behind = text.trim_end_matches(letters);
    let before = text.trim_start_matches(letters);
    let (digits, code) = if behind.len() < text.len() {
        (behind.trim_end(), &text[behind.len()..])
    } else {
        (before.trim_start(), &text[..text.len() - before.len()])
    };
    let known = match Currency::parse(&code.to_ascii_uppercase()) {
        Some(named) => named == currency,
        None if code.is_empty() => true,
        None => return Err(bad(text, currency)),
    };
    match number(digits) {
        Ok(_) if !known => {
            Err(Fault::new(&data::OTHER_CURRENCY, text).arg("currency", currency.as_str()))
        }
        Ok(value) => Ok(value),
        Err(fault) if fault.entry.code == data::BAD_NUMBER.code => Err(bad(text, currency)),
        Err(fault) => Err(fault),
    }
}

fn bad(text: &str, currency: Currency) -> Fault {
    Fault::new(&data::BAD_MONEY, text).arg("currency", currency.as_str())
}

#[cfg(test)]
mod tests {
    use super::amount;
    use crate::unit::Currency;

    #[test]
    fn amounts_with_and_without_currency() {
        let currency = Currency::parse("CNY").unwrap();
        let shown = |text| match amount(text, currency) {
            Ok(value) => value.to_string(),
            Err(fault) => fault.entry.slug.to_owned(),
        };
        for (text, value) in [
            ("12.50", "12.5"),
            ("12.50 CNY", "12.5"),
            ("CNY12.50", "12.5"),
            ("-3cny", "-3"),
            ("12 EUR", "other-currency"),
            ("EUR 12", "other-currency"),
            ("1,200.00 CNY", "grouped-number"),
            ("¥12", "bad-money"),
            ("12 yuan", "bad-money"),
            ("CNY", "bad-money"),
            ("much CNY", "bad-money"),
        ] {
            assert_eq!(shown(text), value, "{text}");
        }
    }
}
