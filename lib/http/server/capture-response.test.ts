import { createServer, type ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { type Captured, captureResponse } from "./capture-response";

/** Lets `write` answer a request whose response is captured; what was captured, and what the client got. */
async function captured(
  write: (res: ServerResponse) => void,
  answer: { status: number; headers: Record<string, string>; body: Buffer | null } | null = null,
) {
  let kept: Captured | undefined;
  const server = createServer((_, res) => {
    captureResponse(res, (what, send) => {
      kept = what;
      if (answer) send(answer.status, answer.headers, answer.body);
      else send(what.status, what.headers, what.body);
    });
    write(res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    return { kept, response, text: await response.text() };
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe("a captured response", () => {
  it("is whole: status, headers and every piece, in whatever form it was written", async () => {
    const { kept, response, text } = await captured((res) => {
      res.setHeader("x-one", "1");
      res.writeHead(201, "Made", { "x-two": "2" });
      res.flushHeaders();
      res.write("a");
      res.write(Buffer.from("b"));
      res.write("w6k=", "base64");
      res.end("d");
    });
    expect(kept).toMatchObject({ status: 201, headers: { "x-one": "1", "x-two": "2" } });
    expect(kept?.body.toString("utf8")).toBe("abéd");
    expect(response.status).toBe(201);
    expect(response.headers.get("x-two")).toBe("2");
    expect(text).toBe("abéd");
  });

  it("reaches nobody until it is sent, and then as the sender likes", async () => {
    const { response, text } = await captured(
      (res) => {
        res.setHeader("x-one", "1");
        res.statusCode = 500;
        res.end("secret");
      },
      { status: 200, headers: { "x-new": "n" }, body: Buffer.from("other") },
    );
    expect(response.status).toBe(200);
    expect(response.headers.get("x-one")).toBeNull();
    expect(response.headers.get("x-new")).toBe("n");
    expect(text).toBe("other");
  });

  it("may be sent without a body", async () => {
    const { response, text } = await captured((res) => res.end("x"), { status: 304, headers: {}, body: null });
    expect(response.status).toBe(304);
    expect(text).toBe("");
  });

  it("tells its writer when each piece is taken", async () => {
    const order: string[] = [];
    await captured((res) => {
      res.write("a", () => {
        order.push("write");
        res.end(() => order.push("end"));
      });
    });
    expect(order).toEqual(["write", "end"]);
  });
});
