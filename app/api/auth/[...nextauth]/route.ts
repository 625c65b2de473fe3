import { NextRequest } from "next/server";
import { handlers } from "@/lib/accounts/auth";
import { limitRequest } from "@/lib/http/limit-request";
import { problemResponse } from "@/lib/http/problem";
import { readText } from "@/lib/http/read-body";
import { finishReturn, isReturn, refuseReturn } from "@/lib/http/return-from-provider";

const MAX_BYTES = 16 * 1024;
const forms = ["application/x-www-form-urlencoded", "application/json"];

/** The way back from a provider counts as a try to sign in. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    if (isReturn(request)) await limitRequest("auth", request.headers);
    return finishReturn(request, await handlers.GET(request));
  } catch (error) {
    return isReturn(request) ? refuseReturn(request, error) : problemResponse(error);
  }
}

/** Auth.js reads bodies of any size; here they have one. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    const body = await readText(request, MAX_BYTES, forms);
    const again = new NextRequest(request.url, { method: "POST", headers: request.headers, body });
    return finishReturn(request, await handlers.POST(again));
  } catch (error) {
    return problemResponse(error);
  }
}
