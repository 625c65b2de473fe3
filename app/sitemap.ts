import type { MetadataRoute } from "next";
import { env } from "@/lib/env";
import { type Address, listAddresses } from "@/lib/events/list-addresses";
import { eventCategories } from "@/lib/schemas/events";

// the addresses come from the database, which a build does not have
export const dynamic = "force-dynamic";

/** Every public page that is worth finding. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const base = env().APP_URL;
  const found = await listAddresses();
  const pages = (folder: string, addresses: Address[]) =>
    addresses.map(({ slug, changedAt }) => ({ url: `${base}/${folder}/${slug}`, lastModified: changedAt }));
  return [
    { url: `${base}/` },
    { url: `${base}/events` },
    ...eventCategories.map((category) => ({ url: `${base}/events?category=${category}` })),
    ...pages("cities", found.cities),
    ...pages("venues", found.venues),
    ...pages("organizers", found.organizers),
    ...pages("events", found.events),
  ];
}
