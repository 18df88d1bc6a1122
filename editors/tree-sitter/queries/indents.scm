; What stands in braces is one step further in, and so is the rest of a clause that runs over its line.
[
  (body)
  (pack_body)
  (rule_body)
  (vocabulary_body)
  (any_of)
] @indent.begin

"}" @indent.end @indent.branch

[
  (statement)
  (demand)
  (given)
  (declaration)
] @indent.begin
