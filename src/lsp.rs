//! The language server: an editor's protocol on one side, [`crate::ide`] on the other.
//!
//! One loop takes what the client says and what the background has found, in order; every request is answered from
//! the text as it stands then. It knows no file system and no clock: what it needs of the world comes through
//! [`World`].
//!
//! - [`world`]: what it asks of the world.
//! - [`client`]: what the client can do; [`capabilities`]: what is offered to it.
//! - [`settings`]: what a user can set.
//! - [`convert`]: our places and things as the protocol's.
//! - [`queue`]: messages as they wait, and those that were called off.
//! - [`server`]: what is known, and the loop; [`documents`]: the texts that are open.
//! - [`index`]: the other files of the workspace, checked in the background.
//! - [`publish`]: findings on their way to the client.
//! - [`requests`], [`edits`], [`notifications`], [`commands`]: one function for each thing that a client may ask.

mod capabilities;
mod client;
mod commands;
mod convert;
mod documents;
mod edits;
mod index;
mod notifications;
mod publish;
mod queue;
mod requests;
mod server;
pub mod settings;
pub mod world;

pub use server::run;
pub use world::World;
