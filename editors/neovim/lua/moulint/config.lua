-- How the language server is started, for every version of Neovim.
--
--   vim.g.moulint = { asOf = '2026-07-01' }      -- settings of the server
--   vim.g.moulint_cmd = { '/path/to/moulint', 'lsp' }

local settings = vim.g.moulint or {}
if vim.tbl_isempty(settings) then
  -- An empty Lua table would be sent as a list.
  settings = vim.empty_dict()
end

return {
  name = 'moulint',
  cmd = vim.g.moulint_cmd or { 'moulint', 'lsp' },
  filetypes = { 'mou' },
  init_options = settings,
  settings = { moulint = settings },
}
