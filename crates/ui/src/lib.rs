//! The workshop for everything that is seen: page shell, components, charts as inline SVG, icons,
//! stylesheets and scripts. It knows no feature and no store; pages hand it words and numbers.

pub mod assets;
pub mod chart;
pub mod dayline;
pub mod dialog;
pub mod form;
pub mod front;
pub mod icon;
pub mod key;
pub mod notice;
pub mod palette;
mod percent;
pub mod shape;
pub mod shell;
pub mod table;
pub mod word;

pub use dayline::{DayLine, LineBlock, LineEvent};
pub use dialog::dialog;
pub use form::Field;
pub use front::{Front, front};
pub use icon::{Icon, icon};
pub use notice::{Tone, empty, notice};
pub use shape::{Shape, shape};
pub use shell::{DemoControl, Nav, Setting, Shell, ShellUser, Theme, Toast, Undo, page, page_bare, settings};
