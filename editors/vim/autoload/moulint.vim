" Formatting with ALE:
"
"   let g:ale_fixers = {'mou': [function('moulint#Fix')]}
"
" after which `:ALEFix` lays the file out. The formatter works on files, hence the temporary one.
function! moulint#Fix(buffer) abort
  let l:executable = ale#Var(a:buffer, 'mou_moulint_executable')
  return {
  \   'command': ale#Escape(l:executable) . ' fmt %t',
  \   'read_temporary_file': 1,
  \}
endfunction
