//! Values as people read them, in either language.

use super::model::{Money, Value};
pub(super) use crate::check::program::field_in as field;
use crate::diagnostic::Lang;
use crate::unit::{DAY, Decimal, HOUR, MINUTE, SECOND};

/// The one of two wordings.
pub(super) fn tr<'a>(lang: Lang, en: &'a str, zh: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// A blank between Chinese and a word that is not; nothing before a Chinese word.
pub(super) fn gap(word: &str) -> &'static str {
    if word.starts_with(|c: char| c.is_ascii()) { " " } else { "" }
}

/// `1,240`
pub(super) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A length of time by its two largest units: `31s`, `4m 10s`, `2h`, `3d 4h`; `31秒`, `4分10秒`.
/// Below a minute nothing is left out; above, smaller units are.
pub(super) fn length(micros: i64, lang: Lang) -> String {
    let sign = if micros < 0 { "-" } else { "" };
    let micros = i64::try_from(micros.unsigned_abs()).unwrap_or(i64::MAX);
    if micros < MINUTE {
        return format!("{sign}{}", short(micros, lang));
    }
    let units = [
        (DAY, "d", "天", "天"),
        (HOUR, "h", "小时", "小时"),
        (MINUTE, "m", "分", "分钟"),
        (SECOND, "s", "秒", "秒"),
    ];
    let mut rest = micros;
    let mut parts = Vec::new();
    for unit in units {
        let count = rest / unit.0;
        rest %= unit.0;
        if count > 0 && parts.len() < 2 {
            parts.push((count, unit));
        }
    }
    let last = parts.len().saturating_sub(1);
    let word = |(at, (count, (_, en, zh, zh_last))): (usize, &(i64, (i64, _, _, _)))| match lang {
        Lang::En => format!("{count}{en}"),
        Lang::Zh => format!("{count}{}", if at == last { zh_last } else { zh }),
    };
    let words: Vec<String> = parts.iter().enumerate().map(word).collect();
    format!("{sign}{}", words.join(tr(lang, " ", "")))
}

/// A length with all its units, down to the microsecond: where the exact boundary is meant.
pub(super) fn exact_length(micros: i64, lang: Lang) -> String {
    let sign = if micros < 0 { "-" } else { "" };
    let mut rest = i64::try_from(micros.unsigned_abs()).unwrap_or(i64::MAX);
    if rest < MINUTE {
        return format!("{sign}{}", short(rest, lang));
    }
    let mut parts = Vec::new();
    for (unit, en, zh) in [(DAY, "d", "天"), (HOUR, "h", "小时"), (MINUTE, "m", "分")] {
        let count = rest / unit;
        rest %= unit;
        if count > 0 {
            parts.push(format!("{count}{}", tr(lang, en, zh)));
        }
    }
    if rest > 0 {
        let seconds = Decimal::new(rest, 6).normalize();
        parts.push(format!("{seconds}{}", tr(lang, "s", "秒")));
    } else if let (Lang::Zh, Some(last)) = (lang, parts.last_mut())
        && last.ends_with('分')
    {
        last.push('钟');
    }
    format!("{sign}{}", parts.join(tr(lang, " ", "")))
}

fn short(micros: i64, lang: Lang) -> String {
    let (scale, en, zh) = match micros {
        1..1_000 => (0, "us", "微秒"),
        1_000..1_000_000 => (3, "ms", "毫秒"),
        _ => (6, "s", "秒"),
    };
    format!("{}{}", Decimal::new(micros, scale).normalize(), tr(lang, en, zh))
}

/// A value.
pub(super) fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Flag(true) => tr(lang, "true", "是").to_owned(),
        Value::Flag(false) => tr(lang, "false", "否").to_owned(),
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Share(share) => percent(*share, None),
        Value::Count(count) => count.to_string(),
        Value::Duration(micros) => length(*micros, lang),
        Value::CalendarDays(days) => counted(*days, lang, "calendar day", "个自然日"),
        Value::BusinessDays(days) => counted(*days, lang, "business day", "个工作日"),
        Value::BusinessTime(micros) if micros % HOUR == 0 => {
            counted(micros / HOUR, lang, "business hour", "工作小时")
        }
        Value::BusinessTime(micros) if micros % MINUTE == 0 => {
            counted(micros / MINUTE, lang, "business minute", "工作分钟")
        }
        Value::BusinessTime(micros) => {
            format!("{} {}", length(*micros, lang), tr(lang, "of open time", "工作时间"))
        }
        Value::Time(time) => time.readable(),
        Value::Money(amount) => money(amount),
    }
}

/// A figure beside its target: with as many decimals as it takes not to look like the target
/// where it is not.
pub(super) fn figure(figure: &Value, target: &Value, lang: Lang) -> String {
    match (figure, target) {
        (Value::Share(share), Value::Share(target) | Value::Number(target)) => {
            percent(*share, Some(*target))
        }
        (Value::Number(number), Value::Number(target)) => {
            beside(*number, &[*target], 2).normalize().to_string()
        }
        (Value::Money(money), Value::Money(target)) => {
            amount(beside(money.amount, &[target.amount], 2), &money.currency)
        }
        (Value::Duration(micros), Value::Duration(target)) if *micros < MINUTE => {
            let rounded = beside(Decimal::new(*micros, 6), &[Decimal::new(*target, 6)], 1);
            format!("{}{}", rounded.normalize(), tr(lang, "s", "秒"))
        }
        _ => value(figure, lang),
    }
}

