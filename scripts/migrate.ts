import { ensureDatabase } from "@/embedded/environment";
import { applyMigrations } from "@/lib/platform/migrations";

// npm run migrate: brings the database to the current schema
const database = await ensureDatabase();
try {
  const applied = await applyMigrations(database.url);
  console.error(applied.length > 0 ? `Applied ${applied.join(", ")}.` : "Nothing to apply.");
} finally {
  await database.stop();
}
// the schema engine keeps a timer of ten seconds that nobody needs to wait for
process.exit();
