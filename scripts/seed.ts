import { payDemoBookings } from "@/embedded/demo-payments";
import { completeEnvironment } from "@/embedded/environment";
import { createTables } from "@/embedded/gateway/tables";
import { env } from "@/lib/env";
import { pool } from "@/lib/platform/db";
import { applyMigrations } from "@/lib/platform/migrations";
import { seedDemo } from "@/prisma/seed";

// npm run seed: fills the embedded database with the demo, if it is empty
const { database, embeddedDatabase, embeddedPayments } = await completeEnvironment();
if (!embeddedDatabase) {
  console.error(
    "DATABASE_URL names a database of your own. Demo accounts have a public password, so they are made only in the " +
      "embedded database: unset DATABASE_URL to use that one. Nothing was changed.",
  );
  process.exit(1);
}
try {
  await applyMigrations(database.url);
  await seedDemo((line) => console.error(line));
  if (embeddedPayments) {
    await createTables(pool());
    await payDemoBookings(pool(), env().APP_URL);
  }
} finally {
  await closeConnections();
  await database.stop();
}
// the schema engine leaves a timer behind that would keep the process for ten seconds
process.exit();

/** pool.end() does not wait until the server has let go; stopping the server would then look like a failure. */
async function closeConnections(): Promise<void> {
  let open = pool().totalCount;
  const closed = new Promise<void>((resolve) => {
    if (open === 0) resolve();
    pool().on("remove", () => {
      if (--open === 0) resolve();
    });
  });
  await pool().end();
  await closed;
}
