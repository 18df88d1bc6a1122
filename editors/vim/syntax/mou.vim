" Vim syntax file
" Language: agreements, packs and vocabularies of moulint (*.mou)

if exists('b:current_syntax')
  finish
endif

" Names and keywords contain hyphens: `school-days` is one word, and `no` in `no-discipline` is none.
syntax iskeyword @,48-57,-,_

" Grammar words inside clauses; these are never names.
syntax keyword mouModal must shall will may should need
syntax keyword mouModal aspires aspire agrees agree seeks seek
syntax keyword mouModifier not only no solely
syntax keyword mouCondition if unless when except notwithstanding where
syntax keyword mouPreposition to from with without for about in at during on as of under by within before after per
syntax keyword mouPreposition jointly subject than that until
syntax keyword mouQuantifier a an the every each all any some one least most exactly once twice
syntax keyword mouOperator and or other is are
syntax keyword mouSymbol promptly immediately timely as-soon-as-practicable regularly periodically
syntax keyword mouUnit minute minutes hour hours day days school-day school-days business-day business-days
syntax keyword mouUnit week weeks month months quarter quarters semester semesters school-year school-years
syntax keyword mouUnit year years time times percent dollar dollars

" Words that mean something only at the beginning of a line.
syntax match mouDocument "^\s*\%(agreement\|template\|pack\|vocabulary\)\>\ze\s\+[\"[:alnum:]]"
syntax match mouSection "\<section\>\%(\s\+[[:alnum:].-]\+\)\?" contains=mouAddress
syntax match mouAddress "\%(\<\%(section\|at\)\s\+\)\@<=[[:alnum:]]\+\%([.-][[:alnum:]]\+\)*" contained
syntax match mouHeader "^\s*\zs\%(jurisdiction\|district\|agency\|signed\|amended\|renewed\|effective\|expires\|facts\|source\|status\|version\|edition\|verified\|applies\|authority\|assume\)\>\ze\%(\s\|$\)"
syntax match mouRule "^\s*\zs\%(rule\|cite\|in force\|binds\|evidence\|severity\|since\|preview\|given\|require\|recommend\|forbid\|reserve\|any of\|because\|note\|complies\|violates\)\>\ze\%(\s\|$\)"
syntax match mouRule "{\s*\zs\%(require\|recommend\|forbid\|reserve\)\>\ze\s"
syntax match mouStatement "^\s*\zs\%(define\|unmodelled\|required\|recommended\|optional\)\>\ze[[:space:]:]"
syntax match mouStatement "^\s*\zsdraft\s\+\%(sure\|likely\|doubtful\|stale\)\ze:"
syntax match mouKind "^\s*\zs\%(actor\|object\|record\|place\|occasion\|duty\|matter\|topic\|event\|condition\|capacity\|purpose\|fact\|action\)\>\ze\s\+[[:alnum:]]"
syntax match mouLabel "^\s*\zs[[:alnum:]]\+\%(-[[:alnum:]]\+\)*\ze:\%(\s\|$\)"
syntax match mouCovers "\<covers\>"
syntax match mouAttribute "\<\%(also\|means\|typical\|office\|complete\|inherent\|blanket\|precedes\|phrase\|past\|roles\|url\)\>\ze\%(\s*[\"}]\|\s\+\l\|\s*$\)"

syntax match mouNumber "\<\d\+\%(\.\d\+\)\?\>-\@!"
syntax match mouDate "\<\d\{4}-\d\d-\d\d\>"
syntax match mouState "\<[A-Z]\{2}-[A-Z]\{2}\>"

" A string may span lines, but not a blank one.
syntax region mouString start=+"+ skip=+\\\\\|\\"+ end=+"+ end=+^\s*$+ contains=mouEscape
syntax match mouEscape +\\["\\]+ contained
syntax region mouBlank matchgroup=mouBlankMark start=+___"+ skip=+\\\\\|\\"+ end=+"+ end=+^\s*$+

" A waiver, to its full stop; what its words mean elsewhere does not matter in it.
syntax region mouWaiver matchgroup=mouWaive
      \ start="\%(^\s*\|[{.:]\s\+\)\@<=waive\>\%(\s\+[[:alnum:]-]\+\s*/\)\@="
      \ matchgroup=NONE end="\.\%(\s\|}\|//\|/\*\|$\)\@=" end="[{}]\@=" end="^\s*\%(>\|$\)\@="
      \ contains=mouWaived,mouWaiverWord,mouDate,mouString,mouComment
syntax match mouWaived "[[:alnum:]]\+\%(-[[:alnum:]]\+\)*\s*/\s*[[:alnum:]]\+\%(-[[:alnum:]]\+\)*" contained
syntax keyword mouWaiverWord from until by because contained
syntax keyword mouWaiverWord at contained nextgroup=mouAddress skipwhite

" The agreement's own words.
syntax match mouQuote "^\s*>.*$" contains=mouPage
syntax match mouPage "\[p\.[^]]*\]" contained

syntax match mouComment "//.*$" contains=mouTodo,@Spell
syntax region mouComment start="/\*" end="\*/" contains=mouTodo,@Spell
syntax keyword mouTodo TODO FIXME contained

syntax sync minlines=50

highlight default link mouModal Statement
highlight default link mouModifier Statement
highlight default link mouCondition Conditional
highlight default link mouPreposition Operator
highlight default link mouQuantifier Operator
highlight default link mouOperator Operator
highlight default link mouSymbol Type
highlight default link mouUnit Type
highlight default link mouDocument Structure
highlight default link mouSection Structure
highlight default link mouAddress Identifier
highlight default link mouHeader PreProc
highlight default link mouRule Keyword
highlight default link mouStatement Keyword
highlight default link mouWaive Keyword
highlight default link mouWaiverWord Keyword
highlight default link mouWaived Identifier
highlight default link mouKind Keyword
highlight default link mouLabel Label
highlight default link mouCovers Keyword
highlight default link mouAttribute Keyword
highlight default link mouNumber Number
highlight default link mouDate Number
highlight default link mouState Constant
highlight default link mouString String
highlight default link mouEscape SpecialChar
highlight default link mouBlank Todo
highlight default link mouBlankMark Todo
highlight default link mouQuote Comment
highlight default link mouPage SpecialComment
highlight default link mouComment Comment
highlight default link mouTodo Todo

let b:current_syntax = 'mou'
