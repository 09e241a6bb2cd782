use crate::app::browser::set_title;
use crate::app::components::{ConfidenceTag, said};
use crate::app::nav::use_lens;
use crate::audit;
use crate::lang::tr;
use crate::model::{Confidence, PROVEN_MARGIN};
use crate::tr;
use crate::view::method::{Method as View, method};
use leptos::prelude::*;

/// 方法: how the table was put together again, how sure that is, and what is missing.
#[component]
pub(super) fn Method() -> impl IntoView {
    let lens = use_lens();
    set_title(|| tr!("方法与准确性").to_owned());
    let view = method(lens.dataset());
    let [name, goal] = PROVEN_MARGIN;
    view! {
        <article class="prose">
                <h1 tabindex="-1">{tr!("方法与准确性")}</h1>
            <p>
                {tr!("公开的表格是按栏提取的：每一页先是全部指标格，再是全部目标格，然后逐栏是金额，最后是名称；\
                每一栏的起点又各自错开。所以“哪个名称、哪笔钱、哪段目标属于哪一行”在原文里已经丢失，需要凭依据重新对应。")}
            </p>
            <h2>{tr!("对应的依据")}</h2>
            <p>
                {tr!("一页里每一栏只可能整体错开若干行。我们比较各种错开的方式：两格里少见的相同字句、\
                行内分项与总计的加法、单位各行与单位合计的加法、单位行的次序。依据与每个项目放在一起显示。")}
            </p>
            <h2>{tr!("把握")}</h2>
                <dl class="belongs">
                <div>
                    <dt><ConfidenceTag confidence=Confidence::Proven /></dt>
                    <dd>
                        {tr!("由加法确定，或者其他每一种排法都与文字矛盾：名称比次优的排法高出 {} 分以上，目标高出 {} 分以上，而且本栏任何一格丢失或对调都不会更吻合；单位按单位行的次序，而且这个单位至少有一行写明它。", name, goal)}
                    </dd>
                </div>
                <div>
                    <dt><ConfidenceTag confidence=Confidence::Likely /></dt>
                    <dd>{tr!("文字明显支持这一种排法，但不能排除别的。引用前请对照原文。")}</dd>
                </div>
                <div>
                    <dt><ConfidenceTag confidence=Confidence::Unresolved /></dt>
                    <dd>{tr!("依据不足，不作对应。那些格子列在同一页的项目旁边，不会丢弃。")}</dd>
                </div>
            </dl>
            <p>
                {tr!("一分怎么来：两格共有的字句在这份文件里越少见，分越高；每高 1 分，依据强约 2.7 倍。用已知答案的生成表格检验时，\
                记为“确定”的对应没有发现错的，记为“可能”的每一千处约错三处。生成的表格不等于真实的表格，引用前请对照原文。")}
            </p>
            <p>
                {tr!("这一切的前提是表格的形式：一栏的各格依次排列，单位行先于本单位各行。若文件里的单元格被对调，或两栏各丢了一格而数目仍然相等，就只能靠字句看出来；检验这类损坏时，记为“确定”的每一百处约错不到一处。")}
            </p>
            <super::glossary::Glossary />
            <Numbers view />
            <Audits />
            <h2>{tr!("文字与数值")}</h2>
            <p>
                {tr!("所有文字逐字照录，只接回提取时的硬换行。金额逐位照录，不取整，换单位时只移小数点；“约”字之后的亿元读数除外。\
                同一条指标的年度值与实施周期值只差空白或末尾句号时，后者写作“同年度”。")}
            </p>
            <h2>{tr!("隐私")}</h2>
                <p>{tr!("文件在你的浏览器里读取和解析。本页不联系任何第三方，不设 Cookie，不上传内容。")}</p>
        </article>
    }
}

/// What is compared for the findings, by which rule, and where the rule comes from.
#[component]
fn Audits() -> impl IntoView {
    let one = |info: &audit::AuditInfo| {
        view! {
            <details id=info.id>
                <summary>{tr(info.title_zh)}</summary>
                <p>{said(tr(info.explanation_zh).to_owned())}</p>
                <p>{tr!("规则：")} {said(tr(info.rule_zh).to_owned())}</p>
                <p>{tr!("依据：")} {said(tr(info.source_zh).to_owned())}</p>
            </details>
        }
    };
    view! {
        <h2>{tr!("核查提示的规则")}</h2>
                <p>{tr!("核查提示只并列原文的两处写法，或对照表格的要求；不推测原因，不作评价。")}</p>
        {audit::catalogue().iter().map(one).collect::<Vec<_>>()}
    }
}

/// The figures of this document.
#[component]
fn Numbers(
    /// What they are.
    view: View,
) -> impl IntoView {
    let row = |row: crate::view::method::Linked| {
        view! {
            <tr>
                <th scope="row">{row.heading}</th>
                <td class="n">{row.proven}</td>
                <td class="n">{row.likely}</td>
                <td class="n">{row.open}</td>
            </tr>
        }
    };
    let noted = |noted: crate::view::notices::Noted| {
        view! { <li>{noted.title} <span class="n">{noted.count}</span></li> }
    };
    let noted: Vec<_> = view.noted.into_iter().map(noted).collect();
    view! {
        <h2>{tr!("这份文件")}</h2>
        <table>
            <caption>{tr!(view.projects => "{} 个项目的各栏对应情况", view.projects)}</caption>
            <thead>
                <tr>
                    <th scope="col">{tr!("栏")}</th>
                <th scope="col" class="n">{tr!("确定")}</th>
                <th scope="col" class="n">{tr!("可能")}</th>
                <th scope="col" class="n">{tr!("未能对应")}</th>
                </tr>
            </thead>
            <tbody>{view.linked.into_iter().map(row).collect::<Vec<_>>()}</tbody>
        </table>
        {view.coverage.map(|share| view! { <p>{read_share(&share, view.undecodable)}</p> })}
        {(!noted.is_empty()).then(|| view! {
            <p>{tr!("读取时记下的问题（处）：")}</p>
                <ul class="checks">{noted}</ul>
        })}
        <p class="soft">{tr!("文件的 SHA-256：")} <code class="hash">{view.sha256}</code></p>
    }
}

fn read_share(share: &str, undecodable: bool) -> String {
    if share == "100.00%" && undecodable {
        tr!("原文里除空白和不能读成文字的字节外，每一个字符都认出了属于表格的哪一部分。").to_owned()
    } else if share == "100.00%" {
        tr!("原文里除空白外的每一个字符，都认出了属于表格的哪一部分。").to_owned()
    } else {
        tr!(
            "原文里除空白外的字符，有 {} 认出了属于表格的哪一部分；其余在“原文”里标为未识别。",
            share
        )
    }
}
