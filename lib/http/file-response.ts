import "server-only";

/** A file for its asker alone, to be saved under a name of plain ASCII. */
export function fileResponse(
  body: Uint8Array<ArrayBuffer> | string,
  file: { type: string; name: string; vary?: string },
): Response {
  return new Response(body, {
    headers: {
      "content-type": file.type,
      "content-disposition": `attachment; filename="${file.name.replace(/[^\w.-]/g, "_")}"`,
      "cache-control": "private, no-store",
      ...(file.vary ? { vary: file.vary } : {}),
    },
  });
}
