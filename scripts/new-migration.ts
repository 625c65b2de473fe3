import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { ensureDatabase } from "@/embedded/environment";
import { diffSchema } from "@/lib/platform/migrations";

// npm run migration -- NAME: writes the SQL from the migrations so far to schema.prisma. What the
// schema was at the newest migration is kept beside them.
const KEPT = "prisma/migrations/schema.prisma";
const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error("Give the migration a name in lower case, such as add_waitlist.");
  process.exit(2);
}
const database = await ensureDatabase();
try {
  const sql = await diffSchema(database.url, existsSync(KEPT) ? readFileSync(KEPT, "utf8") : null);
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const folder = `prisma/migrations/${stamp}_${name}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql);
  writeFileSync(KEPT, readFileSync("prisma/schema.prisma", "utf8"));
  console.error(`Wrote ${folder}/migration.sql.`);
} finally {
  await database.stop();
}
// the schema engine keeps a timer of ten seconds that nobody needs to wait for
process.exit();
