autocmd BufRead,BufNewFile *.mou setfiletype mou
