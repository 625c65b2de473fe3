import { expect, it } from "vitest";
import { readPdf } from "@/prisma/factories/read-pdf";
import { ticketPaper } from "./document-fixtures";
import { print } from "./press";

const order = (attendee: string, pages = 1) => ({
  kind: "tickets" as const,
  locale: "en" as const,
  issuedAt: "2027-05-01T10:00:00.000Z",
  papers: Array.from({ length: pages }, () => ticketPaper({ attendee })),
});

const by = (requester: string, signal?: AbortSignal) => ({ requester, signal });

/** Orders that did not get in, of those that were given at once. */
const refusals = (asked: PromiseSettledResult<unknown>[]) =>
  asked.flatMap((one, i) => (one.status === "rejected" ? [{ i, reason: one.reason as unknown }] : []));

it("prints what was asked, each for its asker, one after the other", async () => {
  const names = ["Ada", "Ben", "Cleo", "Dora"];
  const files = await Promise.all(names.map((name) => print(order(name), by(name))));
  files.forEach((file, i) => {
    const [text = ""] = readPdf(file).texts;
    for (const name of names) expect(text.includes(name), name).toBe(name === names[i]);
  });
});

it("lets two orders of a requester wait, beside the one that is drawn", async () => {
  const asked = await Promise.allSettled([1, 2, 3, 4].map(() => print(order("Ada"), by("ada"))));
  const refused = refusals(asked);
  expect(refused.map(({ i }) => i)).toEqual([3]);
  expect(refused[0]?.reason).toMatchObject({ code: "too_busy", retryAfterSeconds: 5 });
  expect((await print(order("Ada"), by("ada"))).length).toBeGreaterThan(1000);
});

it("has room for others, however long one requester's orders are", async () => {
  const stop = new AbortController();
  // the first is drawn; of the others no more waits than one long order
  const long = [1, 90, 90, 90].map((pages) => print(order("Ada", pages), by("ada", stop.signal)));
  const other = print(order("Ben"), by("ben"));
  stop.abort();
  expect(refusals(await Promise.allSettled(long)).map(({ reason }) => String(reason))).toEqual([
    expect.stringContaining("Nobody waits"),
    expect.stringContaining("of yours"),
    expect.stringContaining("of yours"),
  ]);
  expect((await other).length).toBeGreaterThan(1000);
});

it("refuses when too many pages wait, and goes on with those that do", async () => {
  const stop = new AbortController();
  const first = print(order("Ada"), by("ada"));
  const waiting = [100, 60, 40].map((pages, i) => print(order("Ben", pages), by(`b${i}`, stop.signal)));
  await expect(print(order("Cleo"), by("cleo"))).rejects.toMatchObject({ code: "too_busy", retryAfterSeconds: 5 });
  const settled = Promise.allSettled(waiting);
  stop.abort();
  expect(refusals(await settled)).toHaveLength(3);
  expect((await first).length).toBeGreaterThan(1000);
  expect((await print(order("Cleo"), by("cleo"))).length).toBeGreaterThan(1000);
});

it("does not draw for a request that is over, and gives its place away", async () => {
  const stop = new AbortController();
  const drawn = print(order("Ada"), by("ada"));
  const dropped = [1, 2].map(() => print({ ...order("Ada"), papers: [] }, by("ada", stop.signal)));
  const settled = Promise.allSettled(dropped);
  stop.abort();
  const after = print(order("Ada"), by("ada"));
  // drawing one of them would have failed with "no ticket"
  for (const { reason } of refusals(await settled)) expect(String(reason)).toContain("Nobody waits");
  await expect(print(order("Ada"), by("ada", AbortSignal.abort()))).rejects.toThrow("Nobody waits");
  for (const file of await Promise.all([drawn, after])) expect(file.length).toBeGreaterThan(1000);
});

it("goes on after a document that could not be drawn", async () => {
  await expect(print({ ...order("Ada"), papers: [] }, by("ada"))).rejects.toThrow("no ticket");
  expect((await print(order("Ben"), by("ben"))).length).toBeGreaterThan(1000);
});
