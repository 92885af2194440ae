//! Scripts that gave nothing, each place once.

use super::count;
use super::page::{Page, Style};
use crate::diagnostic::Lang;
use crate::report::model::{Model, ScriptFailure};

pub(super) fn write(page: &mut Page, model: &Model) {
    if model.scripts.is_empty() {
        return;
    }
    page.section(
        "Scripts",
        "脚本",
        page.tr("what rests on these is unknown", "依赖它们的均为未知"),
    );
    for failure in &model.scripts {
        let ScriptFailure { code, function, message, script, example, .. } = failure;
        let place = format!("{}:{}:{}", script.file, script.line, script.column);
        let head = format!("{code}  {place}  ");
        page.wrapped(0, &[(Style::Doubtful, head)], Style::Plain, message);
        let more = if failure.or_more { "+" } else { "" };
        let times = count::number(failure.arguments) + more;
        let call = format!("{function}({})", example.join(", "));
        let words = match (failure.arguments, page.lang) {
            (1, Lang::En) => format!("once: {call}"),
            (_, Lang::En) => format!("for {times} different arguments, such as {call}"),
            (1, Lang::Zh) => format!("一次：{call}"),
            (_, Lang::Zh) => format!("共 {times} 组参数，例如 {call}"),
        };
        page.wrapped(2, &[], Style::Plain, &words);
    }
}
