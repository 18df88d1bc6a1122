"""Compiles the generated parser as an editor would and loads it."""

import ctypes
import subprocess
from pathlib import Path

from tree_sitter import Language, Parser

ROOT = Path(__file__).resolve().parents[3]
GRAMMAR = ROOT / "editors" / "tree-sitter"


def compiled(folder):
    """The language, from the C source that is checked in."""
    library = Path(folder) / "mou.so"
    subprocess.run(
        ["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-Wno-unused-parameter",
         "-I", GRAMMAR / "src", GRAMMAR / "src" / "parser.c", "-o", library],
        check=True,
    )
    entry = ctypes.CDLL(str(library)).tree_sitter_mou
    entry.restype = ctypes.c_void_p
    # The binding takes the pointer in a capsule of this name.
    capsule = ctypes.pythonapi.PyCapsule_New
    capsule.restype = ctypes.py_object
    capsule.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)
    return Language(capsule(entry(), b"tree_sitter.Language", None))


def parser(language):
    return Parser(language)


def faults(tree):
    """Where the tree has nodes of error, as line and column from 1."""
    found = []
    open_nodes = [tree.root_node]
    while open_nodes:
        node = open_nodes.pop()
        if node.is_error or node.is_missing:
            found.append((node.start_point[0] + 1, node.start_point[1] + 1))
        elif node.has_error:
            open_nodes.extend(node.children)
    return sorted(found)
