import { expect, it } from "vitest";
import { compile, keyText } from "./expression";

const event = {
  name: "app/thing",
  data: { n: 3, text: "Ada's", list: [1, "two"], deep: { yes: true }, nothing: null, "odd key": 1 },
};
const async = { data: { n: 3 } };

it.each([
  ["event.data.n == async.data.n", true],
  ["event.data.n != 3 || event.data.deep.yes", true],
  ["!(event.data.n >= 4) && event.data.n < 3.5", true],
  ["event.data.missing.further == null", true],
  ["event.data.missing > 1", false],
  ["event.data.text == 'Ada\\'s'", true],
  ['event.data.text + "-" + string(event.data.n)', "Ada's-3"],
  ["event.data.n * 2 + 1 == 7 ? 'seven' : 'other'", "seven"],
  ["event.data.n in [1, 2, 3] && 'two' in event.data.list", true],
  ["event.data.list[1]", "two"],
  ['event.data["odd key"]', 1],
  ["event.data.text.startsWith('Ada') && event.data.text.size() == 5", true],
  ["has(event.data.deep.yes) && !has(event.data.deep.no)", true],
  ["size(event.data.list) == 2", true],
  ["event.data.deep == {}", undefined],
  ["-event.data.n == 0 - 3", true],
  ["event.name.endsWith('thing') && event.name.contains('/')", true],
  ["event.data.list.contains(1)", true],
  ["event.data.constructor", null],
  ["event.data.nothing == null", true],
])("%s is %j", (text, wanted) => {
  if (wanted === undefined) expect(() => compile(text)).toThrow(SyntaxError);
  else expect(compile(text)({ event, async })).toEqual(wanted);
});

it.each([
  "",
  "event.",
  "1 +",
  "event.data ==",
  "process.exit()",
  "event.data.map(x, x)",
  "(1",
  "a = 1",
  "'open",
  "1 2",
])("%j is refused", (text) => {
  expect(() => compile(text)).toThrow(SyntaxError);
});

it("has one text for one value", () => {
  expect([keyText("a"), keyText(1), keyText(null), keyText(undefined), keyText({ a: 1 })]).toEqual([
    "a",
    "1",
    "null",
    "null",
    '{"a":1}',
  ]);
});
