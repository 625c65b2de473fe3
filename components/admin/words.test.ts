import { describe, expect, it } from "vitest";
import { templates } from "@/emails/templates";
import { catalogue } from "@/lib/shared/catalogue";
import { errorWords, tookWords } from "./words";

it("has words for every kind of mail", () => {
  expect(Object.keys(catalogue.en.admin.template).sort()).toEqual(Object.keys(templates).sort());
});

describe("how long a run took", () => {
  const took = (seconds: number) =>
    tookWords("2027-01-01T00:00:00.000Z", new Date(Date.UTC(2027, 0, 1) + seconds * 1000).toISOString(), "en");

  it("is said in the unit that tells most", () => {
    expect([0.42, 12.4, 119, 180, 7_200].map(took)).toEqual(["0.4s", "12s", "119s", "3m", "2h"]);
  });

  it("is not said of what goes on, and never less than nothing", () => {
    expect(tookWords("2027-01-01T00:00:00.000Z", null, "en")).toBeNull();
    expect(took(-5)).toBe("0s");
  });
});

it("does not say an error's name twice", () => {
  expect(errorWords({ name: "MailError", message: "503" })).toBe("MailError: 503");
  expect(errorWords({ name: "Error", message: "Error: 503" })).toBe("Error: 503");
});
