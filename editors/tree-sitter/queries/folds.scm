[
  (agreement)
  (template)
  (pack)
  (vocabulary)
  (section)
  (rule)
  (example)
  (any_of)
  (comment)
] @fold
