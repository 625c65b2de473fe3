import { prepareTemplate, testServer } from "./database";

/** Starts PostgreSQL for the integration tests and prepares the template database. */
export default async function setup() {
  const server = await testServer();
  process.env.EVENTLY_TEST_SERVER = server.url;
  await prepareTemplate(server.url);
  return () => server.remove();
}
