-- Starts the server for `.mou` files. `vim.g.moulint_enable = false` leaves that to you.
if vim.g.moulint_enable == false or vim.g.loaded_moulint then
  return
end
vim.g.loaded_moulint = true

require('moulint.pages').register()

if vim.lsp.enable then
  vim.lsp.enable('moulint')
  return
end

vim.api.nvim_create_autocmd('FileType', {
  pattern = 'mou',
  callback = function(event)
    require('moulint.start')(event.buf)
  end,
})
