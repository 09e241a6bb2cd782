use super::list::after_frames;
use crate::app::browser;
use crate::app::components::is_slash;
use crate::app::nav::{Step, use_go};
use crate::app::routes::is_help;
use crate::lang::tr;
use crate::tr;
use crate::view::address::{Address, Filter};
use leptos::ev::{KeyboardEvent, keydown};
use leptos::html::Dialog;
use leptos::prelude::*;

const KEYS: [(&str, &str); 10] = [
    ("/", "到搜索框；没有搜索框的页面，到“项目”的搜索框"),
    ("Esc", "清空搜索框；再按一次离开"),
    ("↓ ↑", "在列表和筛选项里上下移动；在搜索框里按 ↓ 到列表"),
    ("PgDn PgUp", "在列表里翻一屏"),
    ("Home End", "到列表开头、末尾"),
    ("Enter", "打开所在的一行"),
    ("空格", "选上或去掉列表里所在的一行，或一个筛选项"),
    ("Shift + ↓ ↑", "在列表里连续选行"),
    ("Ctrl C，⌘C", "把选上的行（没有选时是所在的一行）复制成表格"),
    ("?", "显示这张表"),
];

/// The sheet of keys, which `?` opens.
#[component]
pub fn Keys(
    /// Whether it is open from the beginning: the key was pressed before it was here.
    #[prop(optional)]
    is_open: bool,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let open = move || {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    let go = use_go();
    let handle = window_event_listener(keydown, move |event: KeyboardEvent| {
        if is_help(&event) {
            event.prevent_default();
            open();
        } else if is_slash(&event) && document().get_element_by_id("q").is_none() {
            event.prevent_default();
            go(&Address::Projects(Filter::default()), Step::Push);
            // After the new screen has taken the keyboard to its heading.
            after_frames(3, || {
                browser::focus("#q");
            });
        }
    });
    on_cleanup(move || handle.remove());
    if is_open {
        Effect::new(move |_| open());
    }
    let row = |(key, what): (&'static str, &'static str)| {
        view! {
            <div>
                <dt><kbd>{tr(key)}</kbd></dt>
                <dd>{tr(what)}</dd>
            </div>
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let switched = |event| {
        let root = document().document_element();
        let is_off = !event_target_checked(&event);
        let _ = root.map(|root| root.class_list().toggle_with_force("no-keys", is_off));
        // A browser may forbid to remember.
        if let Ok(Some(kept)) = window().local_storage() {
            let _ = kept.set_item("keys", if is_off { "off" } else { "on" });
        }
    };
    view! {
        <button type="button" class="plain" aria-haspopup="dialog" on:click=move |_| open()>{tr!("按键说明")}</button>
        <dialog class="sheet" node_ref=dialog aria-labelledby="keys">
            <h2 id="keys">{tr!("按键")}</h2>
            <dl>{KEYS.map(row).into_iter().collect::<Vec<_>>()}</dl>
            <label class="check">
                <input type="checkbox" prop:checked=!browser::no_keys() on:change=switched />
                <span>{tr!("不与别的键一起按也起作用的键（/ 和 ?）")}</span>
            </label>
            <button type="button" on:click=close>{tr!("关闭")}</button>
        </dialog>
    }
}
