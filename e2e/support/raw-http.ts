import { connect } from "node:net";
import { Answer } from "./answer";
import { newAddress } from "./client";

/**
 * Sends bytes over a connection of their own, so that nothing on the way tidies them up, and reads
 * one answer. Status 0: the server hung up without one. `hangUp` ends our side right after sending.
 */
export function sendRaw(
  baseURL: string,
  bytes: Buffer | string,
  name: string,
  options: { hangUp?: boolean } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(baseURL);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes);
      if (options.hangUp) socket.end();
    });
    const finish = () => {
      socket.destroy();
      resolve(readAnswer(name, Buffer.concat(chunks)));
    };
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      if (isWhole(Buffer.concat(chunks))) finish();
    });
    socket.on("end", finish);
    // hanging up while we still send shows as an error; what was answered before that counts
    socket.on("error", (error) =>
      chunks.length > 0 || /EPIPE|ECONNRESET/.test(error.message) ? finish() : reject(error),
    );
  });
}

/** A request's head for one answer; further headers come after Host and an address of its own. */
export function head(method: string, target: string, headers: Record<string, string> = {}): string {
  const all = { host: "localhost", connection: "close", "x-forwarded-for": newAddress(), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${target} HTTP/1.1`, ...lines, "", ""].join("\r\n");
}

/** Sends a whole POST and cuts the connection without waiting for the answer. */
export function sendAndHangUp(
  baseURL: string,
  target: string,
  body: string,
  headers: Record<string, string>,
): Promise<void> {
  const { hostname, port } = new URL(baseURL);
  const text = head("POST", target, { ...headers, "content-length": String(Buffer.byteLength(body)) }) + body;
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(text, () => {
        socket.destroy();
        resolve();
      });
    });
    socket.on("error", reject);
  });
}

function isWhole(received: Buffer): boolean {
  const text = received.toString("latin1");
  const at = text.indexOf("\r\n\r\n");
  if (at < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(text.slice(0, at))?.[1];
  if (length !== undefined) return text.length >= at + 4 + Number(length);
  return /^transfer-encoding: *chunked/im.test(text.slice(0, at)) && text.endsWith("0\r\n\r\n");
}

function readAnswer(name: string, received: Buffer): Answer {
  const text = received.toString("utf8");
  const at = text.indexOf("\r\n\r\n");
  const [first = "", ...lines] = text.slice(0, Math.max(0, at)).split("\r\n");
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
  );
  const body = at < 0 ? "" : text.slice(at + 4);
  const whole = /chunked/i.test(headers["transfer-encoding"] ?? "") ? joinChunks(body) : body;
  return new Answer(name, Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1] ?? 0), headers, whole);
}

/** Sizes are of bytes; texts here are ASCII wherever they are compared. */
function joinChunks(body: string): string {
  let rest = Buffer.from(body);
  const parts: Buffer[] = [];
  for (;;) {
    const at = rest.indexOf("\r\n");
    const size = Number.parseInt(rest.subarray(0, at).toString(), 16);
    if (at < 0 || !(size > 0)) return Buffer.concat(parts).toString();
    parts.push(rest.subarray(at + 2, at + 2 + size));
    rest = rest.subarray(at + 4 + size);
  }
}
