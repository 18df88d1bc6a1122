-- Shows what comes of the server's commands, those of code lenses and code actions included.

local client = require('moulint.client')

local M = {}

-- The commands whose results are pages to read. The others change nothing that could be shown.
local COMMANDS = {
  'moulint.compare', 'moulint.explain', 'moulint.report', 'moulint.resting', 'moulint.runExample', 'moulint.verdicts',
}

-- A page in a window of its own below; `q` closes it. A result without a page was told by the server in a line.
function M.show(result)
  if not result.markdown then
    return
  end
  vim.cmd('belowright new')
  local buffer = vim.api.nvim_get_current_buf()
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, vim.split(result.markdown, '\n'))
  for option, value in pairs({ buftype = 'nofile', bufhidden = 'wipe', swapfile = false, modifiable = false }) do
    vim.bo[buffer][option] = value
  end
  vim.bo[buffer].filetype = 'markdown'
  vim.wo.wrap = true
  vim.keymap.set('n', 'q', '<cmd>close<cr>', { buffer = buffer })
end

-- Code lenses and code actions hand their commands to these functions.
function M.register()
  for _, name in ipairs(COMMANDS) do
    vim.lsp.commands[name] = function(command, context)
      local buffer = context and context.bufnr or vim.api.nvim_get_current_buf()
      local server = client.of(buffer)
      if server then
        client.run(server, buffer, name, command.arguments, M.show)
      end
    end
  end
end

return M
