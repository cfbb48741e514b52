-- Opens the file that the test names and prints the diagnostics that arrive, as `line:character rule`.
vim.cmd('filetype on')
vim.cmd('edit ' .. vim.env.COMPLIANCE_LENS_FILE)
vim.wait(20000, function() return #vim.diagnostic.get(0) > 1 end, 100)
for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
  io.stdout:write(string.format('%d:%d %s\n', diagnostic.lnum, diagnostic.col, diagnostic.code))
end
vim.cmd('qa!')
