import { createServer } from "node:http";
import { afterEach, expect, it } from "vitest";
import { answerOwnRequests } from "./short-way";

const usual = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = usual;
});

it("answers requests to this process at once, and lets all others go their way", async () => {
  const server = createServer((_, res) => res.end("over the network"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const other = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  // begins like the other's, to be told apart
  const own = other.slice(0, -1);
  answerOwnRequests(own, async (request) => Response.json({ method: request.method, body: await request.text() }));
  try {
    for (const input of [`${own}/e/key`, new URL("/e/key", own), new Request(`${own}/e/key`)]) {
      const answer = await fetch(input, { method: "POST", body: "{}" });
      expect(await answer.json()).toEqual({ method: "POST", body: "{}" });
    }
    expect(await (await fetch(`${other}/e/key`)).text()).toBe("over the network");
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
