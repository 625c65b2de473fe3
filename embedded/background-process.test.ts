import { fork } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, it } from "vitest";
import { patience, startBackground } from "./background-process";

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
    startBackground(new URL("./child.mjs", import.meta.url), { url: "http://127.0.0.1:1", key: "", firstAfterMs: 60_000 }, () => {});`,
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
  const background = startBackground(
    script(),
    { url: new URL("http://127.0.0.1:1"), key: "", ...patience },
    (message) => said.push(message),
  );
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

type Answer = (res: ServerResponse) => void;
const well: Answer = (res) => res.end("{}");
const unwell: Answer = (res) => res.writeHead(503).end("{}");
const fail: Answer = (res) => res.destroy();
const hang: Answer = () => {};

/** Starts one, lets it hear nothing any more, and answers for it: the number of questions from then until it was killed. */
async function questionsUntilKilled(withinMs: number, answers: Answer[], otherwise: Answer): Promise<number> {
  const known = pids().length;
  const said: string[] = [];
  let asked = 0;
  let stopped = false;
  const keys = new Set<string | undefined>();
  const server = createServer((req, res) => {
    keys.add(req.headers.authorization);
    const answer = !stopped || said.length > 0 ? well : (answers[asked++] ?? otherwise);
    answer(res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/x/health`);
  const health = { url, key: "signkey", firstAfterMs: 1, everyMs: 5, withinMs: 10_000 };
  const background = startBackground(script(), health, (message) => said.push(message));
  const first = await until(() => pids()[known]);
  process.kill(first, "SIGSTOP");
  stopped = true;
  health.withinMs = withinMs;
  const second = await until(() => pids()[known + 1]);
  expect(lives(first)).toBe(false);
  expect(lives(second)).toBe(true);
  expect(said).toEqual(["Background work does not answer and is killed", "Background work ended and is started again"]);
  expect([...keys]).toEqual(["Bearer signkey"]);
  await background.stop();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  return asked;
}

it("kills one that is not heard of three times in a row, and starts it again", async () => {
  const answers = [well, fail, fail, unwell, fail, fail, well, fail, fail, fail];
  expect(await questionsUntilKilled(10_000, answers, fail)).toBe(answers.length);
});

it("takes one that lets a question wait for one that hangs", async () => {
  expect(await questionsUntilKilled(200, [], hang)).toBe(3);
});

it("ends with its parent, however that ends", async () => {
  const known = pids().length;
  const parent = fork(join(folder, "parent.mjs"));
  const child = await until(() => pids()[known]);
  expect(lives(child)).toBe(true);
  parent.kill("SIGKILL");
  await until(() => !lives(child));
});
