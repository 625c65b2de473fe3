import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { cancelOwnBooking } from "@/lib/bookings/cancel-own-booking";
import { buyPlaces, newGuest } from "@/prisma/factories/buying";
import { insertSmallEvent } from "@/prisma/factories/small-event";
import { listTickets } from "./list-tickets";
import { makeWalletPass } from "./make-wallet-pass";
import { paperCode } from "./ticket-code";
import { transferTicket } from "./transfer-ticket";
import { walletIsConfigured } from "./wallet-certificates";
import { selfSigned } from "./wallet-fixtures";

const database = useLibDatabase();
const folder = mkdtempSync(join(tmpdir(), "evently-wallet-"));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

beforeAll(() => {
  process.env.APPLE_WALLET_CERTIFICATE = file("pass.pem", selfSigned.certificate);
  process.env.APPLE_WALLET_KEY = file("key.pem", selfSigned.key);
  process.env.APPLE_WALLET_WWDR = file("wwdr.pem", selfSigned.certificate);
  process.env.APPLE_WALLET_PASS_TYPE = "pass.org.example.evently";
  process.env.APPLE_WALLET_TEAM = "ABCDE12345";
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files of a ZIP archive by name, from its central directory (APPNOTE 4.3.12). */
function unzip(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = archive.indexOf("PK\u0001\u0002", 0, "latin1"); at >= 0; ) {
    const [method, packed] = [archive.readUInt16LE(at + 10), archive.readUInt32LE(at + 20)];
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString("utf8", at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const data = archive.subarray(start, start + packed);
    files.set(name, method === 0 ? data : inflateRawSync(data));
    at = archive.indexOf("PK\u0001\u0002", at + 46, "latin1");
  }
  return files;
}

describe("a pass for Apple Wallet", () => {
  it("is signed, and carries the event, the place and the code for paper", async () => {
    expect(walletIsConfigured()).toBe(true);
    const guest = newGuest();
    const booking = await buyPlaces(guest, await insertSmallEvent(database.pool));
    const [ticket] = await listTickets(guest, booking.id);
    const { bytes, name } = await makeWalletPass(guest, ticket?.id ?? "");
    expect(name).toBe(`${booking.number}-00.pkpass`);
    const files = unzip(Buffer.from(bytes));
    expect([...files.keys()].toSorted()).toEqual([
      "icon.png",
      "icon@2x.png",
      "icon@3x.png",
      "manifest.json",
      "pass.json",
      "signature",
    ]);
    const pass = JSON.parse(files.get("pass.json")?.toString() ?? "");
    const { rows } = await database.pool.query("SELECT event_key FROM tickets WHERE id = $1", [ticket?.id]);
    const code = paperCode({ id: ticket?.id ?? "", eventKey: rows[0].event_key, codeVersion: 1 });
    expect(pass).toMatchObject({
      formatVersion: 1,
      passTypeIdentifier: "pass.org.example.evently",
      teamIdentifier: "ABCDE12345",
      serialNumber: `${ticket?.id}.1`,
      barcodes: [{ format: "PKBarcodeFormatQR", message: code }],
      eventTicket: { primaryFields: [{ value: booking.event.title }] },
    });
    expect(JSON.stringify(pass.eventTicket)).toContain(booking.number);
    expect(files.get("icon.png")?.subarray(1, 4).toString()).toBe("PNG");
    expect(files.get("signature")?.length).toBeGreaterThan(500);
  });

  it("is for who has the ticket, as long as it is good", async () => {
    const guest = newGuest();
    const booking = await buyPlaces(guest, await insertSmallEvent(database.pool));
    const [first, second] = await listTickets(guest, booking.id);
    await expect(makeWalletPass(newGuest(), first?.id ?? "")).rejects.toMatchObject({ code: "not_found" });
    await transferTicket(guest, first?.id ?? "", { name: "Ben", email: "ben@example.test" });
    await expect(makeWalletPass(guest, first?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
    await cancelOwnBooking(guest, booking.id);
    await expect(makeWalletPass(guest, second?.id ?? "")).rejects.toMatchObject({ code: "conflict" });
  });
});
