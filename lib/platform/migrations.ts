import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { once } from "@/lib/platform/once";

interface Engine {
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: unknown): Promise<{ stdout: string | null }>;
  free(): void;
}

interface Wasm {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
  SchemaEngine: {
    new: (options: unknown, log: (line: string) => void, adapter: unknown) => Promise<Engine>;
  };
}

/**
 * Prisma's schema engine as WebAssembly, so that migrations need no native binary. It keeps the
 * same _prisma_migrations table that `prisma migrate deploy` does. Loaded once in a process: its glue
 * knows one instance, and timers of an earlier one would run into the next.
 */
const loadEngine = () =>
  once("migrations.engine", async () => {
    const require = createRequire(join(process.cwd(), "package.json"));
    const file = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg").replace(/\.js$/, ".wasm");
    const glue = await import("@prisma/schema-engine-wasm/schema_engine_bg");
    const { instance } = await WebAssembly.instantiate(readFileSync(file), {
      "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
    });
    const wasm = glue as unknown as Wasm;
    wasm.__wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
    return wasm;
  });

/**
 * Gives the database a migration whole, as `prisma migrate deploy` does. The adapter by itself cuts at every
 * semicolon, also at those inside functions.
 */
class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
    };
    return adapter;
  }
}

async function withEngine<T>(databaseUrl: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  const wasm = await loadEngine();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(pool));
  const engine = await wasm.SchemaEngine.new({ datamodels: schemaFiles() }, () => {}, adapter);
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

function schemaFiles(): [string, string][] {
  const file = join(process.cwd(), "prisma", "schema.prisma");
  return [[file, readFileSync(file, "utf8")]];
}

function migrationsList() {
  const baseDir = join(process.cwd(), "prisma", "migrations");
  const names = readdirSync(baseDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: readFileSync(join(baseDir, "migration_lock.toml"), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(baseDir, path, "migration.sql"), "utf8") },
      },
    })),
  };
}

const filters = { externalTables: ["embedded_gateway.*"], externalEnums: [] };

/** Applies what is missing; answers the names of the migrations applied now. */
export function applyMigrations(databaseUrl: string): Promise<string[]> {
  return withEngine(databaseUrl, async (engine) => {
    const result = await engine.applyMigrations({ migrationsList: migrationsList(), filters });
    return result.appliedMigrationNames;
  });
}

/**
 * SQL that leads from an earlier text of schema.prisma (null: from nothing) to the one of today. It
 * compares texts, since the engine cannot read a live database through the adapter.
 */
export function diffSchema(databaseUrl: string, before: string | null): Promise<string> {
  return withEngine(databaseUrl, async (engine) => {
    const datamodel = (files: [string, string][]) => ({
      tag: "schemaDatamodel",
      files: files.map(([path, content]) => ({ path, content })),
    });
    const from = before === null ? { tag: "empty" } : datamodel([["before.prisma", before]]);
    const to = datamodel(schemaFiles());
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters });
    return result.stdout ?? "";
  });
}
