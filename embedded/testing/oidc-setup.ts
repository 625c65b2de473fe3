import { startOidcProvider } from "./oidc-provider";

/** Runs the test provider beside the journeys, where the server under test was told of it (see scripts/test.mjs). */
export default async function setup() {
  const port = Number(process.env.E2E_OIDC_PORT ?? 0);
  if (!port) return undefined;
  const provider = await startOidcProvider(port);
  return () => provider.close();
}
