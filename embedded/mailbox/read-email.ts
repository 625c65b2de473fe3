import { z } from "zod";
import { ApiError } from "./api-error";

const many = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const attachment = z.object({
  filename: z.string().min(1).max(500),
  content: z.base64(),
  content_type: z.string().max(200).nullish(),
});

const body = z.object({
  from: z.string(),
  to: many.pipe(z.array(z.string()).min(1).max(50)),
  subject: z.string(),
  html: z.string().nullish(),
  text: z.string().nullish(),
  reply_to: many.nullish(),
  headers: z.record(z.string(), z.string()).nullish(),
  tags: z
    .array(z.object({ name: z.string().regex(/^[\w-]{1,256}$/), value: z.string().regex(/^[\w-]{1,256}$/) }))
    .nullish(),
  attachments: z.array(attachment).nullish(),
});

export type Email = z.infer<typeof body>;

/** `name@host`, or `Name <name@host>`. */
const address =
  /^(?:[^<>\p{Cc}]*<[^\s<>@,\p{Cc}]+@[^\s<>@,\p{Cc}]+\.[^\s<>@,\p{Cc}]+>|[^\s<>@,\p{Cc}]+@[^\s<>@,\p{Cc}]+\.[^\s<>@,\p{Cc}]+)$/u;

/** What may stand in a header. */
const oneLine = (text: string) => !/[\p{Cc}\u2028\u2029]/u.test(text);

/** The fields of Resend's `POST /emails` that are known here; others are left alone. @throws ApiError 422 */
export function readEmail(text: string): Email {
  const given = parseJson(text);
  for (const field of ["from", "to", "subject"]) {
    if (!Object.hasOwn(Object(given), field)) {
      throw new ApiError(422, "missing_required_field", `Missing \`${field}\` field.`);
    }
  }
  const parsed = body.safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue?.path.join(".") || "body";
    throw new ApiError(422, "validation_error", `Invalid \`${field}\` field: ${issue?.message}`);
  }
  const email = parsed.data;
  if (!email.html && !email.text) {
    throw new ApiError(422, "missing_required_field", "Missing `html` or `text` field.");
  }
  for (const [field, values] of [
    ["from", [email.from]],
    ["to", email.to],
    ["reply_to", email.reply_to ?? []],
  ] as const) {
    if (!values.every((value) => address.test(value))) {
      throw new ApiError(
        422,
        field === "from" ? "invalid_from_address" : "validation_error",
        `Invalid \`${field}\` field.`,
      );
    }
  }
  const headers = Object.entries(email.headers ?? {});
  if (![email.subject, ...headers.flat()].every(oneLine) || !headers.every(([name]) => /^[\w-]+$/.test(name))) {
    throw new ApiError(422, "validation_error", "Headers and the subject are single lines.");
  }
  const texts = [email.html, email.text, ...(email.attachments ?? []).map(({ filename }) => filename)];
  if (texts.some((part) => part?.includes("\0"))) {
    throw new ApiError(422, "validation_error", "There is a NUL character in the text.");
  }
  return email;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(422, "validation_error", "The body is no JSON.");
  }
}
