-- Reads a JSON list of Markdown texts from standard input; writes each one's syntax tree on a line.
local cases = pandoc.json.decode(io.read('a'), false)
for _, case in ipairs(cases) do
  io.write(pandoc.write(pandoc.read(case, 'markdown'), 'json'), '\n')
end
