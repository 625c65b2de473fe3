export const maximumBodyBytes = 64 * 1024;

export type BodyRefusal = "too_large" | "not_a_form";

/**
 * The fields of a request's form, or why they cannot be read. A request without a body has none.
 * Only url-encoded forms are forms here.
 */
export async function readForm(request: Request): Promise<URLSearchParams | BodyRefusal> {
  if (Number(request.headers.get("content-length") ?? 0) > maximumBodyBytes) return "too_large";
  const body = await readLimited(request);
  if (body === null) return "too_large";
  const type = request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (body !== "" && type !== "application/x-www-form-urlencoded") return "not_a_form";
  return new URLSearchParams(body);
}

async function readLimited(request: Request): Promise<string | null> {
  if (!request.body) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.byteLength;
    if (size > maximumBodyBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
