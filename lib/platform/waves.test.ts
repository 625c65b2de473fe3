import Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { asProviderUnavailable } from "./payments";
import { inWaves } from "./waves";

const items = Array.from({ length: 20 }, (_, i) => ({ id: `id_${String(i).padStart(2, "0")}` }));
const find = async (after: string, most: number) => items.filter(({ id }) => id > after).slice(0, most);
const refused = asProviderUnavailable(new Stripe.errors.StripeCardError({ type: "card_error", message: "declined" }));
const away = asProviderUnavailable(new Stripe.errors.StripeConnectionError({ type: "api_error", message: "away" }));

/** Goes through all, with what happens to each by its number; answers what was tried, too. */
async function through(happens: (n: number) => unknown) {
  const tried: string[] = [];
  const failed: string[] = [];
  let now = 0;
  let most = 0;
  const waves = await inWaves(
    "",
    find,
    async ({ id }) => {
      most = Math.max(most, ++now);
      tried.push(id);
      await new Promise(setImmediate);
      now--;
      const error = happens(Number(id.slice(3)));
      if (error) throw error;
    },
    ({ id }) => failed.push(id),
  );
  return { ...waves, tried: tried.length, told: failed.length, most };
}

describe("what waits for the provider", () => {
  it("is gone through once, eight at a time", async () => {
    expect(await through(() => null)).toEqual({
      done: 20,
      failed: 0,
      next: null,
      outage: false,
      tried: 20,
      told: 0,
      most: 8,
    });
  });

  it("fails each on its own, also when a whole wave does", async () => {
    const broken = await through((n) => (n < 8 ? new Error("odd") : null));
    expect(broken).toMatchObject({ done: 12, failed: 8, outage: false, tried: 20, told: 8 });
    // an answer is no outage, whatever it says
    expect(await through((n) => (n < 8 ? refused : null))).toMatchObject({ done: 12, failed: 8, outage: false });
  });

  it("is left for later when nobody answers", async () => {
    expect(await through(() => away)).toMatchObject({ done: 0, failed: 8, next: null, outage: true, tried: 8 });
    expect(await through((n) => (n < 7 ? away : null))).toMatchObject({ done: 13, failed: 7, outage: false });
    expect(await through((n) => (n >= 16 ? away : null))).toMatchObject({ done: 16, failed: 4, outage: true });
  });
});
