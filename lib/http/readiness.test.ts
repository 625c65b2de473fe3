import pg from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useLibDatabase } from "@/embedded/testing/lib-database";
import { useLibPayments } from "@/embedded/testing/lib-payments";
import { pool } from "@/lib/platform/db";
import { stripe } from "@/lib/platform/payments";
import { checkReadiness } from "./readiness";

const database = useLibDatabase();
const payments = useLibPayments(database);

beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("evently.readiness.provider"));
});

describe("readiness", () => {
  it("is there when everything answers", async () => {
    expect(await checkReadiness()).toEqual({
      ready: true,
      dependencies: { database: "ok", payments: "ok", background: "inngest", cache: "in-process" },
    });
  });

  it("does not depend on the payment provider, but tells of it", async () => {
    payments.outage = /./;
    expect(await checkReadiness()).toMatchObject({ ready: true, dependencies: { database: "ok", payments: "down" } });
  });

  it("asks the provider once in ten seconds, however often it is asked itself", async () => {
    const retrieve = vi.spyOn(stripe().checkout.sessions, "retrieve");
    await Promise.all(Array.from({ length: 20 }, () => checkReadiness()));
    expect(retrieve).toHaveBeenCalledTimes(1);
  });

  it("is not there without the database", async () => {
    const symbol = Symbol.for("evently.pg.pool");
    const usual = pool();
    const refusing = new pg.Pool({ connectionString: "postgresql://nobody@127.0.0.1:1/nothing" });
    Reflect.set(globalThis, symbol, refusing);
    try {
      expect(await checkReadiness()).toMatchObject({
        ready: false,
        dependencies: { database: "down", payments: "ok" },
      });
    } finally {
      Reflect.set(globalThis, symbol, usual);
      await refusing.end();
    }
  });
});
