import { expect, it } from "vitest";
import { seatByKey } from "./list-keys";

const rows = [[1, 2, 3, 4, 5], [10, 11, 12], [20]];

it.each([
  [2, "ArrowRight", 3],
  [5, "ArrowRight", 10],
  [20, "ArrowRight", null],
  [10, "ArrowLeft", 5],
  [1, "ArrowLeft", null],
  [3, "ArrowDown", 11],
  [5, "ArrowDown", 12],
  [11, "ArrowUp", 3],
  [20, "ArrowUp", 10],
  [20, "ArrowDown", null],
  [11, "Home", 10],
  [11, "End", 12],
  [11, "Tab", null],
  [99, "ArrowRight", null],
])("from seat %i the key %s leads to %s", (from, key, to) => {
  expect(seatByKey(rows, from, key)).toBe(to);
});
