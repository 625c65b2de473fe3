import { expect, it } from "vitest";
import { readPdf } from "@/prisma/factories/read-pdf";
import { ticketPaper } from "./document-fixtures";
import { print } from "./press";

const order = (attendee: string) => ({
  kind: "tickets" as const,
  locale: "en" as const,
  issuedAt: "2027-05-01T10:00:00.000Z",
  papers: [ticketPaper({ attendee })],
});

it("prints what was asked, each for its asker, one after the other", async () => {
  const names = ["Ada", "Ben", "Cleo", "Dora"];
  const files = await Promise.all(names.map((name) => print(order(name))));
  files.forEach((file, i) => {
    const [text = ""] = readPdf(file).texts;
    for (const name of names) expect(text.includes(name), name).toBe(name === names[i]);
  });
});

it("refuses when too many wait, and goes on with those that do", async () => {
  const asked = await Promise.allSettled(Array.from({ length: 70 }, () => print(order("Ada"))));
  const refused = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused).toHaveLength(10);
  for (const reason of refused) expect(reason).toMatchObject({ code: "too_busy", retryAfterSeconds: 5 });
  expect((await print(order("Ben"))).length).toBeGreaterThan(1000);
});

it("goes on after a document that could not be drawn", async () => {
  await expect(print({ ...order("Ada"), papers: [] })).rejects.toThrow("no ticket");
  expect((await print(order("Ben"))).length).toBeGreaterThan(1000);
});
