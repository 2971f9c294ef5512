//! Values that follow signals, of one type for Leptos whatever they hold: a memo of every type is two kilobytes.

use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that follows signals and tells only of changes.
pub(crate) struct Derived<T> {
    memo: Memo<Value>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

#[derive(Clone)]
struct Value(Arc<dyn Comparable>);

trait Comparable: Any + Send + Sync {
    fn is_same(&self, other: &dyn Any) -> bool;
}

impl<T: PartialEq + Send + Sync + 'static> Comparable for T {
    fn is_same(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        (*self.0).is_same(&*other.0)
    }
}

/// Derives a value from signals.
pub(crate) fn derive<T>(value: impl Fn() -> T + Send + Sync + 'static) -> Derived<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    Derived {
        memo: memo_of(Box::new(move || Value(Arc::new(value())))),
        kind: PhantomData,
    }
}

#[inline(never)]
fn memo_of(value: Box<dyn Fn() -> Value + Send + Sync>) -> Memo<Value> {
    Memo::new(move |_| value())
}

#[inline(never)]
fn follow(memo: Memo<Value>) -> Value {
    memo.get()
}

impl<T: Clone + Default + 'static> Derived<T> {
    /// The value; follows it.
    pub(crate) fn get(self) -> T {
        let value = follow(self.memo);
        // It holds no other type than the one it was made with.
        let value: &dyn Any = &*value.0;
        value.downcast_ref().cloned().unwrap_or_default()
    }

    /// The value, without following it.
    pub(in crate::view) fn get_untracked(self) -> T {
        untrack(|| self.get())
    }
}
