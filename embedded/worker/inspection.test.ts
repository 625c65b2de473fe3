import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { functionSummary, runDetail, runPage } from "@/lib/schemas/background";
import { poll, type TestWorker, testWorker } from "./test-worker";

let t: TestWorker;
beforeAll(async () => {
  t = await testWorker();
});
afterAll(() => t.close());

describe("the inspection", () => {
  it("shows runs, functions and steps as the app's schemas describe them, page by page", async () => {
    const fn = t.client.createFunction(
      {
        id: "shown",
        name: "Shown",
        triggers: [{ event: "shown/asked", if: "event.data.n >= 0" }, { cron: "0 0 1 1 *" }],
      },
      async ({ event, step }) => {
        const { n } = event.data as { n: number };
        await step.run("long", () => "x".repeat(10_000));
        if (n === 1) await step.sleep("rest", "1h");
        if (n === 2) throw new Error("shown");
        return step.run("end", () => n);
      },
    );
    await t.serve([fn]);
    await t.client.send([0, 1, 2].map((n) => ({ name: "shown/asked", data: { n } })));
    const page = await poll(async () => {
      const found = runPage.parse(await t.inspect("runs?function=app-shown"));
      return found.data.every((run) => ["completed", "sleeping", "failed"].includes(run.status)) ? found : null;
    });
    expect(page.data.map((run) => run.status)).toEqual(["failed", "sleeping", "completed"]);
    expect(page.data[0]).toMatchObject({
      functionName: "Shown",
      eventName: "shown/asked",
      error: { message: "shown" },
    });

    const first = runPage.parse(await t.inspect("runs?function=app-shown&limit=2"));
    const second = runPage.parse(await t.inspect(`runs?function=app-shown&limit=2&cursor=${first.nextCursor}`));
    expect([...first.data, ...second.data].map((run) => run.id)).toEqual(page.data.map((run) => run.id));
    expect(second.nextCursor).toBeNull();
    expect(runPage.parse(await t.inspect("runs?function=app-shown&status=failed")).data).toHaveLength(1);

    const sleeping = runDetail.parse(await t.inspect(`runs/${page.data[1]?.id}`));
    expect(sleeping.steps.map((step) => [step.name, step.op, step.status])).toEqual([
      ["long", "run", "completed"],
      ["rest", "sleep", "sleeping"],
    ]);
    expect(sleeping.steps[1]?.wakesAt).not.toBeNull();
    expect(String(sleeping.steps[0]?.output).length).toBeLessThan(5_000);
    expect(sleeping.event).toMatchObject({ name: "shown/asked", data: { n: 1 } });

    const functions = await t.inspect<unknown[]>("functions");
    expect(functions.map((one) => functionSummary.parse(one))).toMatchObject([
      { id: "app-shown", name: "Shown", counts: { completed: 1, failed: 1, sleeping: 1 } },
    ]);
    await expect(t.inspect("runs/01NOBODY")).rejects.toThrow("404");
    await expect(t.inspect("runs?status=odd")).rejects.toThrow("400");
  });

  it("starts a failed run again from its last recorded step, and ends one that is not over", async () => {
    const ran: string[] = [];
    let works = false;
    const fn = t.client.createFunction(
      { id: "again", triggers: [{ event: "again" }], retries: 0 },
      async ({ step }) => {
        await step.run("good", () => void ran.push("good"));
        await step.run("bad", () => {
          ran.push("bad");
          if (!works) throw new Error("provider down");
        });
        await step.sleep("rest", "1h");
      },
    );
    await t.serve([fn]);
    await t.client.send({ name: "again" });
    const [failed] = await t.ended("again", 1);
    expect(failed).toMatchObject({ status: "failed", error: { message: "provider down" } });
    works = true;
    const id = failed?.id ?? "";
    await t.inspect(`runs/${id}/retry`, "POST");
    await expect(t.inspect(`runs/${id}/retry`, "POST")).rejects.toThrow("409");
    await t.until(id, "sleeping");
    expect(ran).toEqual(["good", "bad", "bad"]);
    await t.inspect(`runs/${id}/cancel`, "POST");
    expect(await t.until(id, "cancelled")).toMatchObject({ error: { name: "Cancelled" } });
    await expect(t.inspect(`runs/${id}/cancel`, "POST")).rejects.toThrow("409");
  });
});
