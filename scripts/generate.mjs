// Generates the Prisma client. The native schema engine is not needed for that; any executable
// stands in for it, so nothing is downloaded.
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const output = `${root}lib/platform/generated/prisma`;
if (existsSync(output)) rmSync(output, { recursive: true });
execFileSync(process.execPath, [`${root}node_modules/prisma/build/index.js`, "generate"], {
  cwd: root,
  stdio: process.argv.includes("--quiet") ? "ignore" : "inherit",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
});
