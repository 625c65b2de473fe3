import { describe, expect, it } from "vitest";
import { parseJson, readText } from "./read-body";

const types = ["application/json", "text/calendar"];

function request(
  body: BodyInit | null,
  headers: Record<string, string> = { "content-type": "application/json" },
): Request {
  const init: RequestInit & { duplex: "half" } = { method: "POST", body, headers, duplex: "half" };
  return new Request("http://localhost/x", init);
}

/** A body that comes in pieces, without a length; `pulled` counts how many were asked for. */
function pieces(parts: Uint8Array[], end: "close" | "error" = "close") {
  const state = { pulled: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const part = parts[state.pulled++];
        if (part) controller.enqueue(part);
        else if (end === "close") controller.close();
        else controller.error(new Error("reset"));
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}
const bytes = (n: number) => new Uint8Array(n).fill(97);

describe("a body", () => {
  it("is read as text", async () => {
    expect(await readText(request('{"name":"Zoë €"}'), 100, types)).toBe('{"name":"Zoë €"}');
    expect(await readText(request(null), 100, types)).toBe("");
  });

  it("may come in pieces that cut a letter in two", async () => {
    const [first, second] = [Uint8Array.of(0x61, 0xc3), Uint8Array.of(0xab)];
    expect(await readText(request(pieces([first, second]).stream), 100, types)).toBe("aë");
  });

  it.each(["application/json; charset=utf-8", "Application/JSON", "text/calendar;method=PUBLISH"])(
    "may say its type as %s",
    async (type) => {
      expect(await readText(request("x", { "content-type": type }), 10, types)).toBe("x");
    },
  );

  it.each(["text/plain", "application/jsonp", "multipart/form-data; boundary=x", "application/json, text/calendar"])(
    "of type %s is not read",
    async (type) => {
      await expect(readText(request("x", { "content-type": type }), 10, types)).rejects.toMatchObject({
        code: "unsupported_media_type",
        status: 415,
      });
    },
  );

  it("without a type is not read", async () => {
    await expect(readText(request(bytes(3), {}), 10, types)).rejects.toMatchObject({ code: "unsupported_media_type" });
  });

  it("may be as large as the limit, and no byte larger", async () => {
    expect(await readText(request(bytes(10)), 10, types)).toHaveLength(10);
    await expect(readText(request(bytes(11)), 10, types)).rejects.toMatchObject({
      code: "payload_too_large",
      status: 413,
    });
  });

  it("that says it is too large is not read at all", async () => {
    const { state, stream } = pieces([bytes(1)]);
    const announced = request(stream, { "content-type": "application/json", "content-length": "11" });
    await expect(readText(announced, 10, types)).rejects.toMatchObject({ code: "payload_too_large" });
    expect(state.pulled).toBe(0);
  });

  it("that says nothing of its length is given up at the limit", async () => {
    const { state, stream } = pieces([bytes(6), bytes(6), bytes(6), bytes(6)]);
    await expect(readText(request(stream), 10, types)).rejects.toMatchObject({ code: "payload_too_large" });
    expect(state).toEqual({ pulled: 2, cancelled: true });
  });

  it("that lies about its length is held to the limit", async () => {
    const lying = request(pieces([bytes(20)]).stream, { "content-type": "application/json", "content-length": "3" });
    await expect(readText(lying, 10, types)).rejects.toMatchObject({ code: "payload_too_large" });
  });

  it("that is cut off is malformed, not our fault", async () => {
    await expect(readText(request(pieces([bytes(3)], "error").stream), 10, types)).rejects.toMatchObject({
      code: "malformed_body",
    });
  });

  it.each([
    ["a lone continuation", [0x80]],
    ["an overlong slash", [0xc0, 0xaf]],
    ["a surrogate", [0xed, 0xa0, 0x80]],
    ["an end in the middle of a letter", [0x61, 0xe2, 0x82]],
  ])("of bad UTF-8 is malformed: %s", async (_, bad) => {
    await expect(readText(request(Uint8Array.from(bad)), 10, types)).rejects.toMatchObject({
      code: "malformed_body",
      status: 400,
    });
  });
});

describe("JSON", () => {
  it("is parsed", () => {
    expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
  });

  it.each(["", "{", "{'a':1}", "NaN", "{}x"])("is malformed: %j", (text) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: "malformed_body" }));
  });

  it("does not give a whole body back in its message", () => {
    const text = `{"password":"${"x".repeat(5000)}`;
    try {
      parseJson(text);
      expect.unreachable();
    } catch (error) {
      expect((error as Error).message.length).toBeLessThan(300);
    }
  });
});
