"""The words of the two grammars, which must be the same."""

import json
import re


def of_pest(text):
    """Every word that stands in quotation marks in the grammar of the linter."""
    code = re.sub(r"^\s*//.*$", "", text, flags=re.M)
    literals = re.findall(r'"((?:[^"\\]|\\.)*)"', code)
    return {it for it in literals if re.fullmatch(r"[a-z]+(-[A-Za-z]+)*", it)}


def of_tree_sitter(text):
    """Every word that is a token, or one of the choices of a token, in the grammar of the editors."""
    found = set()

    def walk(rule):
        if rule["type"] == "STRING" and re.fullmatch(r"[A-Za-z-]+", rule["value"]):
            found.add(rule["value"])
        for member in rule.get("members", []):
            walk(member)
        if isinstance(rule.get("content"), dict):
            walk(rule["content"])

    for rule in json.loads(text)["rules"].values():
        walk(rule)
    return found
