import { z } from "zod";
import { api } from "@/lib/http/api";
import { fileResponse } from "@/lib/http/file-response";
import { fileQuery } from "@/lib/schemas/bookings";
import { id } from "@/lib/schemas/common";
import { makeWalletPass } from "@/lib/tickets/make-wallet-pass";

export const GET = api(
  {
    route: "GET /tickets/{id}/wallet",
    summary: "A ticket of yours for Apple Wallet; 404 where passes are not set up",
    tag: "Tickets",
    params: z.object({ id: id("tkt") }),
    query: fileQuery,
    response: { 200: null },
    files: ["application/vnd.apple.pkpass"],
    auth: "caller",
    limit: "document",
  },
  async ({ params, query, principal }) => {
    const who = query.token ? { ...principal, token: query.token } : principal;
    const { bytes, name } = await makeWalletPass(who, params.id);
    return fileResponse(bytes, { type: "application/vnd.apple.pkpass", name });
  },
);
