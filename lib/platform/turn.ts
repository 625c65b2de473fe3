import "server-only";
import pg from "pg";
import { env } from "@/lib/env";

/**
 * Work that one instance does for all: it is whose connection has the database's advisory lock of this name, from
 * the first time it asked until it gives up or its connection ends; then it is whoever asks next.
 */
export class Turn {
  private client: pg.Client | null = null;
  private ours = false;

  constructor(private readonly name: string) {}

  /** @throws when the database cannot be reached */
  async isOurs(): Promise<boolean> {
    this.client ??= await this.connect();
    if (this.ours) return true;
    const { client } = this;
    const { rows } = await client.query<{ got: boolean }>(
      "SELECT pg_try_advisory_lock(hashtextextended('evently ' || $1, 0)) AS got",
      [this.name],
    );
    if (rows[0]?.got && this.client === client) this.ours = true;
    return this.ours;
  }

  async giveUp(): Promise<void> {
    const { client } = this;
    this.forget(client);
    await client?.end();
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: "evently turn",
      connectionTimeoutMillis: 5_000,
      query_timeout: 5_000,
      keepAlive: true,
    });
    client.on("error", () => this.forget(client));
    client.on("end", () => this.forget(client));
    await client.connect();
    return client;
  }

  private forget(client: pg.Client | null): void {
    if (this.client !== client) return;
    this.client = null;
    this.ours = false;
  }
}
