use crate::NotATable;
use crate::app::browser::set_title;
use crate::app::load;
use crate::app::state::Failure;
use crate::lang::{self, tr};
use crate::tr;
use leptos::prelude::*;

/// What happened, and what to do, where there is no document to show.
#[component]
pub fn FailureView(
    /// Why there is none.
    failure: Failure,
) -> impl IntoView {
    let (title, what, advice) = words(failure);
    set_title(move || title.to_owned());
    let reload = |_| {
        let _ = window().location().reload();
    };
    view! {
        <div class="failure" role="alert">
            <h1 tabindex="-1">{title}</h1>
            <p>{what}</p>
            <p>{advice}</p>
            <p class="soft">{tr!("文件地址：")} <code>{load::address()}</code></p>
            <p><button type="button" on:click=reload>{tr!("重新载入")}</button></p>
        </div>
    }
}

/// What happened, at length, and what to do about a published document.
pub fn words(failure: Failure) -> (&'static str, String, &'static str) {
    let (title, what, advice) = match failure {
        Failure::Unreachable => (
            "取不到公开文件或程序",
            "浏览器没能从本站取得公开文件，或显示它的程序，可能是网络断开，或服务器没有响应。",
            "请检查网络后重新载入。",
        ),
        Failure::Missing(status) => (
            if status < 500 {
                "公开文件不在服务器上"
            } else {
                "服务器出错，没有给出公开文件"
            },
            "服务器有应答（状态 {}），但没有给出公开文件。",
            "请稍后重新载入；若仍然如此，请告知本站的维护者：文件可能没有随网页一起发布。",
        ),
        Failure::Stopped => (
            "读取文件时程序出错",
            "文件已取到，但读到一半程序停止了，没有结果可以显示。",
            "请重新载入；若仍然如此，请告知本站的维护者。文件本身仍可按下面的地址查看。",
        ),
        Failure::Unreadable(NotATable::Empty) => (
            "公开文件是空的",
            "文件已取到，但里面没有任何文字。",
            "请重新载入；若仍然如此，说明服务器上的文件本身是空的，请告知本站的维护者。",
        ),
        Failure::Unreadable(NotATable::NotText) => (
            "公开文件不是文本",
            "文件已取到，但它既不是 UTF-8 也不是 GB18030 编码的文字。",
            "请告知本站的维护者：这里需要的是从公开表格中提取的文本文件。",
        ),
        Failure::Unreadable(NotATable::TooLong) => (
            "公开文件太大",
            "文件已取到，但它的长度超出了能在浏览器里读取的范围。",
            "请告知本站的维护者：服务器上的文件可能放错了。",
        ),
        Failure::Unreadable(NotATable::NoIndicators) => (
            "文件不是绩效目标表",
            "文件已取到，但里面找不到一条“项目支出绩效目标表”格式的指标。",
            "请告知本站的维护者：服务器上的文件可能放错了，或在开头就被截断。",
        ),
    };
    let status = match failure {
        Failure::Missing(status) => status,
        _ => 0,
    };
    (tr(title), lang::fill(tr(what), &[&status]), tr(advice))
}
