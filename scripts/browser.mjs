// Finds a Chromium for the browser journeys: Playwright's own, one of the system, or, on Debian as
// root, the one that apt installs.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fail } from "./install.mjs";

const candidates = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

export async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  const system = () => candidates.find((path) => existsSync(path));
  if (system()) return system();
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.error("Installing Chromium with apt-get …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const run = (...args) => spawnSync("apt-get", args, { stdio: ["ignore", "ignore", 2], env });
    run("update", "-qq");
    run("install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation");
    if (system()) return system();
  }
  return fail("No Chromium was found for the browser tests. Install one, or run: npx playwright install chromium");
}
