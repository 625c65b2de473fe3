import { describe, expect, it } from "vitest";
import { parseSeatingPlan } from "./parse-seating-plan";
import { type Fields, plan, row, seat, zone } from "./plan-fixtures";

function problems(text: string) {
  const parsed = parseSeatingPlan(text);
  expect(parsed.ok).toBe(false);
  return parsed.ok ? [] : parsed.problems;
}

const paths = (value: unknown) => problems(JSON.stringify(value)).map(({ path }) => path);

/** A plan with one seat, replaced or completed. */
const withSeat = (more: Fields) => plan([zone("Hall", [row("1", 0, 0, 0, { seats: [seat("1", 1, 2, more)] })])]);

describe("parseSeatingPlan refuses", () => {
  it("text that is no JSON, by line and column", () => {
    expect(problems('{\r\n  "name": "Hall",\r\n  "zones": [,]\r\n}')).toEqual([
      { path: "line 3, column 13", message: "Not JSON: expected a value, but found “,”." },
    ]);
    expect(problems("")).toEqual([
      { path: "line 1, column 1", message: "Not JSON: expected a value, but the text ends." },
    ]);
    expect(problems("\uFEFF[1")[0]?.path).toBe("line 1, column 3");
    expect(problems("[".repeat(5_000_000))[0]?.path).toBe("line 1, column 101");
  });

  it("JSON that is no plan", () => {
    for (const value of [null, 1, "plan", []]) expect(paths(value)).toEqual([""]);
    expect(paths({})).toEqual(["size", "categories", "zones"]);
    expect(paths({ name: [], zones: {}, categories: "A", size: { width: "9" } })).toEqual([
      "name",
      "size.width",
      "categories",
      "zones",
    ]);
    expect(
      paths(JSON.parse('{"__proto__": {"zones": [], "categories": [], "size": {"width": 1, "height": 1}}}')),
    ).toEqual(["size", "categories", "zones"]);
  });

  it("plans without seats", () => {
    expect(problems(JSON.stringify(plan([zone("Hall", [row("1", 0, 0, 0)])])))).toEqual([
      { path: "zones", message: "The plan has no seats." },
    ]);
  });

  it.each([
    [{ position: { x: "1", y: 2 } }, "zones[0].rows[0].seats[0].position.x", "Must be a number, not a text."],
    [{ position: { x: 1 } }, "zones[0].rows[0].seats[0].position.y", "Is missing; must be a number."],
    [{ position: null }, "zones[0].rows[0].seats[0].position", "Must be an object, not null."],
    [{ position: { x: 400_001, y: 0 } }, "zones[0].rows[0].seats[0].position.x", "Is too large."],
    [{ category: undefined }, "zones[0].rows[0].seats[0].category", "Is missing; a seat needs a category."],
    [{ category: "" }, "zones[0].rows[0].seats[0].category", "Is missing; a seat needs a category."],
    [{ category: ["A"] }, "zones[0].rows[0].seats[0].category", "Must be a text, not a list."],
    [{ seat_number: true }, "zones[0].rows[0].seats[0].seat_number", "Must be a text, not a boolean."],
  ])("a seat with %j", (more, path, message) => {
    expect(problems(JSON.stringify(withSeat(more)))).toEqual([{ path, message }]);
  });

  it("numbers that JSON can write and no plan can hold", () => {
    const text = JSON.stringify(withSeat({ position: { x: 424_242, y: 0 } })).replace("424242", "1e999");
    expect(problems(text)).toEqual([{ path: "zones[0].rows[0].seats[0].position.x", message: "Is too large." }]);
    const far = plan([zone("Hall", [row("1", 300_000, 0, 1)], { position: { x: 300_000, y: 0 } })]);
    expect(paths(far)).toEqual(["zones[0].rows[0].seats[0].position"]);
  });

  it("broken zones, rows and categories, naming all of them", () => {
    const value = plan(
      [
        null,
        zone("A", undefined),
        zone("B", [7, { row_number: "1" }, row("1", 0, 0, 1, { position: { x: 1 } })]),
        zone("C", [], { position: 5 }),
      ],
      { categories: ["A", { color: "red" }, { name: "Stalls" }] },
    );
    expect(paths(value)).toEqual([
      "categories[0]",
      "categories[1].name",
      "zones[0]",
      "zones[1].rows",
      "zones[2].rows[0]",
      "zones[2].rows[1].seats",
      "zones[2].rows[2].position.y",
      "zones[3].position",
    ]);
  });

  it("with no more than fifty problems", () => {
    const seats = Array.from({ length: 500 }, (_, i) => seat(String(i), "x", 0));
    expect(paths(plan([zone("Hall", [row("1", 0, 0, 0, { seats })])]))).toHaveLength(50);
  });

  it("files and plans beyond every bound", () => {
    expect(problems(`"${"ä".repeat(10_000_000)}"`)[0]?.message).toBe("The file is larger than 20 MB.");
    const seats = Array.from({ length: 1_000 }, (_, i) => ({
      seat_number: String(i),
      category: "Stalls",
      position: { x: i, y: 0 },
    }));
    const rows = Array.from({ length: 101 }, (_, i) => ({ row_number: String(i), seats }));
    expect(problems(JSON.stringify(plan([zone("Hall", rows)])))).toEqual([
      { path: "zones[0].rows[100]", message: "The plan has more than 100000 seats." },
    ]);
    const categories = Array.from({ length: 501 }, (_, i) => ({ name: `C${i}`, color: "red" }));
    expect(paths(plan([zone("Hall", [row("1", 0, 0, 1)])], { categories }))).toEqual([
      "categories[500]",
      "zones[0].rows[0].seats[0].category",
    ]);
  });
});
