" A short session of Vim and ALE with the sample file. Prints a line for each check.
"
" ALE takes the columns of the protocol for bytes. So places behind letters that are no ASCII are off in ALE by itself,
" and what has to hit a place exactly is done on a line of ASCII here.
scriptencoding utf-8

let s:name = printf('vim %d.%d and ale: ', v:version / 100, v:version % 100)
let s:failed = 0
let s:out = []

function! s:Check(what, held, ...) abort
  call add(s:out, (a:held ? 'ok    ' : 'FAIL  ') . s:name . a:what)
  if !a:held
    let s:failed = 1
    if a:0
      call add(s:out, '      ' . string(a:1))
    endif
  endif
endfunction

function! s:Wait(Condition) abort
  for l:turn in range(750)
    if a:Condition()
      return 1
    endif
    sleep 20m
  endfor
  return 0
endfunction

function! s:Unknown() abort
  return filter(copy(ale#engine#GetLoclist(bufnr(''))), 'get(v:val, "code", "") is# "core/unknown-term"')
endfunction

" Writes another text for the one on that line, as typing does.
function! s:Type(from, to) abort
  execute '%s/\V' . a:from . '/' . a:to . '/'
  doautocmd TextChanged
endfunction

function! s:GoTo(text, further) abort
  call cursor(1, 1)
  call search('\V' . a:text, 'cW')
  call cursor(line('.'), col('.') + a:further)
endfunction

function! s:Text() abort
  return join(getline(1, '$'), "\n")
endfunction

function! s:Settings() abort
  call s:Check('the file is of type mou', &filetype is# 'mou')
  call s:Check('comments and words are known', &commentstring is# '// %s' && &iskeyword =~# ',-')
  call s:GoTo('must wear', 0)
  call s:Check('a modal has its colour', synIDattr(synID(line('.'), col('.'), 1), 'name') is# 'mouModal')
  " A waiver and a line of a rule, in a text of their own that the server does not see.
  new
  setlocal buftype=nofile syntax=mou
  call setline(1, ['waive core/will at 4', '    because "so". SRO may waive rights at home.', 'preview'])
  for [l:text, l:further, l:name] in [['waive core', 0, 'mouWaive'], ['core/will', 5, 'mouWaived'],
  \   ['because', 0, 'mouWaiverWord'], ['waive rights', 0, ''], ['at home', 0, 'mouPreposition'], ['preview', 0, 'mouRule']]
    call s:GoTo(l:text, l:further)
    let l:found = synIDattr(synID(line('.'), col('.'), 1), 'name')
    call s:Check('`' . l:text . '` has its colour', l:found is# l:name, l:found)
  endfor
  bwipe!
endfunction

function! s:Diagnostics() abort
  call s:Wait({-> !empty(s:Unknown())})
  let l:found = s:Unknown()
  call s:Check('the misspelt term is found', len(l:found) == 1, ale#engine#GetLoclist(bufnr('')))
  if s:failed
    return
  endif
  let l:it = get(l:found, 0, {})
  call s:GoTo('unifrom', 0)
  let l:column = strchars(getline('.')[: col('.') - 2]) + 1
  " The policeman is two units of UTF-16.
  call s:Check('its place is what the protocol says', l:it.lnum == line('.') && l:it.col == l:column + 1
  \   && l:it.end_lnum == line('.') && l:it.end_col == l:column + 7, l:it)
  call s:Type('unifrom', 'uniform')
  call s:Check('typed right, it goes', s:Wait({-> empty(s:Unknown())}), s:Unknown())
  call s:Type('firearm', 'fierarm')
  call s:Check('typed wrong elsewhere, it comes back', s:Wait({-> !empty(s:Unknown())}))
  let l:it = get(s:Unknown(), 0, {})
  call s:GoTo('fierarm', 0)
  call s:Check('at its exact place', [l:it.lnum, l:it.col, l:it.end_col] == [line('.'), col('.'), col('.') + 6], l:it)
endfunction

" What `:ALECodeAction` does, without its menu.
function! s:QuickFix() abort
  call s:GoTo('fierarm', 2)
  let l:menu = []
  call ale#codefix#Execute(0, {data, items -> extend(l:menu, [data, items])})
  call s:Wait({-> !empty(l:menu)})
  let l:fixes = filter(copy(get(l:menu, 1, [])), 'v:val[1].title =~# "`firearm`"')
  call s:Check('a fix is offered', !empty(l:fixes), l:menu)
  call ale#codefix#ApplyLSPCodeAction(l:menu[0], l:fixes[0][1])
  call s:Check('the quick fix writes the right term', s:Wait({-> s:Text() !~# 'fierarm'}), s:Text())
  doautocmd TextChanged
  call s:Check('after which the finding goes', s:Wait({-> empty(s:Unknown())}), s:Unknown())
endfunction

function! s:Hover() abort
  call s:GoTo('firearm', 1)
  ALEHover
  call s:Check('hovering tells about a term', s:Wait({-> bufwinnr('ALEPreviewWindow') > 0
  \   && join(getbufline('ALEPreviewWindow', 1, '$')) =~# 'firearm'}))
  pclose
endfunction

function! s:Definition() abort
  call s:GoTo('firearm at east-campus', 12)
  ALEGoToDefinition
  call s:Check('a term leads to where it is given',
  \   s:Wait({-> getline('.') =~# 'define' && getline('.')[col('.') - 1 :] =~# '^east-campus is'}), getpos('.'))
endfunction

function! s:Completion() abort
  " ALE shows completions while text is inserted only, which does not happen without a terminal.
  call ale#util#Mode()
  function! ale#util#Mode(...) abort
    return 'i'
  endfunction
  call s:GoTo('notify', 3)
  let l:offered = []
  call ale#completion#GetCompletions('ale-callback', {'callback': {items -> extend(l:offered, items)}})
  call s:Check('completion offers the action', s:Wait({-> index(map(copy(l:offered), 'v:val.word'), 'notify') >= 0}),
  \   map(l:offered, 'v:val.word'))
endfunction


function! s:Renaming() abort
  call s:GoTo('firearm at east-campus', 12)
  " What ALE asks for is answered in advance.
  call feedkeys(":ALERename\<CR>\<C-u>north-campus\<CR>", 'tx')
  call s:Check('renaming reaches the definition and all uses',
  \   s:Wait({-> s:Text() !~# 'east-campus' && count(s:Text(), 'north-campus') == 3}), s:Text())
endfunction

function! s:Formatting() abort
  call s:Check('a line stands too far in', s:Text() =~# '\n        SRO must not store')
  ALEFix
  call s:Check('formatting moves it', s:Wait({-> s:Text() =~# '\n    SRO must not store'}), s:Text())
endfunction

execute 'edit' fnameescape($MOULINT_FILE)
for s:step in ['Settings', 'Diagnostics', 'QuickFix', 'Hover', 'Definition', 'Completion', 'Renaming', 'Formatting']
  try
    call call('s:' . s:step, [])
  catch
    call s:Check(s:step . ' runs through', 0, v:exception . ' at ' . v:throwpoint)
  endtry
  " Without findings there is nothing to go on with, and every wait would be in vain.
  if s:failed && s:step is# 'Diagnostics'
    break
  endif
endfor
call writefile(s:out, $MOULINT_OUT)
ALEStopAllLSPs
execute s:failed ? 'cquit!' : 'qall!'
