// Installs what package-lock.json names, unless it is there already, and generates the Prisma client.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const digest = (...files) => {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const file of files) hash.update(readFileSync(root + file));
  return hash.digest("hex");
};

export function install() {
  requireNode();
  step("node_modules/.evently-installed", ["package-lock.json"], "node_modules/next/package.json", () => {
    console.error("Installing packages …");
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    // Install scripts are not needed: nothing has to be compiled or downloaded. `npm ci` would refuse a
    // lock file that lacks another platform's optional binary; `install --no-save` takes the same versions.
    const result = spawnSync(
      npm,
      ["install", "--no-save", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"],
      {
        cwd: root,
        stdio: ["ignore", 2, 2],
      },
    );
    if (result.status !== 0) fail("npm could not install the packages; its message is above.");
  });
  step(
    "node_modules/.evently-generated",
    ["prisma/schema.prisma", "package-lock.json"],
    "lib/platform/generated/prisma/client.ts",
    () => {
      console.error("Generating the database client …");
      execFileSync(process.execPath, [`${root}scripts/generate.mjs`, "--quiet"], { stdio: ["ignore", 2, 2] });
    },
  );
}

function step(stamp, inputs, proof, work) {
  const wanted = digest(...inputs);
  const done = existsSync(root + stamp) && readFileSync(root + stamp, "utf8") === wanted && existsSync(root + proof);
  if (done) return;
  work();
  mkdirSync(`${root}node_modules`, { recursive: true });
  writeFileSync(root + stamp, wanted);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(`Evently needs Node 20.19 or newer; this is ${process.version}.`);
  }
}

export function fail(message) {
  console.error(`\n${message}`);
  process.exit(1);
}
