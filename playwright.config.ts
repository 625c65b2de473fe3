import { defineConfig, devices } from "@playwright/test";

const baseURL = process.env.E2E_BASE_URL ?? "http://localhost:3000";
const executablePath = process.env.E2E_CHROMIUM;

const launchOptions = {
  ...(executablePath ? { executablePath } : {}),
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

// npm test starts the server and finds the browser; see scripts/test.mjs
export default defineConfig({
  testDir: "e2e",
  globalSetup: "./embedded/testing/oidc-setup.ts",
  outputDir: "test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: "test-results/report.json" }]],
  use: { baseURL, launchOptions, trace: "retain-on-failure", locale: "en-GB", timezoneId: "Europe/London" },
  projects: [
    { name: "api", testDir: "e2e/api" },
    { name: "phone", testDir: "e2e/journeys", use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } } },
    {
      name: "desktop",
      testDir: "e2e/journeys",
      // each outcome of a payment is the phone's journey; seated-purchase pays on the desktop as well
      testIgnore: "checkout-*",
      use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 900 } },
    },
  ],
});
