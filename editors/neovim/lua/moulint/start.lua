-- Starts the server in Neovim 0.7 to 0.10, which have no `vim.lsp.enable`.

local running = {}

local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local git = vim.fn.finddir('.git', vim.fn.escape(folder, ' ') .. ';')
  return git == '' and folder or vim.fn.fnamemodify(git, ':p:h:h')
end

-- One server for each root; attaches it to the buffer.
return function(buffer)
  local root = root_of(vim.api.nvim_buf_get_name(buffer))
  local config = vim.tbl_extend('force', require('moulint.config'), { root_dir = root })
  if vim.lsp.start then
    return vim.lsp.start(config, { bufnr = buffer })
  end
  local id = running[root]
  if not id or vim.lsp.client_is_stopped(id) then
    id = vim.lsp.start_client(config)
    running[root] = id
  end
  if id then
    vim.lsp.buf_attach_client(buffer, id)
  end
  return id
end
