"""Hand-written expectations of colours.

In `colours.mou` a comment such as `//  ^^^^ keyword.modal` says what the text above the carets is captured as.
The later pattern wins, as in the editors.
"""

import re

from tree_sitter import Query, QueryCursor

MARK = re.compile(r"^\s*//[^^]*(\^+)\s+(\S+)\s*$")


def captures(language, tree, text):
    """Each byte's capture."""
    query = Query(language, text)
    order = []
    for pattern, found in QueryCursor(query).matches(tree.root_node):
        for name, nodes in found.items():
            order.extend((pattern, node.start_byte, node.end_byte, name) for node in nodes)
    # A node inside another is painted over it; on the same node the later pattern counts.
    order.sort(key=lambda it: (-(it[2] - it[1]), it[0]))
    painted = {}
    for _, start, end, name in order:
        for at in range(start, end):
            painted[at] = name
    return painted


def mistakes(source, painted):
    """What is coloured otherwise than the marks say, and how many marks there are."""
    found, count, line_start, target = [], 0, 0, 0
    for number, line in enumerate(source.split(b"\n"), 1):
        text = line.decode()
        mark = MARK.match(text)
        if mark:
            count += 1
            for column in range(*mark.span(1)):
                got = painted.get(target + column)
                if got != mark.group(2):
                    found.append(f"line {number}: {mark.group(2)} expected, {got} found")
                    break
        else:
            target = line_start
        line_start += len(line) + 1
    return found, count
