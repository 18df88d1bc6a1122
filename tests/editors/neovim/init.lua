-- What a user writes who has copied `editors/vim` and `editors/neovim` as the README says.
vim.g.moulint_cmd = { vim.env.MOULINT_BIN, 'lsp' }
vim.g.moulint = { asOf = '2026-07-01' }
vim.opt.swapfile = false
vim.opt.hidden = true
