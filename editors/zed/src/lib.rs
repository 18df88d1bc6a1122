//! Tells Zed how to start `moulint lsp`, and hands it the settings from the section `lsp.moulint`.

use zed_extension_api::settings::LspSettings;
use zed_extension_api::{self as zed, serde_json, Command, LanguageServerId, Result, Worktree};

struct Moulint;

impl zed::Extension for Moulint {
    fn new() -> Self {
        Self
    }

    fn language_server_command(&mut self, _: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let own = LspSettings::for_worktree("moulint", worktree).ok().and_then(|settings| settings.binary);
        let set = own.as_ref().and_then(|binary| binary.path.clone());
        // Nothing is downloaded: the linter on the path is the one that checks elsewhere, too.
        let command = set
            .or_else(|| worktree.which("moulint"))
            .ok_or("moulint is not on the path; install it, or set `lsp.moulint.binary.path`")?;
        let args = own.and_then(|binary| binary.arguments).unwrap_or_else(|| vec!["lsp".to_owned()]);
        Ok(Command { command, args, env: worktree.shell_env() })
    }

    fn language_server_initialization_options(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        Ok(LspSettings::for_worktree("moulint", worktree).ok().and_then(|settings| settings.initialization_options))
    }

    fn language_server_workspace_configuration(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = LspSettings::for_worktree("moulint", worktree).ok().and_then(|settings| settings.settings);
        Ok(settings.map(|settings| serde_json::json!({ "moulint": settings })))
    }
}

zed::register_extension!(Moulint);
