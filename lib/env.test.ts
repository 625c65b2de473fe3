import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const before = { ...process.env };

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  process.env = { ...before };
});

/** The environment as a new process reads it. */
async function read(changes: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  return (await import("./env")).env;
}

describe("environment", () => {
  it("has usual values for what nobody set", async () => {
    const env = await read({
      PORT: undefined,
      HOLD_SECONDS: undefined,
      APP_URL: undefined,
      TRUSTED_PROXIES: undefined,
    });
    expect(env()).toMatchObject({
      PORT: 3000,
      HOLD_SECONDS: 180,
      APP_URL: "http://localhost:3000",
      TRUSTED_PROXIES: ["loopback"],
      CORS_ORIGINS: [],
      HOT_ROUTES: "on",
    });
  });

  it("reads numbers, lists and addresses", async () => {
    const env = await read({
      PORT: "8080",
      HOLD_SECONDS: "600",
      TRUSTED_PROXIES: " 10.0.0.0/8 ,, fd00::/8",
      CORS_ORIGINS: "https://one.example,https://two.example",
      APP_URL: "https://tickets.example",
    });
    expect(env()).toMatchObject({
      PORT: 8080,
      HOLD_SECONDS: 600,
      TRUSTED_PROXIES: ["10.0.0.0/8", "fd00::/8"],
      CORS_ORIGINS: ["https://one.example", "https://two.example"],
      APP_URL: "https://tickets.example",
    });
  });

  it("has its own address at the port when none is set", async () => {
    const env = await read({ PORT: "4567", APP_URL: "" });
    expect(env().APP_URL).toBe("http://localhost:4567");
  });

  it("takes an empty optional value as not set", async () => {
    const env = await read({ UPSTASH_REDIS_REST_URL: "", STRIPE_API_BASE: "" });
    expect(env().UPSTASH_REDIS_REST_URL).toBeUndefined();
    expect(env().STRIPE_API_BASE).toBeUndefined();
  });

  it("names every bad value in one message", async () => {
    const env = await read({
      DATABASE_URL: "mysql://db",
      AUTH_SECRET: "too short",
      PORT: "99999",
      HOLD_SECONDS: "5",
      STRIPE_SECRET_KEY: undefined,
      UPSTASH_REDIS_REST_URL: "not an address",
    });
    const message = thrownBy(env);
    for (const name of [
      "DATABASE_URL must start with postgresql://",
      "AUTH_SECRET must have at least 32 characters",
      "PORT ",
      "HOLD_SECONDS ",
      "STRIPE_SECRET_KEY is missing",
      "UPSTASH_REDIS_REST_URL ",
    ]) {
      expect(message).toContain(name);
    }
    expect(message).toContain("See .env.example.");
  });

  it("does not repeat a secret in its message", async () => {
    const env = await read({ AUTH_SECRET: "a-short-secret" });
    expect(thrownBy(env)).not.toContain("a-short-secret");
  });

  it("asks for what is missing, and is read once it is there", async () => {
    const env = await read({ DATABASE_URL: undefined });
    expect(thrownBy(env)).toContain("DATABASE_URL is missing");
    process.env.DATABASE_URL = "postgres://somewhere/db";
    expect(env().DATABASE_URL).toBe("postgres://somewhere/db");
  });

  it("is read once", async () => {
    const env = await read({ PORT: "4000" });
    expect(env().PORT).toBe(4000);
    process.env.PORT = "5000";
    expect(env().PORT).toBe(4000);
  });
});

function thrownBy(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("Nothing was thrown");
}
