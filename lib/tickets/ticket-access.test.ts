import { beforeEach, describe, expect, it, vi } from "vitest";
import { guestScope, type Principal, stranger } from "@/lib/platform/auth/principal";
import type { Booking, Ticket } from "@/lib/platform/generated/prisma/client";
import { sealedToken, tokenMatches } from "@/lib/platform/tokens";
import { accessTo, holderToken } from "./ticket-access";

vi.mock("@/lib/platform/tokens", async (load) => {
  const real = await load<typeof import("@/lib/platform/tokens")>();
  return { ...real, tokenMatches: vi.fn(real.tokenMatches) };
});

const VERSION = 90;
const booking = { id: "bkg_1", holdId: "hold_1", buyer: guestScope("ada"), userId: null } as Booking;
const ticket = {
  id: "tkt_1",
  bookingId: "bkg_1",
  codeVersion: VERSION,
  transferredAt: new Date(),
  holderUserId: null,
} as Ticket;
const bearer = (token: string): Principal => ({ ...stranger, token });
const looks = () => vi.mocked(tokenMatches).mock.calls.filter(([kind]) => kind === "ticket-holder").length;

beforeEach(() => {
  vi.mocked(tokenMatches).mockClear();
});

describe("a ticket that went through many hands", () => {
  it("takes its buyer one look, with the booking's token or any other", async () => {
    for (const who of [bearer(sealedToken("hold", "hold_1")), { ...bearer("whatever"), guest: "ada" }]) {
      vi.mocked(tokenMatches).mockClear();
      expect(await accessTo(who, ticket, booking)).toBe("giver");
      expect(looks()).toBe(1);
    }
  });

  it("is its holder's at the first look, also when he is the buyer", async () => {
    for (const guest of [null, "ada"]) {
      vi.mocked(tokenMatches).mockClear();
      expect(await accessTo({ ...bearer(holderToken("tkt_1", VERSION)), guest }, ticket, booking)).toBe("holder");
      expect(looks()).toBe(1);
    }
  });

  it("knows who had it before, and nobody else", async () => {
    expect(await accessTo(bearer(holderToken("tkt_1", 2)), ticket, booking)).toBe("giver");
    expect(await accessTo(bearer(holderToken("tkt_2", VERSION)), ticket, booking)).toBeNull();
    expect(await accessTo(bearer(holderToken("tkt_1", VERSION)), { ...ticket, holderUserId: "usr_1" }, booking)).toBe(
      "giver",
    );
  });
});
