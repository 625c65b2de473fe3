// npm start and npm run dev: installs, builds what changed, and serves. Needs nothing but Node and npm.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundle, root } from "./bundle.mjs";
import { fail, install } from "./install.mjs";

/** What Node runs: the server, the process beside it for background work, and the thread that draws documents. */
const entries = {
  server: "server.ts",
  background: "embedded/background.ts",
  "document-worker": "lib/documents/worker.ts",
};
const dev = process.argv.includes("--dev");
process.chdir(root);
install();
process.env.NODE_ENV = dev ? "development" : "production";
if (dev) await bundle(entries);
else await buildIfNeeded();
await import(pathToFileURL(join(root, ".build", "server.mjs")).href);

async function buildIfNeeded() {
  const stamp = join(root, ".build", "stamp");
  const wanted = fingerprint();
  const built =
    existsSync(stamp) && readFileSync(stamp, "utf8") === wanted && existsSync(join(root, ".next", "BUILD_ID"));
  if (built) return;
  console.error("Building …");
  await bundle(entries);
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const result = spawnSync(process.execPath, [next, "build"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
  });
  if (result.status !== 0) fail("The build failed; its message is above.");
  mkdirSync(join(root, ".build"), { recursive: true });
  writeFileSync(stamp, wanted);
}

/** Everything that the build is made from. */
function fingerprint() {
  const hash = createHash("sha256").update(process.version);
  const visit = (path) => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) visit(inner);
      else if (!/\.test\.tsx?$/.test(entry.name)) hash.update(inner).update(readFileSync(join(root, inner)));
    }
  };
  for (const folder of ["app", "components", "lib", "embedded", "emails", "inngest", "prisma", "public"]) {
    if (existsSync(join(root, folder))) visit(folder);
  }
  for (const file of ["server.ts", "next.config.ts", "postcss.config.mjs", "package-lock.json", "tsconfig.json"]) {
    if (existsSync(join(root, file))) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest("hex");
}
