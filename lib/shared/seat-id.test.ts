import { expect, it } from "vitest";
import { parseSeatId, seatId } from "@/lib/platform/ids";
import { seatIdLike, seatIndexOf } from "./seat-id";

it("names seats as the server does", () => {
  const sample = seatId(1295, 3);
  for (const index of [0, 3, 35, 36, 16_053, 79_999]) {
    const id = seatIdLike(sample, index);
    expect(id).toBe(seatId(1295, index));
    expect(parseSeatId(id)).toEqual({ eventKey: 1295, seatNo: index });
    expect(seatIndexOf(id)).toBe(index);
  }
});

it("finds no position in what is not a seat's id", () => {
  expect(seatIndexOf("")).toBe(-1);
  expect(seatIndexOf("seat_1_TOO")).toBe(-1);
});
