" ALE asks `moulint lsp` for findings, hover texts, fixes and names.
"
"   let g:ale_mou_moulint_executable = '/path/to/moulint'
"   let g:ale_mou_moulint_options = {'asOf': '2026-07-01'}

call ale#Set('mou_moulint_executable', 'moulint')
call ale#Set('mou_moulint_options', {})

" The folder of the repository, so that packs beside the agreement are found; else the file's own folder.
function! ale_linters#mou#moulint#Root(buffer) abort
  let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')
  return empty(l:git) ? fnamemodify(bufname(a:buffer), ':p:h') : fnamemodify(l:git, ':h:h')
endfunction

call ale#linter#Define('mou', {
\   'name': 'moulint',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'mou_moulint_executable')},
\   'command': '%e lsp',
\   'language': 'mou',
\   'project_root': function('ale_linters#mou#moulint#Root'),
\   'initialization_options': {buffer -> ale#Var(buffer, 'mou_moulint_options')},
\   'lsp_config': {buffer -> {'moulint': ale#Var(buffer, 'mou_moulint_options')}},
\})
