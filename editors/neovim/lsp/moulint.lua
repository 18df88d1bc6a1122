-- Neovim 0.11 and later find this by `vim.lsp.enable('moulint')`; `vim.lsp.config('moulint', { ... })` adds to it.
return vim.tbl_extend('force', require('moulint.config'), {
  root_markers = { '.git' },
})
