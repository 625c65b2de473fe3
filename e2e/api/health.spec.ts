import { expect, test } from "@playwright/test";

test("the process says that it lives, and what it depends on", async ({ request }) => {
  const health = await request.get("/api/health");
  expect(health.status()).toBe(200);
  expect(await health.json()).toEqual({ status: "ok" });
  const ready = await request.get("/api/ready");
  expect(ready.status()).toBe(200);
  expect(await ready.json()).toMatchObject({ status: "ready", dependencies: { database: "ok", payments: "ok" } });
  for (const answer of [health, ready]) {
    expect(answer.headers()["cache-control"]).toBe("no-store");
    expect(await answer.text()).not.toMatch(/postgres(ql)?:|password|secret/i);
  }
});
