"""One line per check, and whether all of them held."""

import sys

failed = 0


def check(name, held, detail=""):
    """Prints what was checked; the detail helps whoever has to mend it."""
    global failed
    print(("ok    " if held else "FAIL  ") + name, flush=True)
    if not held:
        failed += 1
        if detail:
            print("      " + str(detail).replace("\n", "\n      "), flush=True)


def finish():
    sys.exit(1 if failed else 0)
