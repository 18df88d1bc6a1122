// Which days can be set.

import assert from "node:assert/strict";
import { test } from "node:test";

import { faultOfDay } from "../../src/dates";

test("days of the calendar and the empty text are taken", () => {
  for (const day of ["", "2026-07-01", "2024-02-29", "2015-12-31"]) assert.equal(faultOfDay(day), undefined);
});

test("days that are not in the calendar are refused", () => {
  for (const day of ["2026-02-30", "2025-02-29", "2026-13-01", "2026-00-10"]) {
    assert.equal(faultOfDay(day), "There is no such day in the calendar.");
  }
});

test("other ways to write a day are refused with an example", () => {
  for (const text of ["1 July 2026", "7/1/2026", "2026-7-1", "today", "2026-07-01T00:00"]) {
    assert.match(faultOfDay(text) ?? "", /2026-07-01/);
  }
});
