//! Whose records are spoken of.

use crate::diagnostic::{Entry, Severity, Wording};

/// A fact or recovery that speaks of two sorts of records at once.
pub static KEYS_MIXED: Entry = Entry {
    code: 341,
    slug: "keys-mixed",
    severity: Severity::Error,
    en: Wording {
        message: "`{name}` speaks of verdicts per `{first}` and per `{second}` at once",
        label: "this is judged per `{second}`",
        labels: &[("first", "this is judged per `{first}`")],
        help: &[(
            "",
            "make two of it, one that asks only for what is judged per `{first}` and one that asks only for what is judged per `{second}`",
        )],
        explain: "A touchpoint and an ordinary moment are judged journey by journey, a moment `per \
                  customer` customer by customer. A fact or recovery holds of one of them: of a \
                  journey, or of a customer. A customer has many journeys and a journey may name \
                  several customers, so there is no one verdict of the other sort that it could \
                  mean.\n\nMake two facts or recoveries of it, or judge both moments per the same \
                  field. A fact that names no verdict (`conclude large when order_value > 500 CNY`) \
                  may be asked for by both.",
    },
    zh: Wording {
        message: "`{name}` 同时用到按 `{first}` 和按 `{second}` 的评判结果",
        label: "这里按 `{second}` 评判",
        labels: &[("first", "这里按 `{first}` 评判")],
        help: &[(
            "",
            "请分成两个：一个只用按 `{first}` 评判的结果，另一个只用按 `{second}` 评判的结果",
        )],
        explain: "触点和一般的关键时刻逐个旅程评判，`每 客户` 的关键时刻逐个客户评判。一个推断或补救只说其中一种：某个旅程，或某位客户。一位客户有许多旅程，一个旅程也可能记有几位客户，所以另一种结果并没有唯一的所指。\n\n请分成两个推断或补救，或让两个关键时刻按同一字段评判。不涉及评判结果的推断（`推断 大额 当 订单金额 > 500元`）两边都可以用。",
    },
    example: "record {\n  journey <- id\n  time <- at\n  event <- what\n  customer\n}\nmoment complaint {\n  from \"complaint\"\n  expect must solved: \"resolved\" within 8h\n}\nmoment contact {\n  per customer\n  at \"resolved\"\n  expect must stays_solved: no \"contact\" within 7d\n}\nconclude lost when failed(complaint) and failed(contact)\n",
};
