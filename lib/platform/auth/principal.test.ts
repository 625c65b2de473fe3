import { describe, expect, it } from "vitest";
import { sealedToken } from "@/lib/platform/tokens";
import { actorOf, guestScope, holds, type Principal, stranger } from "./principal";

const user = (id: string): Principal => ({
  ...stranger,
  user: { id, name: "A", email: "a@example.test", role: "user" },
});

describe("who holds a thing", () => {
  const ofUser = { holdId: "hold_1", buyer: "usr_1", userId: "usr_1" };
  const ofGuest = { holdId: "hold_2", buyer: guestScope("guest-id"), userId: null };

  it("is its user", () => {
    expect(holds(user("usr_1"), ofUser)).toBe(true);
    expect(holds(user("usr_1"), { ...ofGuest, userId: "usr_1" })).toBe(true);
    expect(holds(user("usr_2"), ofUser)).toBe(false);
  });

  it("is the guest of its browser", () => {
    expect(holds({ ...stranger, guest: "guest-id" }, ofGuest)).toBe(true);
    expect(holds({ ...stranger, guest: "other-id" }, ofGuest)).toBe(false);
    // a scope is no guest: who knows it has nothing
    expect(holds({ ...stranger, guest: ofGuest.buyer }, ofGuest)).toBe(false);
  });

  it("is the bearer of its token", () => {
    expect(holds({ ...stranger, token: sealedToken("hold", "hold_2") }, ofGuest)).toBe(true);
    expect(holds({ ...stranger, token: sealedToken("hold", "hold_1") }, ofGuest)).toBe(false);
    expect(holds({ ...stranger, token: "" }, ofGuest)).toBe(false);
  });

  it("is no stranger", () => {
    expect(holds(stranger, ofUser)).toBe(false);
    expect(holds(stranger, ofGuest)).toBe(false);
  });
});

it("records users by id and everybody else as the buyer", () => {
  expect(actorOf(user("usr_1"))).toBe("usr_1");
  expect(actorOf({ ...stranger, guest: "guest-id" })).toBe("buyer");
});
