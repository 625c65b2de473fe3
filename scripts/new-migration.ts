import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { ensureDatabase } from "@/embedded/environment";
import { diffSchema } from "@/lib/platform/migrations";

// npm run migration -- NAME: writes the SQL from the migrations so far to schema.prisma
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Give the migration a name in lower case, such as add_waitlist.");
  process.exit(2);
}
const database = await ensureDatabase();
try {
  const first = !readdirSync("prisma/migrations").some((entry) => /^\d/.test(entry));
  const sql = await diffSchema(database.url, first ? "empty" : "migrations");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql);
  console.error(`Wrote ${folder}/migration.sql.`);
} finally {
  await database.stop();
}
// the schema engine keeps a timer of ten seconds that nobody needs to wait for
process.exit();
