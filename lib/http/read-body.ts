import "server-only";
import { AppError } from "@/lib/errors";

/**
 * The body as text: at most `maxBytes`, of one of the media types, well-formed UTF-8.
 * @throws AppError payload_too_large, unsupported_media_type, malformed_body
 */
export async function readText(request: Request, maxBytes: number, mediaTypes: readonly string[]): Promise<string> {
  const type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (!mediaTypes.includes(type)) {
    throw new AppError("unsupported_media_type", `Send ${mediaTypes.join(" or ")}${type ? `, not ${type}` : ""}.`);
  }
  const bytes = await readBytes(request, maxBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("malformed_body", "The body is not well-formed UTF-8.");
  }
}

async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError("payload_too_large", `The body may have at most ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new AppError("malformed_body", "The body ended before it was complete.");
    });
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      reader.cancel().catch(() => {});
      throw tooLarge();
    }
    chunks.push(value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** @throws AppError malformed_body, naming the place where the JSON breaks off */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("malformed_body", `The body is not valid JSON: ${(error as Error).message.slice(0, 200)}`);
  }
}
