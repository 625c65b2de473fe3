import { z } from "zod";
import { getReceipt } from "@/lib/bookings/get-receipt";
import { printReceipt } from "@/lib/bookings/print-receipt";
import { alsoCount } from "@/lib/http/also-count";
import { api } from "@/lib/http/api";
import { fileResponse } from "@/lib/http/file-response";
import { wantsPdf } from "@/lib/http/wants-pdf";
import { formatQuery, receipt } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";

export const GET = api(
  {
    route: "GET /bookings/{id}/receipt",
    summary: "What was bought and paid; JSON or PDF, by Accept or format",
    tag: "Bookings",
    params: z.object({ id: id("bkg") }),
    query: formatQuery,
    response: { 200: receipt },
    files: ["application/pdf"],
    auth: "caller",
    limit: "read",
  },
  async ({ params, query, principal, request, address }) => {
    const who = query.token ? { ...principal, token: query.token } : principal;
    if (!wantsPdf(request, query.format)) {
      return { status: 200, body: await getReceipt(who, params.id), headers: { vary: "Accept" } };
    }
    await alsoCount("document", address);
    const { bytes, name } = await printReceipt(who, params.id, request.signal);
    return fileResponse(bytes, { type: "application/pdf", name, vary: "Accept" });
  },
);
