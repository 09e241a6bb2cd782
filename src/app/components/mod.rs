//! Parts of screens, one a file.

mod bar;
mod checks;
mod confidence_tag;
mod crumb;
mod each;
mod failure_view;
mod figures_row;
mod in_time;
pub(super) mod marked;
mod notices_view;
mod opened;
mod own;
mod search_box;
mod shell;
mod show_more;
mod take_away;
mod unit_choice;
mod units_table;

pub(super) use bar::Bar;
pub(super) use checks::Checks;
pub(super) use confidence_tag::ConfidenceTag;
pub(super) use crumb::Crumb;
pub(super) use each::each;
pub(super) use failure_view::{FailureView, words as failure_words};
pub(super) use figures_row::FiguresRow;
pub(super) use in_time::in_time;
pub(super) use notices_view::NoticesView;
pub(super) use opened::opened;
pub(super) use own::{own, said};
pub(super) use search_box::{SearchBox, is_help, is_slash};
pub(super) use shell::Shell;
pub(super) use show_more::ShowMore;
pub(super) use take_away::{Asked, Copier, Leftover, Now, TakeAway, about};
pub(super) use unit_choice::{UnitChoice, UnitLine};
pub(super) use units_table::UnitsTable;
