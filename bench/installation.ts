import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { findPostgres } from "@/embedded/postgres";

/** A folder for the data of a measured installation, gone after `work`. */
export async function withDataFolder<T>(work: (data: string) => Promise<T>): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), "evently-bench-"));
  // as root the database runs under another account, which has to get in
  chmodSync(data, 0o755);
  try {
    return await work(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

export interface Installation {
  url: string;
  /** Of the process that serves. */
  pid: number;
  pool: pg.Pool;
}

/** Evently as npm start runs it, with the data in this folder, until `work` is done. */
export async function withInstallation<T>(
  data: string,
  settings: Record<string, string>,
  work: (installation: Installation) => Promise<T>,
): Promise<T> {
  const port = await freePort();
  const server = spawn(process.execPath, ["scripts/start.mjs"], {
    stdio: ["ignore", "ignore", "inherit"],
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      EVENTLY_DATA_DIR: data,
      LOG_LEVEL: "warn",
      ...settings,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  let pool: pg.Pool | undefined;
  try {
    await untilReady(url);
    pool = new pg.Pool({ connectionString: (await findPostgres(data)) ?? "" });
    return await work({ url, pid: server.pid ?? 0, pool });
  } finally {
    await pool?.end();
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
  }
}

async function untilReady(url: string): Promise<void> {
  for (;;) {
    const ready = await fetch(`${url}/api/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
