//! What an editor asks about a text: pure functions of a text under edit and a place in it.
//!
//! Places are byte offsets; what an editor's protocol calls them is the business of `lsp`. One file for each
//! feature:
//!
//! - [`occurrence`]: what the names of a text stand for, where they are given and used; what most others rest on.
//! - [`locate`]: which document, section, statement and words stand at a place.
//! - [`hover`], [`completion`], [`signature`]: what somebody who writes wants to know.
//! - [`navigate`], [`rename`], [`symbols`], [`links`], [`resting`]: getting around.
//! - [`tokens`], [`folding`], [`selection`], [`inlay`], [`lenses`]: how the text is shown.
//! - [`actions`], [`layout`], [`linked`]: changes to it; [`review`]: going through a draft.
//! - [`examples`]: what becomes of the examples of a pack while it is written; [`unused`]: words nobody uses.

pub mod occurrence;
pub mod locate;
pub mod hover;
pub mod completion;
pub mod signature;
pub mod navigate;
pub mod rename;
pub mod symbols;
pub mod links;
pub mod folding;
pub mod selection;
pub mod tokens;
pub mod resting;
pub mod examples;
pub mod unused;
pub mod inlay;
pub mod lenses;
pub mod layout;
pub mod linked;
pub mod actions;
pub mod review;

use crate::library::{Library, Settings};
use crate::live::Live;

/// A text with what it is read by.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The vocabulary and the packs.
    pub library: &'a Library,
    /// By which law it is checked.
    pub settings: &'a Settings,
    /// The text.
    pub live: &'a Live,
}
