import type { MetadataRoute } from "next";

/** Pages for one person, and addresses for programs, are not for search engines. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: "*",
      allow: "/",
      disallow: ["/account", "/api/", "/bookings", "/checkout", "/register", "/sign-in", "/tickets"],
    },
  };
}
