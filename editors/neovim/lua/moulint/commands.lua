-- `:Moulint verdicts`, `:Moulint compare [MODEL]`, `:Moulint explain [RULE]`, `:Moulint report`, `:Moulint format`,
-- `:Moulint lens`.

local client = require('moulint.client')
local pages = require('moulint.pages')

-- The code of the finding on the line of the cursor.
local function rule_here(buffer)
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  local finding = vim.diagnostic.get(buffer, { lnum = line })[1]
  -- Neovim 0.7 keeps the code only in the finding as it was sent.
  return finding and (finding.code or vim.tbl_get(finding, 'user_data', 'lsp', 'code'))
end

local function format(buffer)
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ bufnr = buffer, name = 'moulint' })
  else
    vim.lsp.buf.formatting_sync(nil, 5000)
  end
end

local function server_command(name, arguments_of)
  return function(buffer, argument)
    local server = client.of(buffer)
    if not server then
      return vim.notify('moulint is not running for this file', vim.log.levels.WARN)
    end
    client.run(server, buffer, 'moulint.' .. name, arguments_of(buffer, argument), pages.show)
  end
end

local function uri(buffer)
  return vim.uri_from_bufnr(buffer)
end

local SUBCOMMANDS = {
  verdicts = server_command('verdicts', function(buffer) return { uri(buffer) } end),
  compare = server_command('compare', function(buffer, model) return { uri(buffer), model } end),
  explain = server_command('explain', function(buffer, rule) return { rule or rule_here(buffer) or '' } end),
  report = server_command('report', function() return {} end),
  format = format,
  lens = function() vim.lsp.codelens.run() end,
}

local function complete(typed)
  return vim.tbl_filter(function(name) return vim.startswith(name, typed) end, vim.fn.sort(vim.tbl_keys(SUBCOMMANDS)))
end

-- Gives a buffer the command.
return function(buffer)
  vim.api.nvim_buf_create_user_command(buffer, 'Moulint', function(given)
    local run = SUBCOMMANDS[given.fargs[1]]
    if run then
      run(buffer, given.fargs[2])
    else
      vim.notify('moulint knows: ' .. table.concat(complete(''), ', '), vim.log.levels.WARN)
    end
  end, { nargs = '+', complete = complete })
end
