import { describe, expect, it } from "vitest";
import { isForSale, type SaleFacts, saleState } from "./sale-state";

const now = new Date("2027-06-12T12:00:00Z");
const open: SaleFacts = {
  status: "published",
  availability: "available",
  startsAt: "2027-06-12T18:00:00Z",
  endsAt: null,
};

describe("the state of an event's sale", () => {
  it.each<[string, Partial<SaleFacts>, string]>([
    ["is what is left", {}, "available"],
    ["is what is left", { availability: "few" }, "few"],
    ["is what is left", { availability: "sold_out" }, "sold_out"],
    ["has not begun", { availability: "not_on_sale", salesStartAt: "2027-06-12T12:00:01Z" }, "not_yet"],
    ["has ended", { availability: "not_on_sale", salesEndAt: "2027-06-12T12:00:00Z" }, "closed"],
    ["ends with the start", { availability: "not_on_sale", startsAt: "2027-06-12T11:00:00Z" }, "closed"],
    ["is off for no reason that is known", { availability: "not_on_sale" }, "not_on_sale"],
    ["waits while the event is postponed", { status: "postponed", availability: "not_on_sale" }, "postponed"],
    ["is over six hours after a start without an end", { startsAt: "2027-06-12T06:00:00Z" }, "over"],
    ["is not over before that", { startsAt: "2027-06-12T06:01:00Z" }, "available"],
    ["is over at the end", { startsAt: "2027-06-12T11:00:00Z", endsAt: "2027-06-12T12:00:00Z" }, "over"],
    ["stays cancelled when it would be over", { status: "cancelled", startsAt: "2027-01-01T00:00:00Z" }, "cancelled"],
  ])("%s", (_name, facts, expected) => {
    expect(saleState({ ...open, ...facts }, now)).toBe(expected);
  });

  it("lets people buy only while something is left", () => {
    expect(isForSale("few")).toBe(true);
    expect(isForSale("sold_out")).toBe(false);
    expect(isForSale("postponed")).toBe(false);
  });
});
