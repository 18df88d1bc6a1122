"""Reads as much of a pest grammar as is needed to make sentences by it.

Look-ahead is left out, so some of what is made is wrong; the linter has to say which.
"""

import re

TOKEN = re.compile(r"""
    "(?:[^"\\]|\\.)*"          # a text
  | '.'\.\.'.'                 # a range of letters
  | [A-Za-z_]+                 # a name
  | \{\d+\}                    # so many times
  | [={}()~|?*+!&@$^]
""", re.X)


class Reader:
    """A rule is nested tuples: ("text", it), ("range", first), ("rule", name), ("any", choices), ("all", parts),
    ("times", what, sign), or ("nothing",)."""

    def __init__(self, source):
        code = re.sub(r"^\s*//.*$", "", source, flags=re.M)
        self.tokens = TOKEN.findall(code)
        self.at = 0

    def rules(self):
        found = {}
        while self.at < len(self.tokens):
            name = self.take()
            self.take("=")
            while re.fullmatch(r"[_@$!]", self.peek()):
                self.take()
            self.take("{")
            found[name] = self.choice()
            self.take("}")
        return found

    def peek(self):
        return self.tokens[self.at]

    def take(self, expected=None):
        token = self.tokens[self.at]
        if expected and token != expected:
            raise ValueError(f"{expected} expected, {token} found")
        self.at += 1
        return token

    def several(self, between, part):
        found = [part()]
        while self.peek() == between:
            self.take()
            found.append(part())
        return found

    def choice(self):
        if self.peek() == "|":
            self.take()
        return ("any", self.several("|", lambda: ("all", self.several("~", self.piece))))

    def piece(self):
        token = self.take()
        if token in "!&":
            self.piece()
            return ("nothing",)
        if token == "(":
            found = self.choice()
            self.take(")")
        elif token[0] == '"':
            found = ("text", token[1:-1])
        elif token[0] == "'":
            found = ("range", token[1])
        else:
            found = ("rule", token)
        while re.fullmatch(r"[?*+]|\{\d+\}", self.peek()):
            found = ("times", found, self.take())
        return found
