import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { errorTable } from "@/lib/errors";
import { problem } from "@/lib/schemas/common";
import type { ApiHandler } from "./api";

type Json = Record<string, unknown>;

/** Schemas with an id become components; `input` is what we accept, `output` what we send. */
class Components {
  readonly schemas: Json = {};

  of(schema: z.ZodType, io: "input" | "output"): Json {
    const {
      $schema: _,
      $defs,
      ...json
    } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Json & { $defs?: Json };
    for (const [name, definition] of Object.entries($defs ?? {})) this.schemas[name] = this.linked(definition);
    const linked = this.linked(json) as Json;
    if (typeof linked.id !== "string") return linked;
    this.schemas[linked.id] = without(linked, "id");
    return { $ref: `#/components/schemas/${linked.id}` };
  }

  private linked(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.linked(item));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        key === "$ref" && typeof item === "string"
          ? item.replace("#/$defs/", "#/components/schemas/")
          : this.linked(item),
      ]),
    );
  }
}

function without(value: Json, key: string): Json {
  const { [key]: _, ...rest } = value;
  return rest;
}

/** The OpenAPI 3.1 document of these handlers, made from the schemas that they check with. */
export function openApiDocument(handlers: ApiHandler[]): Json {
  const components = new Components();
  const paths: Record<string, Json> = {};
  const problemRef = components.of(problem, "output");
  for (const { spec } of handlers) {
    const [method = "", path = ""] = spec.route.split(" ");
    paths[path] ??= {};
    (paths[path] as Json)[method.toLowerCase()] = operation(spec, method, path, components);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Evently",
      version: "1",
      description:
        "Tickets to events with seats. Money is in minor units, times are RFC 3339 in UTC, ids are opaque. " +
        "Errors are problem documents whose code is one of the published table.",
    },
    servers: [{ url: `${env().APP_URL}/api/v1` }],
    security: [{ bearer: [] }, { holder: [] }, {}],
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
        holder: { type: "apiKey", in: "header", name: "Evently-Token", description: "The token of a hold, for guests" },
      },
      responses: {
        Problem: { description: "What went wrong", content: { "application/problem+json": { schema: problemRef } } },
      },
    },
    "x-error-codes": errorTable,
  };
}

function operation(spec: ApiHandler["spec"], method: string, path: string, components: Components): Json {
  const mediaType = spec.text?.mediaTypes[0] ?? "application/json";
  const bodySchema = spec.body ? components.of(spec.body, "input") : spec.text ? {} : null;
  return {
    operationId: `${method.toLowerCase()}${path.replace(/[/{}-]+(\w)?/g, (_, letter: string | undefined) => letter?.toUpperCase() ?? "")}`,
    summary: spec.summary,
    tags: [spec.tag],
    ...(spec.auth === "user" ? { security: [{ bearer: [] }] } : {}),
    parameters: [
      ...parametersOf(spec.params, "path", components),
      ...parametersOf(spec.query, "query", components),
      ...(spec.organizer
        ? [
            {
              name: "Evently-Organizer",
              in: "header",
              schema: { type: "string" },
              description: "Id or slug; for members of several",
            },
          ]
        : []),
      ...(spec.idempotent
        ? [{ name: "Idempotency-Key", in: "header", schema: { type: "string", minLength: 1, maxLength: 200 } }]
        : []),
    ],
    ...(bodySchema ? { requestBody: { required: true, content: { [mediaType]: { schema: bodySchema } } } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(spec.response).map(([status, schema]) => [
          status,
          answer(schema, status === "200" ? (spec.files ?? []) : [], components),
        ]),
      ),
      default: { $ref: "#/components/responses/Problem" },
    },
  };
}

function answer(schema: z.ZodType | null, files: readonly string[], components: Components): Json {
  const content = {
    ...(schema ? { "application/json": { schema: components.of(schema, "output") } } : {}),
    ...Object.fromEntries(files.map((type) => [type, { schema: { type: "string", format: "binary" } }])),
  };
  return { description: "Done", ...(Object.keys(content).length > 0 ? { content } : {}) };
}

function parametersOf(schema: z.ZodType | undefined, where: "path" | "query", components: Components): Json[] {
  if (!schema) return [];
  const json = components.of(schema, "input") as { properties?: Json; required?: string[] };
  return Object.entries(json.properties ?? {}).map(([name, property]) => ({
    name,
    in: where,
    required: where === "path" || (json.required ?? []).includes(name),
    schema: property,
  }));
}
