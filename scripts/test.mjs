// npm test: everything that can fail, in one go. Needs nothing but Node and npm.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, install } from "./install.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
install();

const totals = { passed: 0, failed: 0 };
const bin = (name) => join(root, "node_modules", ".bin", name);
const run = (command, args, env = {}) =>
  spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], env: { ...process.env, ...env } }).status === 0;

const heading = (text) => console.error(`\n── ${text}`);
const count = (passed, failed) => {
  totals.passed += passed;
  totals.failed += failed;
};

heading("Format, lint and import walls");
check(run(bin("biome"), ["check", "."]));
heading("Types");
check(run(bin("tsc"), ["--noEmit"]));

heading("Unit and integration tests");
rmSync("test-results", { recursive: true, force: true });
mkdirSync("test-results", { recursive: true });
const unitOk = run(bin("vitest"), [
  "run",
  "--coverage",
  "--reporter=default",
  "--reporter=json",
  "--outputFile.json=test-results/unit.json",
]);
const unit = report("test-results/unit.json");
count(unit?.numPassedTests ?? 0, unit?.numFailedTests ?? 0);
if (!unitOk && !unit?.numFailedTests) count(0, 1);

heading("Journeys: API and browser");
await journeys();

console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exit(totals.failed > 0 ? 1 : 0);

function check(ok) {
  count(ok ? 1 : 0, ok ? 0 : 1);
}

function report(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8"));
  } catch {
    return null;
  }
}

async function journeys() {
  const { findBrowser } = await import("./browser.mjs");
  const browser = await findBrowser();
  const data = mkdtempSync(join(tmpdir(), "evently-e2e-"));
  // as root the database runs under another account, which has to get in
  chmodSync(data, 0o755);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const providerPort = await freePort();
  // the provider itself runs beside the journeys: embedded/testing/oidc-setup.ts
  const provider = {
    AUTH_OIDC_ISSUER: `http://127.0.0.1:${providerPort}`,
    AUTH_OIDC_ID: "evently-tests",
    AUTH_OIDC_SECRET: "a secret of the tests",
    AUTH_OIDC_LABEL: "Test provider",
  };
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, ...provider, PORT: String(port), EVENTLY_DATA_DIR: data, LOG_LEVEL: "warn" },
  });
  try {
    await untilReady(url, server);
    const ok = run(bin("playwright"), ["test", ...process.argv.slice(2)], {
      E2E_BASE_URL: url,
      E2E_CHROMIUM: browser,
      E2E_OIDC_PORT: String(providerPort),
    });
    const stats = report("test-results/report.json")?.stats;
    count(stats?.expected ?? 0, (stats?.unexpected ?? 0) + (stats?.flaky ?? 0));
    if (!ok && !stats?.unexpected && !stats?.flaky) count(0, 1);
  } finally {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 10_000).unref())]);
    rmSync(data, { recursive: true, force: true });
  }
}

async function untilReady(url, server) {
  const deadline = Date.now() + 300_000;
  while (Date.now() < deadline) {
    if (server.exitCode !== null) fail("The server for the journeys did not start; its message is above.");
    try {
      if ((await fetch(`${url}/api/ready`)).ok) return;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  fail("The server for the journeys did not become ready within five minutes.");
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
