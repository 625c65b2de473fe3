import "server-only";
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";

export interface Captured {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/**
 * Lets somebody else write a response and keeps it instead of sending it. `send` then sends what one
 * likes through the real methods.
 */
export function captureResponse(
  res: ServerResponse,
  onEnd: (
    captured: Captured,
    send: (status: number, headers: OutgoingHttpHeaders, body: Buffer | null) => void,
  ) => void,
): void {
  const real = { write: res.write, end: res.end, writeHead: res.writeHead, flushHeaders: res.flushHeaders };
  const chunks: Buffer[] = [];
  const keep = (chunk: unknown, encoding: unknown) => {
    if (typeof chunk === "string")
      chunks.push(Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8"));
    else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  const callback = (...args: unknown[]) => {
    const done = args.find((arg) => typeof arg === "function");
    if (typeof done === "function") queueMicrotask(() => done());
  };
  res.write = ((chunk: unknown, ...rest: unknown[]) => {
    keep(chunk, rest[0]);
    callback(...rest);
    return true;
  }) as typeof res.write;
  res.writeHead = ((status: number, ...rest: unknown[]) => {
    res.statusCode = status;
    const headers = rest.find((arg) => typeof arg === "object" && arg !== null);
    for (const [name, value] of Object.entries((headers ?? {}) as OutgoingHttpHeaders)) {
      if (value !== undefined) res.setHeader(name, value);
    }
    return res;
  }) as typeof res.writeHead;
  res.flushHeaders = () => {};
  res.end = ((...args: unknown[]) => {
    if (typeof args[0] !== "function") keep(args[0], args[1]);
    Object.assign(res, real);
    const captured = { status: res.statusCode, headers: res.getHeaders(), body: Buffer.concat(chunks) };
    onEnd(captured, (status, headers, body) => {
      for (const name of res.getHeaderNames()) res.removeHeader(name);
      res.writeHead(status, headers);
      res.end(body ?? undefined);
    });
    callback(...args);
    return res;
  }) as typeof res.end;
}
