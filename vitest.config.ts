import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: { alias: { "@": root.replace(/\/$/, ""), "server-only": `${root}scripts/nothing.mjs` } },
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: ["node_modules/**", ".next/**", ".build/**", "e2e/**"],
    globalSetup: ["embedded/testing/global-setup.ts"],
    setupFiles: ["embedded/testing/environment.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: "v8",
      include: ["lib/**"],
      exclude: ["lib/platform/generated/**", "**/*.test.ts"],
      reporter: ["text-summary", "json-summary"],
    },
  },
});
