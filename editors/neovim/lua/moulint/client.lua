-- The server that looks after a buffer, and what it can be asked; the names differ between versions of Neovim.

local M = {}

function M.of(buffer)
  if vim.lsp.get_clients then
    return vim.lsp.get_clients({ bufnr = buffer, name = 'moulint' })[1]
  end
  for _, client in pairs(vim.lsp.buf_get_clients(buffer)) do
    if client.name == 'moulint' then
      return client
    end
  end
end

-- Runs a command of the server; `done` gets the result.
function M.run(client, buffer, command, arguments, done)
  local function answered(problem, result)
    if problem then
      vim.notify('moulint: ' .. problem.message, vim.log.levels.ERROR)
    elseif done and type(result) == 'table' then
      done(result)
    end
  end
  local parameters = { command = command, arguments = arguments }
  if vim.fn.has('nvim-0.11') == 1 then
    client:request('workspace/executeCommand', parameters, answered, buffer)
  else
    client.request('workspace/executeCommand', parameters, answered, buffer)
  end
end

return M
