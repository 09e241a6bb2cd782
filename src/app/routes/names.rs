//! The names of all indicators of the open document, gathered once.

use crate::app::state::Lens;
use crate::view::similar::Names;
use std::cell::RefCell;
use std::rc::Rc;

thread_local! {
    /// Those of the document that was looked at last.
    static NAMES: RefCell<Option<(String, Rc<Names>)>> = const { RefCell::new(None) };
}

/// Those of the open document.
pub(in crate::app::routes) fn names(lens: &Lens) -> Rc<Names> {
    let document = &lens.dataset().document.sha256;
    NAMES.with_borrow_mut(|names| match names {
        Some((of, names)) if of == document => names.clone(),
        _ => {
            let made = Rc::new(Names::new(lens.dataset()));
            *names = Some((document.clone(), made.clone()));
            made
        }
    })
}
