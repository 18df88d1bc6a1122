-- What Neovim adds to the settings of Vim for `.mou` files.

require('moulint.commands')(vim.api.nvim_get_current_buf())

if vim.fn.has('nvim-0.9') == 1 then
  require('moulint.colours')()
  -- Does nothing unless the tree-sitter parser is installed; the colours of Vim are there without it.
  pcall(vim.treesitter.start)
end

-- Lenses stand above agreements and examples; they are asked for anew when the text comes to rest.
local events = { 'BufEnter', 'CursorHold', 'InsertLeave' }
if vim.fn.has('nvim-0.8') == 1 then
  table.insert(events, 'LspAttach')
end
vim.api.nvim_create_autocmd(events, {
  buffer = 0,
  callback = function(event)
    if require('moulint.client').of(event.buf) then
      pcall(vim.lsp.codelens.refresh, { bufnr = event.buf })
    end
  end,
})
