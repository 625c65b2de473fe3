import { eventArt } from "@/lib/shared/event-art/event-art";
import { readArtName } from "@/lib/shared/event-art/event-art-path";

/** Pictures of events: pure functions of their address, hence cached for good. */
export async function GET(_request: Request, { params }: { params: Promise<{ seed: string }> }): Promise<Response> {
  const name = readArtName((await params).seed);
  if (!name) return new Response("Not found", { status: 404 });
  return new Response(eventArt(name.category, name.seed), {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Cache-Control": "public, max-age=31536000, immutable",
      "Content-Security-Policy": "default-src 'none'",
    },
  });
}
