//! Currencies that exist, and amounts in them.

use super::context::Check;
use crate::diagnostic::codes::{names, types};
use crate::diagnostic::{Diagnostic, suggest};
use crate::source::Span;
use crate::syntax::ast::{MoneyLiteral, Name};
use crate::unit::{Currency, Money};

/// The active codes of ISO 4217, without funds and metals.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB \
    BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB \
    EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD \
    JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP \
    MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON \
    RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP \
    TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// What people write instead.
const MEANT: &[(&str, &str)] = &[
    ("RMB", "CNY"),
    ("CNH", "CNY"),
    ("人民币", "CNY"),
    ("元", "CNY"),
    ("块", "CNY"),
    ("美元", "USD"),
    ("欧元", "EUR"),
    ("英镑", "GBP"),
    ("日元", "JPY"),
    ("港币", "HKD"),
    ("港元", "HKD"),
    ("dollars", "USD"),
    ("euros", "EUR"),
    ("pounds", "GBP"),
    ("yuan", "CNY"),
];

impl Check<'_> {
    /// A currency that exists.
    pub(super) fn currency(&mut self, name: &Name) -> Option<Currency> {
        let known = CODES.split_whitespace().any(|code| code == name.text);
        if let Some(currency) = Currency::parse(&name.text).filter(|_| known) {
            return Some(currency);
        }
        let fault =
            Diagnostic::new(&names::UNKNOWN_CURRENCY, name.span).arg("name", name.text.clone());
        let meant = MEANT.iter().find(|(said, _)| *said == name.text).map(|(_, code)| *code);
        let near = || suggest::nearest(&name.text, CODES.split_whitespace());
        let fault = match meant.or_else(near) {
            Some(code) => fault.arg("suggestion", code).help("did_you_mean"),
            None => fault,
        };
        self.refuse(fault)
    }

    /// `50 CNY`, which must not be negative.
    pub(super) fn money(&mut self, literal: &MoneyLiteral) -> Option<Money> {
        let currency = self.currency(&literal.currency)?;
        if literal.amount.is_sign_negative() && !literal.amount.is_zero() {
            return self.refuse(Diagnostic::new(&types::NEGATIVE_AMOUNT, literal.span));
        }
        Some(Money { amount: literal.amount, currency })
    }

    /// The service's currency, where an amount names none.
    pub(super) fn default_currency(&mut self, span: Span) -> Option<Currency> {
        match self.program.service.currency {
            Some(currency) => Some(currency),
            None => self.refuse(Diagnostic::new(&types::NO_CURRENCY, span)),
        }
    }
}
