import "server-only";
import { cache } from "react";
import { orNotFound } from "@/app/(shop)/or-not-found";
import { getEventOrThrow } from "@/lib/events/get-event-or-throw";

/** The event of the address, by slug or id; read once for its metadata and its page. */
export const readEvent = cache((slug: string) => orNotFound(getEventOrThrow(slug)));
