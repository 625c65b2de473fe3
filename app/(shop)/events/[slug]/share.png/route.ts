import { isAppError } from "@/lib/errors";
import { getEventOrThrow } from "@/lib/events/get-event-or-throw";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import { shareImagePath } from "@/lib/shared/share-image-path";
import { shareImage } from "./share-image";

/** An event's picture for those who share its link. Kept for good under the address that names its version. */
export async function GET(request: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  const asked = new URL(request.url);
  const language = asked.searchParams.get("lang");
  const locale = isLocale(language) ? language : defaultLocale;
  try {
    const event = await getEventOrThrow((await params).slug);
    const current = shareImagePath(event, locale).endsWith(asked.search) && asked.search !== "";
    return new Response(await shareImage(event, locale), {
      headers: {
        "Content-Type": "image/png",
        "Cache-Control": current ? "public, max-age=31536000, immutable" : "public, max-age=300",
      },
    });
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return new Response("Not found", { status: 404 });
    throw error;
  }
}
