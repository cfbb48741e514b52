-- Opens an annotation file in Neovim with the configuration of the README and prints the diagnostics that arrive.
local server, file = vim.env.COMPLIANCE_LENS_CLI, vim.env.COMPLIANCE_LENS_FILE

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'yaml', 'json', 'python', 'javascript', 'typescript' },
  callback = function()
    local product = vim.fs.find({ 'compliance.yaml', 'compliance.yml' }, { upward = true, path = vim.api.nvim_buf_get_name(0) })[1]
    if product then
      vim.lsp.start({ name = 'compliance-lens', cmd = { 'node', server, 'lsp', '--stdio' }, root_dir = vim.fs.dirname(product) })
    end
  end,
})

vim.cmd('filetype on')
vim.cmd.edit(file)
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 100)
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  io.stdout:write(string.format('%d:%d %s\n', diagnostic.lnum, diagnostic.col, diagnostic.code))
end
vim.cmd('qa!')