/// A share in percent, to one decimal, or as many as set it apart from the target.
pub(super) fn percent(share: Decimal, target: Option<Decimal>) -> String {
    let hundred = Decimal::ONE_HUNDRED;
    let exact = share.saturating_mul(hundred);
    let all_or_none = [hundred, Decimal::ZERO];
    let rounded = match target {
        Some(target) => beside(exact, &[target.saturating_mul(hundred)], 1),
        None => beside(exact, &all_or_none, 1),
    };
    format!("{}%", rounded.normalize())
}

/// A difference to two decimals with its sign, unless that would hide it: `-0.83`, `+0.5`.
pub(super) fn signed(number: Decimal) -> String {
    let rounded = beside(number, &[Decimal::ZERO], 2).normalize();
    if rounded > Decimal::ZERO { format!("+{rounded}") } else { rounded.to_string() }
}

/// Rounded to so many places, or to as many as set it apart from each of the others it is not.
fn beside(exact: Decimal, others: &[Decimal], places: u32) -> Decimal {
    let apart = |places: &u32| {
        let rounded = exact.round_dp(*places);
        others.iter().all(|other| exact == *other || rounded != *other)
    };
    exact.round_dp((places..28).find(apart).unwrap_or(28))
}

/// An amount with its currency, to the hundredth unless that would hide it: `1,212.50 CNY`.
pub(super) fn money(money: &Money) -> String {
    let hundredths = money.amount.round_dp(2);
    let hidden = hundredths.is_zero() && !money.amount.is_zero();
    amount(if hidden { money.amount } else { hundredths }, &money.currency)
}

fn amount(amount: Decimal, currency: &str) -> String {
    let mut amount = amount.normalize();
    if amount.scale() == 1 {
        amount.rescale(2);
    }
    let text = amount.abs().to_string();
    let (whole, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let sign = if amount.is_sign_negative() { "-" } else { "" };
    format!("{sign}{}{rest} {currency}", grouped(whole))
}

fn counted(count: i64, lang: Lang, en: &str, zh: &str) -> String {
    match lang {
        Lang::En => format!("{count} {en}{}", if count == 1 { "" } else { "s" }),
        Lang::Zh => format!("{count}{zh}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_by_their_two_largest_units() {
        let said = |micros| (length(micros, Lang::En), length(micros, Lang::Zh));
        let two = |en: &str, zh: &str| (en.to_owned(), zh.to_owned());
        assert_eq!(said(0), two("0s", "0秒"));
        assert_eq!(said(250), two("250us", "250微秒"));
        assert_eq!(said(1_500), two("1.5ms", "1.5毫秒"));
        assert_eq!(said(31 * SECOND), two("31s", "31秒"));
        assert_eq!(said(59 * SECOND + 999_999), two("59.999999s", "59.999999秒"));
        assert_eq!(said(15 * MINUTE), two("15m", "15分钟"));
        assert_eq!(said(4 * MINUTE + 10 * SECOND), two("4m 10s", "4分10秒"));
        assert_eq!(said(2 * HOUR), two("2h", "2小时"));
        assert_eq!(said(3 * DAY + 4 * HOUR + MINUTE), two("3d 4h", "3天4小时"));
        assert_eq!(said(DAY + 5 * MINUTE), two("1d 5m", "1天5分钟"));
        assert_eq!(said(-90 * SECOND), two("-1m 30s", "-1分30秒"));
        assert_eq!(length(i64::MIN, Lang::En), length(-i64::MAX, Lang::En));
    }

    #[test]
    fn a_figure_never_looks_like_a_target_it_is_not() {
        let share = |text: &str| text.parse::<Decimal>().unwrap();
        assert_eq!(percent(share("0.9499"), Some(share("0.95"))), "94.99%");
        assert_eq!(percent(share("0.95"), Some(share("0.95"))), "95%");
        assert_eq!(percent(share("0.8571428"), Some(share("0.95"))), "85.7%");
        assert_eq!(percent(share("0.99996"), None), "99.996%");
        assert_eq!(percent(share("0.00004"), None), "0.004%");
        assert_eq!(percent(share("1"), None), "100%");
        let euros =
            |text: &str| Value::Money(Money { amount: share(text), currency: "EUR".into() });
        assert_eq!(figure(&euros("29.9999"), &euros("30"), Lang::En), "29.9999 EUR");
        assert_eq!(figure(&euros("1234.5678"), &euros("30"), Lang::En), "1,234.57 EUR");
        assert_eq!(value(&euros("202.0769"), Lang::En), "202.08 EUR");
        assert_eq!(value(&euros("-0.001"), Lang::En), "-0.001 EUR");
    }
}
