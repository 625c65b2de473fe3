import { expect, it } from "vitest";
import { numberRanges } from "./seat-groups";

it.each([
  [["12", "13", "14", "15"], ["12–15"]],
  [
    ["12", "13"],
    ["12", "13"],
  ],
  [
    ["1", "3", "4", "5", "9"],
    ["1", "3–5", "9"],
  ],
  [
    ["5", "4", "3"],
    ["5", "4", "3"],
  ],
  [
    ["A1", "A2"],
    ["A1", "A2"],
  ],
  [[], []],
])("says the numbers %j as %j", (numbers, said) => {
  expect(numberRanges(numbers)).toEqual(said);
});
