//! Cases that could not show what they say.

use crate::diagnostic::{Entry, Severity, Wording};

/// A script failed while a case was judged.
pub static CASE_SCRIPT_FAILED: Entry = Entry {
    code: 623,
    slug: "case-script-failed",
    severity: Severity::Error,
    en: Wording {
        message: "case \"{case}\": `{function}` has no value for {arguments}",
        label: "a script failed while this was judged",
        labels: &[],
        help: &[("", "mend the script: the next message says where it stopped and why")],
        explain: "While the case was judged, a function written as a script failed, was stopped, or \
                  returned something that is not of its declared type. Such a call has no value, and what \
                  rests on it is unknown. The case does not pass, whatever it says: it was written to \
                  show a rule, and shows a script that is wrong.\n\nThe message after this one points into \
                  the script. To show what becomes of a missing value, leave the field out of the \
                  record: the script is not asked then.",
    },
    zh: Wording {
        message: "用例“{case}”：`{function}` 对 {arguments} 没有值",
        label: "评判它时有脚本出错",
        labels: &[],
        help: &[("", "请改正脚本：下一条消息说明它停在哪里、为什么")],
        explain: "评判这个用例时，某个写成脚本的函数出错、被中止，或返回了不属于所声明类型的值。这样的调用没有值，依赖它的结论为未知。无论用例怎样写，都不算通过：它本要说明一条规则，显示的却是一个有错的脚本。\n\n随后的消息指出脚本中的位置。若想说明缺值时的结果，请在记录中不写该字段：那时不会调用脚本。",
    },
    example: "",
};
