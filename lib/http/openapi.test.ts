import { describe, expect, it } from "vitest";
import { z } from "zod";
import { errorTable } from "@/lib/errors";
import { id, money } from "@/lib/schemas/common";
import { api } from "./api";
import { openApiDocument } from "./openapi";

const item = z.object({ name: z.string(), price: money }).meta({ id: "Item" });

const create = api(
  {
    route: "POST /things/{id}/seat-maps",
    summary: "Make one",
    tag: "Things",
    params: z.object({ id: id("evt") }),
    query: z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(20), q: z.string() }),
    body: z.strictObject({ at: z.string(), dry: z.boolean().default(false) }),
    response: { 201: item, 204: null },
    auth: "user",
    limit: "write",
    idempotent: "own",
  },
  async () => ({ status: 204 }),
);
const list = api(
  {
    route: "GET /things/{id}/seat-maps",
    summary: "List them",
    tag: "Things",
    response: { 200: z.object({ data: z.array(item) }) },
    auth: "none",
    limit: "read",
  },
  async () => ({ status: 200, body: { data: [] } }),
);
const upload = api(
  {
    route: "POST /imports",
    summary: "Import",
    tag: "Things",
    text: { mediaTypes: ["text/calendar"], maxBytes: 10 },
    response: { 204: null },
    auth: "caller",
    limit: "import",
  },
  async () => ({ status: 204 }),
);

interface Operation {
  operationId: string;
  summary: string;
  tags: string[];
  security?: unknown[];
  parameters: { name: string; in: string; required?: boolean; schema: Record<string, unknown> }[];
  requestBody?: { required: boolean; content: Record<string, { schema: Record<string, unknown> }> };
  responses: Record<string, { content?: Record<string, { schema: unknown }>; $ref?: string }>;
}
const document = openApiDocument([create, list, upload]) as {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { properties: Record<string, unknown> }>; securitySchemes: object };
  "x-error-codes": object;
};
const operation = (path: string, method: string) => document.paths[path]?.[method] as Operation;

describe("the OpenAPI document", () => {
  it("is of 3.1 and has one operation for each handler, several on one path", () => {
    expect(document.openapi).toBe("3.1.0");
    expect(document.servers).toEqual([{ url: "http://localhost:3000/api/v1" }]);
    expect(Object.keys(document.paths)).toEqual(["/things/{id}/seat-maps", "/imports"]);
    expect(Object.keys(document.paths["/things/{id}/seat-maps"] ?? {})).toEqual(["post", "get"]);
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map((found) => found.operationId));
    expect(ids).toEqual(["postThingsIdSeatMaps", "getThingsIdSeatMaps", "postImports"]);
  });

  it("names parameters as they come in", () => {
    const { parameters } = operation("/things/{id}/seat-maps", "post");
    const byName = new Map(parameters.map((parameter) => [parameter.name, parameter]));
    expect(byName.get("id")).toMatchObject({ in: "path", required: true, schema: { type: "string" } });
    expect(byName.get("limit")).toMatchObject({ in: "query", required: false, schema: { default: 20, maximum: 100 } });
    expect(byName.get("q")).toMatchObject({ in: "query", required: true });
    expect(byName.get("Idempotency-Key")).toMatchObject({ in: "header" });
    expect(operation("/things/{id}/seat-maps", "get").parameters).toEqual([]);
  });

  it("describes bodies as they are accepted: what has a usual value may be left out", () => {
    const { requestBody } = operation("/things/{id}/seat-maps", "post");
    expect(requestBody?.content["application/json"]?.schema).toMatchObject({
      required: ["at"],
      additionalProperties: false,
    });
    expect(Object.keys(operation("/imports", "post").requestBody?.content ?? {})).toEqual(["text/calendar"]);
    expect(operation("/things/{id}/seat-maps", "get").requestBody).toBeUndefined();
  });

  it("has each named schema once, and every reference leads somewhere", () => {
    const { responses } = operation("/things/{id}/seat-maps", "post");
    expect(responses["201"]?.content?.["application/json"]?.schema).toEqual({ $ref: "#/components/schemas/Item" });
    expect(responses["204"]?.content).toBeUndefined();
    expect(responses.default).toEqual({ $ref: "#/components/responses/Problem" });
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/(\w+)\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(3);
    const components = document.components as unknown as Record<string, Record<string, unknown>>;
    for (const [, kind = "", name = ""] of references) expect(components[kind]?.[name]).toBeDefined();
    expect(JSON.stringify(document)).not.toContain("$defs");
    expect(document.components.schemas.Item?.properties.price).toEqual({ $ref: "#/components/schemas/Money" });
  });

  it("says where one has to be signed in", () => {
    expect(operation("/things/{id}/seat-maps", "post").security).toEqual([{ bearer: [] }]);
    expect(operation("/things/{id}/seat-maps", "get").security).toBeUndefined();
  });

  it("publishes the table of errors", () => {
    expect(document["x-error-codes"]).toEqual(errorTable);
  });
});
