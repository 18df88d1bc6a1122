-- A short session with the sample file, from the mistake in it to its name changed. Runs in Neovim 0.7 and 0.11.

local version = vim.version()
local NAME = ('nvim %d.%d.%d: '):format(version.major, version.minor, version.patch)
local failed = false

local function check(name, held, detail)
  io.stdout:write((held and 'ok    ' or 'FAIL  ') .. NAME .. name .. '\n')
  if not held then
    failed = true
    if detail ~= nil then
      io.stdout:write('      ' .. (type(detail) == 'string' and detail or vim.inspect(detail)):gsub('\n', '\n      ') .. '\n')
    end
  end
  return held
end

local function wait(condition)
  return vim.wait(15000, condition, 20)
end

local buffer

local function line_with(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
    local first, last = line:find(text, 1, true)
    if first then
      return number - 1, first - 1, last, line
    end
  end
end

local function holds(text)
  return line_with(text) ~= nil
end

-- Puts the cursor on a word of the file.
local function go_to(text, further)
  local line, column = line_with(text)
  vim.api.nvim_win_set_cursor(0, { line + 1, column + (further or 0) })
end

local function code_of(finding)
  return finding.code or vim.tbl_get(finding, 'user_data', 'lsp', 'code')
end

local function unknown_terms()
  return vim.tbl_filter(function(it) return code_of(it) == 'core/unknown-term' end, vim.diagnostic.get(buffer))
end

local function floating_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
    end
  end
end

local function close_floating()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= '' then
      vim.api.nvim_win_close(window, true)
    end
  end
end

-- Chooses the entry of a menu whose text holds this.
local function choosing(text)
  vim.ui.select = function(items, options, choose)
    local shown = {}
    for index, item in ipairs(items) do
      shown[index] = options.format_item and options.format_item(item) or tostring(item)
      if shown[index]:find(text, 1, true) then
        return choose(item, index)
      end
    end
    check('a menu offers `' .. text .. '`', false, shown)
    choose(nil)
  end
end

-- What the server says to a request at the cursor.
local function ask(method, extra)
  local client = require('moulint.client').of(buffer)
  local parameters = vim.tbl_extend('force', vim.lsp.util.make_position_params(0, client.offset_encoding), extra or {})
  local answers = vim.lsp.buf_request_sync(buffer, method, parameters, 10000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end

local steps = {}

function steps.settings()
  check('the file is of type mou', vim.bo.filetype == 'mou', vim.bo.filetype)
  check('comments and words are known', vim.bo.commentstring == '// %s' and vim.bo.iskeyword:find('-', 1, true) ~= nil)
  check('the server starts', wait(function()
    local client = require('moulint.client').of(buffer)
    return client and client.initialized ~= false
  end))
end

function steps.diagnostics()
  wait(function() return #unknown_terms() > 0 end)
  local found = unknown_terms()
  local line, first, last = line_with('unifrom')
  check('the misspelt term is found', #found == 1, vim.diagnostic.get(buffer))
  local it = found[1] or {}
  check(('its place is byte %d to %d of line %d'):format(first, last, line + 1),
    it.lnum == line and it.col == first and it.end_lnum == line and it.end_col == last, it)
  check('it says who found it', it.source == 'moulint', it.source)
end

function steps.typing_the_mistake_away()
  local line, first = line_with('unifrom')
  vim.api.nvim_buf_set_text(buffer, line, first, line, first + 7, { 'uniform' })
  check('typed right, it goes', wait(function() return #unknown_terms() == 0 end), unknown_terms())
  vim.api.nvim_buf_set_text(buffer, line, first, line, first + 7, { 'unifrom' })
  check('typed wrong again, it comes back', wait(function() return #unknown_terms() == 1 end))
end

function steps.quick_fix()
  go_to('unifrom', 2)
  choosing('`uniform`')
  vim.lsp.buf.code_action()
  check('the quick fix writes the right term', wait(function() return not holds('unifrom') end))
  local _, _, _, line = line_with('甲方')
  check('and nothing else', line == '  section I "甲方 👮 é" { SRO must wear uniform at east-campus. }', line)
  check('after which the finding goes', wait(function() return #unknown_terms() == 0 end))
end

function steps.hover()
  go_to('uniform at', 1)
  vim.lsp.buf.hover()
  wait(function() return floating_text() ~= nil end)
  local text = floating_text() or ''
  check('hovering tells about a term', text:find('uniform', 1, true) ~= nil and #text > 20, text)
  close_floating()
end

function steps.definition()
  go_to('east-campus. }', 3)
  vim.lsp.buf.definition()
  local line, first = line_with('define east-campus')
  check('a term leads to where it is given', wait(function()
    local cursor = vim.api.nvim_win_get_cursor(0)
    return cursor[1] == line + 1 and cursor[2] == first + #'define '
  end), vim.api.nvim_win_get_cursor(0))
end

function steps.completion()
  go_to('uniform at', 3)
  local result = ask('textDocument/completion')
  local labels = {}
  for _, item in ipairs(result and (result.items or result) or {}) do
    labels[item.label] = true
  end
  check('completion offers the term', labels.uniform == true, vim.tbl_count(labels) .. ' others')
end

function steps.formatting()
  check('a line stands too far in', holds('        SRO must not store'))
  vim.cmd('Moulint format')
  check('formatting moves it', wait(function()
    local line, _, _, text = line_with('SRO must not store')
    return line and text == '    SRO must not store firearm at east-campus.'
  end), table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n'))
end

function steps.rename()
  go_to('at east-campus', 5)
  vim.lsp.buf.rename('north-campus')
  check('renaming reaches the definition and all uses', wait(function()
    local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
    local _, count = text:gsub('north%-campus', '')
    return count == 3 and not holds('east-campus')
  end))
end

function steps.lenses()
  vim.lsp.codelens.refresh({ bufnr = buffer })
  wait(function() return #vim.lsp.codelens.get(buffer) > 0 end)
  local lenses = vim.lsp.codelens.get(buffer)
  local titles = vim.tbl_map(function(it) return it.command and it.command.title end, lenses)
  check('a lens tells how many rules are met', (titles[1] or ''):find('rules met') ~= nil, titles)
  local line = lenses[1] and lenses[1].range.start.line or 0
  vim.api.nvim_win_set_cursor(0, { line + 1, 0 })
  choosing('rules met')
  vim.lsp.codelens.run()
  check('running it opens the page', wait(function() return vim.bo.filetype == 'markdown' end))
  local page = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
  check('which lists rules', page:find('rules met', 1, true) ~= nil and page:find('practice/', 1, true) ~= nil, page)
  check('by the law of the day that was set', page:find('2026-07-01', 1, true) ~= nil, page:sub(1, 80))
  vim.cmd('close')
end

function steps.tokens()
  if not vim.lsp.semantic_tokens then
    return
  end
  local line, first = line_with('must wear')
  local function kinds()
    local found = vim.lsp.semantic_tokens.get_at_pos(buffer, line, first) or {}
    return vim.tbl_map(function(it) return it.type end, found)
  end
  check('the server tells what words stand for', wait(function() return vim.tbl_contains(kinds(), 'modality') end), kinds())
end

function steps.tree()
  if vim.fn.has('nvim-0.9') == 0 then
    return
  end
  check('tree-sitter colours the file', vim.treesitter.highlighter.active[buffer] ~= nil)
  local line, first = line_with('must wear')
  local names = vim.tbl_map(function(it) return it.capture end, vim.treesitter.get_captures_at_pos(buffer, line, first))
  check('and knows a modal', vim.tbl_contains(names, 'keyword.modal'), names)
end

function steps.stopping()
  local client = require('moulint.client').of(buffer)
  local id = client.id
  vim.lsp.stop_client(id)
  check('the server stops when asked', wait(function() return vim.lsp.client_is_stopped(id) end))
end

local ORDER = {
  'settings', 'diagnostics', 'typing_the_mistake_away', 'quick_fix', 'hover', 'definition', 'completion', 'formatting',
  'rename', 'lenses', 'tokens', 'tree', 'stopping',
}

vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.MOULINT_FILE))
buffer = vim.api.nvim_get_current_buf()
for _, name in ipairs(ORDER) do
  local fine, problem = pcall(steps[name])
  if not fine then
    check(name:gsub('_', ' ') .. ' runs through', false, problem)
  end
  -- Without findings there is nothing to go on with, and every wait would be in vain.
  if failed and name == 'diagnostics' then
    break
  end
end
vim.cmd(failed and 'cquit 1' or 'qall!')
