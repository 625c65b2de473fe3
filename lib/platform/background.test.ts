import { NonRetriableError } from "inngest";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { signingKey } from "@/embedded/worker/test-keys";
import { type TestWorker, testWorker } from "@/embedded/worker/test-worker";
import { functionSummary, runDetail, runPage } from "@/lib/schemas/background";
import { backgroundKind, backgroundState, cancelRun, getRun, listFunctions, listRuns, retryRun } from "./background";

let t: TestWorker;
let works = false;

beforeAll(async () => {
  t = await testWorker();
  process.env.BACKGROUND_WORKER = "embedded";
  process.env.INNGEST_BASE_URL = t.origin;
  process.env.INNGEST_SIGNING_KEY = signingKey;
  const shaky = t.client.createFunction({ id: "shaky", triggers: [{ event: "shaky" }] }, async ({ step }) => {
    await step.run("try", () => {
      if (!works) throw new NonRetriableError("not yet");
    });
    await step.sleep("rest", "1h");
  });
  await t.serve([shaky]);
});
beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for("evently.background.state"));
});
afterAll(() => t.close());

describe("the port to background work", () => {
  it("lists and shows runs, starts failed ones again, and ends others", async () => {
    expect(backgroundKind()).toBe("embedded");
    await t.client.send({ name: "shaky" });
    await t.ended("shaky", 1);
    const page = runPage.parse(await listRuns({ status: "failed", functionId: "app-shaky", limit: 1 }));
    const id = page.data[0]?.id ?? "";
    expect(runDetail.parse(await getRun(id))).toMatchObject({
      error: { message: "not yet" },
      steps: [{ name: "try" }],
    });
    await expect(cancelRun(id)).rejects.toMatchObject({ code: "conflict" });
    works = true;
    await retryRun(id);
    await t.until(id, "sleeping");
    await expect(retryRun(id)).rejects.toMatchObject({ code: "conflict" });
    await cancelRun(id);
    expect(await getRun(id)).toMatchObject({ status: "cancelled" });
    expect((await listFunctions()).map((one) => functionSummary.parse(one))).toMatchObject([{ id: "app-shaky" }]);
  });

  it("knows no run that there is not", async () => {
    await expect(getRun("01NOBODY/../../e")).rejects.toMatchObject({ code: "not_found" });
  });

  it("tells whether the worker answers, and asks it now and then", async () => {
    expect(await backgroundState()).toBe("ok");
    await t.serve([]);
    expect(await backgroundState()).toBe("ok");
    Reflect.deleteProperty(globalThis, Symbol.for("evently.background.state"));
    expect(await backgroundState()).toBe("down");
    await expect(retryRun("01X")).rejects.toMatchObject({ code: "not_found" });
  });
});
