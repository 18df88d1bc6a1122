//! The texts that are open in the editor.

use lsp_types::{SemanticToken, Uri};

use crate::ide::examples::Known;
use crate::live::Live;

/// An open text.
#[derive(Debug)]
pub struct Document {
    /// Its address, as the client writes it.
    pub uri: Uri,
    /// Its version, as the client counts.
    pub version: i32,
    /// What it says.
    pub live: Live,
    /// Whether the client has been told what was found in this version.
    pub told: bool,
    /// What became of a pack's examples.
    pub examples: Known,
    /// What it is checked by and how it stands, as the client was last told.
    pub status: Option<serde_json::Value>,
    /// The colours last sent, with the name they were sent under.
    pub tokens: Option<(String, Vec<SemanticToken>)>,
}

impl Document {
    /// A text that was opened.
    pub fn new(uri: Uri, version: i32, text: String) -> Self {
        Self {
            uri,
            version,
            live: Live::new(text),
            told: false,
            examples: Known::default(),
            status: None,
            tokens: None,
        }
    }
}
