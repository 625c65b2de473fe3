import { NextRequest } from "next/server";
import { handlers } from "@/lib/accounts/auth";
import { problemResponse } from "@/lib/http/problem";
import { readText } from "@/lib/http/read-body";

const MAX_BYTES = 16 * 1024;
const forms = ["application/x-www-form-urlencoded", "application/json"];

export const { GET } = handlers;

/** Auth.js reads bodies of any size; here they have one. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    const body = await readText(request, MAX_BYTES, forms);
    return await handlers.POST(new NextRequest(request.url, { method: "POST", headers: request.headers, body }));
  } catch (error) {
    return problemResponse(error);
  }
}
