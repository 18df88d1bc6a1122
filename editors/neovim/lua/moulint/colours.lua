-- The server names what a word stands for; these are the colours of names that Neovim does not know.

local LINKS = {
  modality = 'Statement', actor = 'Identifier', action = 'Function', object = 'Constant', record = 'Constant',
  place = 'Directory', occasion = 'Special', duty = 'Special', matter = 'Type', topic = 'Type', event = 'PreProc',
  condition = 'Conditional', capacity = 'Identifier', purpose = 'Special', fact = 'Boolean', label = 'Label',
  rule = 'Title', blank = 'Todo', opaque = 'String', quote = 'Comment',
}

return function()
  for kind, group in pairs(LINKS) do
    vim.api.nvim_set_hl(0, '@lsp.type.' .. kind .. '.mou', { link = group, default = true })
  end
  vim.api.nvim_set_hl(0, '@lsp.mod.unknown.mou', { link = 'SpellBad', default = true })
end
