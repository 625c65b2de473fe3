import { afterEach, describe, expect, it, vi } from "vitest";

async function logger(level: string) {
  vi.resetModules();
  process.env.LOG_LEVEL = level;
  const out = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const err = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const lines = (spy: typeof out) =>
    spy.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
  return { ...(await import("./log")), out: () => lines(out), err: () => lines(err) };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe("log", () => {
  it("writes one JSON object a line, complaints to standard error", async () => {
    const { log, out, err } = await logger("info");
    log.info("Started", { port: 3000 });
    log.warn("Slow");
    log.error("Broken", { requestId: "req_1" });
    expect(out()).toEqual([
      { at: expect.stringMatching(/^\d{4}-.*Z$/), level: "info", message: "Started", port: 3000 },
    ]);
    expect(err()).toMatchObject([
      { level: "warn", message: "Slow" },
      { level: "error", message: "Broken", requestId: "req_1" },
    ]);
  });

  it("leaves out what is below its level", async () => {
    const { log, out, err } = await logger("error");
    log.debug("a");
    log.info("b");
    log.warn("c");
    expect([...out(), ...err()]).toEqual([]);
    log.error("d");
    expect(err()).toHaveLength(1);
  });

  it("is silent when told to be", async () => {
    const { log, err } = await logger("silent");
    log.error("d");
    expect(err()).toEqual([]);
  });

  it("tells what is known of an error", async () => {
    const { errorFields } = await logger("info");
    expect(errorFields(new Error("no", { cause: new Error("why") }))).toMatchObject({
      error: "no",
      stack: expect.stringContaining("log.test"),
      cause: "Error: why",
    });
    expect(errorFields(new Error("no"))).not.toHaveProperty("cause");
    expect(errorFields("text")).toEqual({ error: "text" });
  });
});
