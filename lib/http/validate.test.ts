import { describe, expect, it } from "vitest";
import { z } from "zod";
import { isAppError } from "@/lib/errors";
import { holdBody } from "@/lib/schemas/holds";
import { validate } from "./validate";

function problems(schema: z.ZodType, value: unknown) {
  try {
    validate(schema, value, "body");
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { code: error.code, detail: error.message, errors: error.errors };
  }
  throw new Error("Nothing was refused");
}

describe("validation", () => {
  it("gives what the schema makes of the value", () => {
    expect(validate(z.object({ n: z.coerce.number() }), { n: "4" }, "query")).toEqual({ n: 4 });
  });

  it("names every place in dots and brackets", () => {
    const schema = z.strictObject({ tiers: z.array(z.object({ price: z.number() })), name: z.string() });
    expect(problems(schema, { tiers: [{ price: 1 }, { price: "x" }], extra: 1, more: 2 })).toMatchObject({
      code: "invalid_input",
      errors: expect.arrayContaining([
        { path: "tiers[1].price", message: expect.stringContaining("number") },
        { path: "name", message: expect.any(String) },
        { path: "extra", message: "is not a known field" },
        { path: "more", message: "is not a known field" },
      ]),
    });
  });

  it("says the first in one line", () => {
    expect(problems(z.object({ a: z.object({ b: z.string("must be text") }) }), { a: { b: 1 } }).detail).toBe(
      "body a.b: must be text",
    );
    expect(problems(z.string("must be text"), 1).detail).toBe("body: must be text");
  });

  it("tells of the form that fits best where several are possible", () => {
    expect(problems(holdBody, { tier: "tier_1", quantity: 0 }).errors).toEqual([
      { path: "quantity", message: expect.stringContaining("1") },
    ]);
    expect(problems(holdBody, { seats: ["seat_1_1", "seat_1_1"] }).errors).toEqual([
      { path: "seats", message: "names a seat twice" },
    ]);
    expect(problems(holdBody, { seats: [], price: 1 }).errors).toContainEqual({
      path: "price",
      message: "is not a known field",
    });
  });

  it("stops listing after fifty", () => {
    expect(
      problems(
        z.array(z.number()),
        Array.from({ length: 500 }, () => "x"),
      ).errors,
    ).toHaveLength(50);
  });
});
