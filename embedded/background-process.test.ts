import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startBackground } from "./background-process";

let folder = "";
const script = () => pathToFileURL(join(folder, "child.mjs"));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "evently-background-"));
  // stands for .build/background.mjs: tells who it is, and ends with its parent
  writeFileSync(
    script(),
    `import { appendFileSync } from "node:fs";
    appendFileSync(${JSON.stringify(join(folder, "pids"))}, process.pid + " " + process.env.DATABASE_POOL + "\\n");
    process.on("disconnect", () => process.exit());
    process.on("SIGTERM", () => process.exit());
    setInterval(() => {}, 1000);`,
  );
  await build({
    entryPoints: ["embedded/background-process.ts"],
    outfile: join(folder, "background-process.mjs"),
    platform: "node",
    format: "esm",
  });
  writeFileSync(
    join(folder, "parent.mjs"),
    `import { startBackground } from "./background-process.mjs";
    startBackground(new URL("./child.mjs", import.meta.url), () => {});`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function until<T>(look: () => T | undefined | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function pids(): number[] {
  try {
    return readFileSync(join(folder, "pids"), "utf8").trim().split("\n").map(Number.parseFloat);
  } catch {
    return [];
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it("starts it again when it is killed, always at the lowest priority, and ends it", async () => {
  const said: string[] = [];
  const background = startBackground(script(), (message) => said.push(message));
  const first = await until(() => pids()[0]);
  expect(getPriority(first)).toBe(19);
  expect(readFileSync(join(folder, "pids"), "utf8")).toContain(`${first} 4`);
  process.kill(first, "SIGKILL");
  const second = await until(() => pids()[1]);
  expect(lives(first)).toBe(false);
  expect(said).toEqual(["Background work ended and is started again"]);
  expect(getPriority(second)).toBe(19);
  await background.stop();
  expect(lives(second)).toBe(false);
  expect(said).toHaveLength(1);
});

it("ends with its parent, however that ends", async () => {
  const known = pids().length;
  const parent = fork(join(folder, "parent.mjs"));
  const child = await until(() => pids()[known]);
  expect(lives(child)).toBe(true);
  parent.kill("SIGKILL");
  await until(() => !lives(child));
});
