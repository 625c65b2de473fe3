import { describe, expect, it } from "vitest";
import { checkCard, passesLuhn, showAgain, testCards } from "./cards";

const june2030 = Date.UTC(2030, 5, 30, 23, 59);

function expiry(written: string) {
  const checked = checkCard({ card: "4242424242424242", expiry: written }, june2030);
  return checked.ok ? [checked.card.expiryMonth, checked.card.expiryYear] : checked.problems.expiry;
}

describe("checkCard", () => {
  it("knows its own cards", () => {
    for (const { number, behaviour } of testCards) {
      expect(passesLuhn(number)).toBe(true);
      expect(checkCard({ card: number }, june2030)).toMatchObject({ ok: true, behaviour });
    }
  });

  it("lets a card be good until its month ends", () => {
    expect(expiry("06/30")).toEqual([6, 2030]);
    expect(expiry("05/30")).toBe("expiry_past");
    expect(expiry("05/2031")).toEqual([5, 2031]);
  });

  it("refuses what is no month and year", () => {
    for (const written of ["", "0/31", "13/31", "2031", "1/2", "ab/cd", "12/3456", "12//31"]) {
      expect([written, expiry(written)]).toEqual([written, "expiry_invalid"]);
    }
  });

  it("names every field that is wrong", () => {
    expect(checkCard({ card: "1", expiry: "1", cvc: "1" }, june2030)).toEqual({
      ok: false,
      problems: { card: "card_invalid", expiry: "expiry_invalid", cvc: "cvc_invalid" },
    });
  });
});

it("finds a wrong or exchanged digit", () => {
  expect(passesLuhn("79927398713")).toBe(true);
  expect(passesLuhn("79927398714")).toBe(false);
  expect(passesLuhn("97927398713")).toBe(false);
});

it("shows again what is wrong or a test card, and nothing that could be somebody's", () => {
  expect(showAgain("4242-4242 42424241")).toBe("4242-4242 42424241");
  expect(showAgain("4242424242424242")).toBe("4242 4242 4242 4242");
  expect(showAgain("5555555555554444")).toBe("");
});
