//! The texts that are open in the editor.

use lsp_types::{SemanticToken, Uri};

use super::convert;
use super::world::Governed;
use crate::ide::examples::Known;
use crate::library::Settings;
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
    /// By which law it is checked.
    pub settings: Settings,
    /// Whether the configuration leaves it out, so that nothing that is found in it is told.
    pub left_out: bool,
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
    pub fn new(uri: Uri, version: i32, text: String, governed: &Governed) -> Self {
        let mut document = Self {
            settings: governed.settings.clone(),
            left_out: false,
            uri,
            version,
            live: Live::new(text),
            told: false,
            examples: Known::default(),
            status: None,
            tokens: None,
        };
        document.govern(governed);
        document
    }

    /// Takes over by which law it is checked.
    pub fn govern(&mut self, governed: &Governed) {
        let settings = governed.settings_for(convert::path(&self.uri).as_deref());
        self.left_out = settings.is_none();
        self.settings = settings.unwrap_or_else(|| governed.settings.clone());
    }

    /// Brings what is known of it up to date.
    pub fn refresh(&mut self, governed: &Governed) {
        self.live.refresh(&governed.shelf, &self.settings, &governed.policy);
    }
}
