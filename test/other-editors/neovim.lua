-- The configuration that the README shows; the test replaces the command by the one that was just built.
vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'yaml', 'json', 'python', 'javascript', 'typescript' },
  callback = function()
    local product = vim.fn.findfile('compliance.yaml', vim.fn.expand('%:p:h') .. ';')
    if product == '' then return end
    local config = {
      name = 'compliance-lens',
      cmd = { 'compliance-lens', 'lsp', '--stdio' },
      root_dir = vim.fn.fnamemodify(product, ':p:h'),
    }
    if vim.lsp.start then vim.lsp.start(config) -- Neovim 0.8 and later
    else vim.lsp.buf_attach_client(0, vim.lsp.start_client(config)) end
  end,
})
