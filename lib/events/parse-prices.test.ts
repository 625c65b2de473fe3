import { describe, expect, it } from "vitest";
import { parsePrices } from "./parse-prices";

const hall = { currency: "EUR", categories: ["Best", "Cheap"], capacity: 300 };
const open = { currency: "EUR", categories: [], capacity: 300 };
const refusedWith = (message: RegExp) =>
  expect.objectContaining({
    code: "invalid_input",
    errors: [{ path: "prices", message: expect.stringMatching(message) }],
  });

describe("prices", () => {
  it("of seat categories are seated tiers", () => {
    expect(parsePrices("Best=25.00,cheap=18", hall)).toEqual([
      { name: "Best", price: 2500, seatCategories: ["Best"] },
      { name: "Cheap", price: 1800, seatCategories: ["Cheap"] },
    ]);
  });

  it("of other names are general admission, with their places or the venue's", () => {
    expect(parsePrices("Standing=12.50@80, Bar=5", hall)).toEqual([
      { name: "Standing", price: 1250, capacity: 80 },
      { name: "Bar", price: 500, capacity: 300 },
    ]);
    expect(parsePrices("Best=10@20", hall)).toEqual([{ name: "Best", price: 1000, capacity: 20 }]);
  });

  it("may be one for everything, or one for each category", () => {
    expect(parsePrices("25", hall).map(({ name, price }) => [name, price])).toEqual([
      ["Best", 2500],
      ["Cheap", 2500],
    ]);
    expect(parsePrices("25.00,18.00", hall).map(({ price }) => price)).toEqual([2500, 1800]);
    expect(parsePrices("0", open)).toEqual([{ name: "General admission", price: 0, capacity: 300 }]);
  });

  it("may be written with semicolons, spaces and names of several words", () => {
    expect(parsePrices("Best = 25.50; Cheap = 18 ", hall).map(({ price }) => price)).toEqual([2550, 1800]);
    expect(parsePrices("Two words=3", open)).toEqual([{ name: "Two words", price: 300, capacity: 300 }]);
  });

  it("may have a decimal comma where that can be told from a list", () => {
    const three = { ...hall, categories: ["Best", "Fair", "Cheap"] };
    expect(parsePrices("25,50", open)[0]?.price).toBe(2550);
    expect(parsePrices(" 25,50 ", { ...hall, categories: ["Best"] }).map(({ price }) => price)).toEqual([2550]);
    expect(parsePrices("25,50", three).map(({ price }) => price)).toEqual([2550, 2550, 2550]);
    // a price each
    expect(parsePrices("25,50", hall).map(({ price }) => price)).toEqual([2500, 5000]);
    expect(parsePrices("25,50;18", hall).map(({ price }) => price)).toEqual([2550, 1800]);
    expect(parsePrices("25,50;18,5", hall).map(({ price }) => price)).toEqual([2550, 1850]);
    expect(parsePrices("Best=25,50,Cheap=18,00", hall).map(({ price }) => price)).toEqual([2550, 1800]);
    expect(parsePrices("Best = 25,50; Cheap = 18,00", hall).map(({ price }) => price)).toEqual([2550, 1800]);
    expect(parsePrices("Standing=12,50@80,Bar=5", hall).map(({ price }) => price)).toEqual([1250, 500]);
    expect(parsePrices("Best=1,5;Cheap=2,Bar=3@9", hall).map(({ price }) => price)).toEqual([150, 200, 300]);
    expect(parsePrices("25.50,18.00", hall).map(({ price }) => price)).toEqual([2550, 1800]);
  });

  it("are in the currency's own minor units", () => {
    expect(parsePrices("1200", { ...open, currency: "JPY" })[0]?.price).toBe(1200);
    expect(() => parsePrices("12.50", { ...open, currency: "JPY" })).toThrow();
  });

  it.each<[string, typeof hall | { currency: string; categories: string[]; capacity: null }, RegExp]>([
    ["", hall, /names no price/],
    [" , ", hall, /NAME=PRICE/],
    ["Best", hall, /NAME=PRICE/],
    ["Best=cheap", hall, /NAME=PRICE/],
    ["Best=-5", hall, /NAME=PRICE/],
    ["=5", hall, /NAME=PRICE/],
    ["Best=1.234", hall, /NAME=PRICE/],
    ["10,20,30", hall, /3 prices for 2 seat categories/],
    ["10,20,30", open, /3 prices for 0/],
    ["10,5", open, /2 prices for 0/],
    ["10,200", open, /2 prices for 0/],
    ["25,50,18,00", hall, /4 prices for 2/],
    ["Standing=5", { ...open, capacity: null }, /needs its number of places/],
    ["5", { ...open, capacity: null }, /needs its number of places/],
    ["Standing=5@0", open, /needs its number of places/],
    ["Standing=5@999999", hall, /needs its number of places.*Best, Cheap/],
  ])("that make no sense are refused: %j", (text, context, message) => {
    expect(() => parsePrices(text, context)).toThrow(refusedWith(message));
  });
});
