import { expect } from "@playwright/test";
import type { z } from "zod";
import { problem } from "@/lib/schemas/common";

export type Problem = z.output<typeof problem>;

/** One answer of the API. What it claims to be is checked where it is read. */
export class Answer {
  constructor(
    /** Method and path, for messages. */
    readonly call: string,
    readonly status: number,
    readonly headers: Record<string, string>,
    readonly text: string,
  ) {}

  /** The body as the contract's schema has it; fails for another status, type or shape. */
  as<T extends z.ZodType>(schema: T, status = 200): z.output<T> {
    expect(this.status, `${this.call} answered ${this.text.slice(0, 500)}`).toBe(status);
    expect(this.headers["content-type"], this.call).toBe("application/json");
    expectUsualHeaders(this);
    const result = schema.safeParse(this.json());
    expect(result.error?.message, `${this.call} against its schema`).toBeUndefined();
    return result.data as z.output<T>;
  }

  /** For answers without a body. */
  empty(status = 204): void {
    expect(this.status, `${this.call} answered ${this.text.slice(0, 500)}`).toBe(status);
    expect(this.text, this.call).toBe("");
    expectUsualHeaders(this);
  }

  /** The problem document, with this status and, where given, this code. */
  problem(status: number, code?: string): Problem {
    expect(this.status, `${this.call} answered ${this.text.slice(0, 500)}`).toBe(status);
    const found = expectProblem(this);
    if (code !== undefined) expect(found.code, `${this.call}: ${found.detail}`).toBe(code);
    return found;
  }

  json(): unknown {
    return JSON.parse(this.text);
  }
}

/** Whatever the status: a refusal is a problem document that says all that the contract promises. */
export function expectProblem(answer: Answer): Problem {
  expect(answer.headers["content-type"], answer.call).toBe("application/problem+json");
  const result = problem.safeParse(answer.json());
  expect(result.error?.message, `${answer.call} against the schema of problems`).toBeUndefined();
  const found = result.data as Problem;
  expect(found.status, answer.call).toBe(answer.status);
  expect(found.requestId, answer.call).toBe(answer.headers["x-request-id"]);
  expect(found.type, answer.call).toMatch(new RegExp(`/${found.code.replaceAll("_", "-")}$`));
  expect(found.title.length, answer.call).toBeGreaterThan(0);
  expect(found.detail.length, answer.call).toBeGreaterThan(0);
  if (found.code === "invalid_input") {
    expect(found.errors?.length ?? 0, `${answer.call}: ${answer.text}`).toBeGreaterThan(0);
  }
  expectUsualHeaders(answer);
  return found;
}

/** What every answer carries. */
export function expectUsualHeaders(answer: Answer): void {
  expect(answer.headers["x-request-id"], answer.call).toMatch(/^[\w.-]{1,100}$/);
  expect(answer.headers["ratelimit-policy"], answer.call).toMatch(/^"[a-z]+";q=\d+;w=\d+$/);
  expect(answer.headers.ratelimit, answer.call).toMatch(/^"[a-z]+";r=\d+;t=\d+$/);
}
