//! A long press on a row opens its menu, as the right button does. Browsers on iOS send no `contextmenu` event for it.

use crate::browser::timer::Timeout;
use std::cell::RefCell;
use std::rc::Rc;

/// A press becomes long after so many milliseconds; where browsers send `contextmenu`, that comes earlier.
const LONG_MS: u32 = 600;
/// A finger that has moved farther, in CSS pixels, scrolls.
const SLACK: i32 = 10;

/// The press of a finger on the list.
#[derive(Clone, Default)]
pub(super) struct LongPress(Rc<RefCell<State>>);

#[derive(Default)]
struct State {
    timer: Option<Timeout>,
    start: (i32, i32),
    is_long: bool,
}

impl LongPress {
    /// A finger was put down. `act` is called when it has stayed there.
    pub(super) fn begin(&self, start: (i32, i32), act: impl FnOnce() + 'static) {
        let this = self.clone();
        let timer = Timeout::new(LONG_MS, move || {
            this.0.borrow_mut().is_long = true;
            act();
        });
        *self.0.borrow_mut() = State {
            timer: Some(timer),
            start,
            is_long: false,
        };
    }

    /// The finger has moved.
    pub(super) fn move_to(&self, (x, y): (i32, i32)) {
        let (from_x, from_y) = self.0.borrow().start;
        if (x - from_x).abs() > SLACK || (y - from_y).abs() > SLACK {
            self.end();
        }
    }

    /// The press is over, or became another gesture.
    pub(super) fn end(&self) {
        self.0.borrow_mut().timer = None;
    }

    /// Whether the press is, or was, a long one.
    pub(super) fn is_long(&self) -> bool {
        self.0.borrow().is_long
    }

    /// The finger was lifted. Says whether the press was a long one.
    pub(super) fn lift(&self) -> bool {
        std::mem::take(&mut *self.0.borrow_mut()).is_long
    }
}
