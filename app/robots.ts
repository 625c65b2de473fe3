import type { MetadataRoute } from "next";
import { env } from "@/lib/env";

// the site's own address is known when it runs, not when it is built
export const dynamic = "force-dynamic";

/** Pages for one person, and addresses for programs, are not for search engines. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: [
        "/account",
        "/admin",
        "/api/",
        "/bookings",
        "/checkout",
        "/register",
        "/sign-in",
        "/tickets",
        "/*/seats$",
      ],
    },
    sitemap: `${env().APP_URL}/sitemap.xml`,
  };
}
