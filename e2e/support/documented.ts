import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import type { Answer } from "./answer";
import { Client } from "./client";

const parameter = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()),
});
const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()).optional() }));
const answer = z.object({ description: z.string(), content: content.optional() });

export const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(parameter),
  requestBody: z.object({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), answer.or(z.object({ $ref: z.string() }))),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
});
export type Operation = z.output<typeof operation>;
export type JsonSchema = Record<string, unknown>;

const document = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  "x-error-codes": z.record(z.string(), z.object({ status: z.number().int(), title: z.string().min(1) })),
});
export type ApiDocument = z.output<typeof document>;

export async function readDocument(request: APIRequestContext): Promise<ApiDocument> {
  const answer = await new Client(request).get("/openapi.json");
  return document.parse(answer.json());
}

/** What the document says of `POST /events/{id}/holds`. */
export function operationOf(api: ApiDocument, route: string): Operation {
  const [method = "", path = ""] = route.split(" ");
  const found = api.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`openapi.json does not have ${route}`);
  return found;
}

/** The schema of a JSON body that an operation takes; null when it takes none. */
export function bodySchema(api: ApiDocument, route: string): JsonSchema | null {
  return operationOf(api, route).requestBody?.content["application/json"]?.schema ?? null;
}

/** True when a value is what the document's schema describes. */
export function matches(api: ApiDocument, schema: JsonSchema, value: unknown): boolean {
  return validator(api, schema).safeParse(value).success;
}

/** What is wrong with an answer by the document's own word; null when nothing is. */
export function complaint(api: ApiDocument, route: string, answer: Answer): string | null {
  const described = operationOf(api, route).responses[String(answer.status)];
  if (!described || "$ref" in described) return `${route} does not document the status ${answer.status}`;
  const type = answer.headers["content-type"]?.split(";")[0] ?? "";
  if (type !== "application/json" && described.content?.[type]) return null;
  const schema = described.content?.["application/json"]?.schema;
  if (!schema) return answer.text === "" ? null : `${route} documents no body for ${answer.status}`;
  return validator(api, schema).safeParse(answer.json()).error?.message ?? null;
}

const validators = new WeakMap<JsonSchema, z.ZodType>();

function validator(api: ApiDocument, schema: JsonSchema): z.ZodType {
  const known = validators.get(schema);
  if (known) return known;
  const whole = { ...schema, $defs: api.components.schemas };
  const made = z.fromJSONSchema(JSON.parse(JSON.stringify(whole).replaceAll("#/components/schemas/", "#/$defs/")));
  validators.set(schema, made);
  return made;
}
