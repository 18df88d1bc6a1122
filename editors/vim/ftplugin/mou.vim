" Settings for agreements, packs and vocabularies of moulint (*.mou), in Vim and Neovim

if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

" A term is one word, hyphens included, for `*`, `w` and completion.
setlocal iskeyword+=-
setlocal commentstring=//\ %s
setlocal comments=s1:/*,mb:*,ex:*/,://,n:>
" Comments and quoted paragraphs may be wrapped; clauses are laid out by `moulint fmt`.
setlocal formatoptions-=t formatoptions+=croql
" As `moulint fmt` indents.
setlocal expandtab shiftwidth=2 softtabstop=2
setlocal suffixesadd=.mou

let b:undo_ftplugin = 'setlocal iskeyword< commentstring< comments< formatoptions< expandtab< shiftwidth<'
      \ . ' softtabstop< suffixesadd<'
