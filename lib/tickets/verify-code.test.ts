import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CodedTicket, liveCode, paperCode, readCode, STEP_SECONDS, stepOf } from "./ticket-code";
import { verifyCode } from "./verify-code";

const idCharacter = fc.constantFrom(..."0123456789abcdefghjkmnpqrstvwxyz");
const ticket: fc.Arbitrary<CodedTicket & { voidedAt: null }> = fc.record({
  id: fc.string({ unit: idCharacter, minLength: 28, maxLength: 28 }).map((text) => `tkt_${text}`),
  eventKey: fc.integer({ min: 1, max: 2_147_483_647 }),
  codeVersion: fc.integer({ min: 1, max: 100 }),
  voidedAt: fc.constant(null),
});
const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
const later = (now: Date, steps: number) => new Date(now.getTime() + steps * STEP_SECONDS * 1000);

describe("a code of the present", () => {
  it("is taken in its step and the two beside it, and in no other", () => {
    fc.assert(
      fc.property(ticket, moment, fc.integer({ min: -50, max: 50 }), (one, now, steps) => {
        const verdict = verifyCode(liveCode(one, stepOf(now)), one, {
          eventKey: one.eventKey,
          now: later(now, steps),
        });
        expect(verdict).toEqual(Math.abs(steps) <= 1 ? { ok: true, kind: "live" } : { ok: false, why: "outdated" });
      }),
    );
  });

  it("is taken from paper at any time", () => {
    fc.assert(
      fc.property(ticket, moment, (one, now) => {
        expect(verifyCode(paperCode(one), one, { eventKey: one.eventKey, now })).toEqual({ ok: true, kind: "paper" });
      }),
    );
  });

  it("changes with every step, version, ticket, event and kind", () => {
    fc.assert(
      fc.property(ticket, ticket, moment, (one, other, now) => {
        fc.pre(one.id !== other.id);
        const step = stepOf(now);
        const codes = [
          liveCode(one, step),
          liveCode(one, step + 1),
          liveCode({ ...one, codeVersion: one.codeVersion + 1 }, step),
          liveCode({ ...one, eventKey: one.eventKey - 1 }, step),
          liveCode(other, step),
          paperCode(one),
        ];
        expect(new Set(codes.map((code) => code.split(".").at(-1))).size).toBe(codes.length);
      }),
    );
  });

  it("is short and in capitals, so that its squares are large", () => {
    fc.assert(
      fc.property(ticket, moment, (one, now) => {
        expect(paperCode(one)).toMatch(/^[0-9A-Z.]{1,63}$/);
        expect(liveCode(one, stepOf(now))).toMatch(/^[0-9A-Z.]{1,90}$/);
      }),
    );
  });
});

describe("refused is", () => {
  it("a code of a holder before", () => {
    fc.assert(
      fc.property(ticket, moment, fc.integer({ min: 1, max: 20 }), (before, now, hands) => {
        const one = { ...before, codeVersion: before.codeVersion + hands };
        const at = { eventKey: one.eventKey, now };
        expect(verifyCode(paperCode(before), one, at)).toEqual({ ok: false, why: "passed_on" });
        expect(verifyCode(liveCode(before, stepOf(now)), one, at)).toEqual({ ok: false, why: "passed_on" });
      }),
    );
  });

  it("a code of another event, and of a void ticket", () => {
    fc.assert(
      fc.property(ticket, moment, (one, now) => {
        for (const code of [paperCode(one), liveCode(one, stepOf(now))]) {
          expect(verifyCode(code, one, { eventKey: one.eventKey - 1, now })).toEqual({ ok: false, why: "other_event" });
          expect(verifyCode(code, { ...one, voidedAt: now }, { eventKey: one.eventKey, now })).toEqual({
            ok: false,
            why: "void",
          });
        }
      }),
    );
  });

  it("a code with anything changed in it", () => {
    fc.assert(
      fc.property(ticket, moment, fc.nat(), fc.constantFrom(..."0123456789ABCDEFGHZ."), (one, now, at, put) => {
        for (const code of [paperCode(one), liveCode(one, stepOf(now))]) {
          const place = at % code.length;
          const changed = code.slice(0, place) + put + code.slice(place + 1);
          fc.pre(changed !== code);
          expect(verifyCode(changed, one, { eventKey: one.eventKey, now }).ok).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("one ticket's code for another ticket, and one for no ticket", () => {
    fc.assert(
      fc.property(ticket, ticket, moment, (one, other, now) => {
        fc.pre(one.id !== other.id);
        const at = { eventKey: one.eventKey, now };
        expect(verifyCode(paperCode(one), { ...other, eventKey: one.eventKey }, at).ok).toBe(false);
        expect(verifyCode(paperCode(one), null, at)).toEqual({ ok: false, why: "forged" });
      }),
    );
  });

  it("a seal of the other kind, or with another version or step than it was made for", () => {
    fc.assert(
      fc.property(ticket, moment, (one, now) => {
        const [, id, version, step, seal] = liveCode(one, stepOf(now)).split(".");
        const at = { eventKey: one.eventKey, now };
        for (const forged of [
          `EVP.${id}.${version}.${seal}`,
          `EVR.${id}.${version}.${Number(step) + 1}.${seal}`,
          `EVR.${id}.${Number(version) + 1}.${step}.${seal}`,
        ]) {
          expect(verifyCode(forged, { ...one, codeVersion: Number(forged.split(".")[2]) }, at).ok).toBe(false);
        }
      }),
    );
  });

  it("any other text, whatever it is", () => {
    const one = { id: "tkt_1", eventKey: 1, codeVersion: 1, voidedAt: null };
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), moment, (text, now) => {
        expect(readCode(text)).toBeNull();
        expect(verifyCode(text, one, { eventKey: 1, now })).toEqual({ ok: false, why: "unreadable" });
      }),
    );
    for (const text of [
      "",
      "EVP",
      "EVP.....",
      `EVP.1.1.${"F".repeat(23)}`,
      `EVP.1.1.${"f".repeat(24)}`,
      "EVR.1.1.1e9.X",
    ]) {
      expect(readCode(text), text).toBeNull();
    }
  });
});
