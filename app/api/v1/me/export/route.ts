import { exportMe, streamPieces } from "@/lib/accounts/export-me";
import { api } from "@/lib/http/api";
import { accountExport } from "@/lib/schemas/account-export";

export const GET = api(
  {
    route: "GET /me/export",
    summary: "Everything about the signed-in user, as a file",
    tag: "Accounts",
    response: { 200: accountExport },
    auth: "user",
    limit: "export",
  },
  async ({ principal }) => {
    const day = new Date().toISOString().slice(0, 10);
    return new Response(streamPieces(exportMe(principal)), {
      headers: {
        "content-type": "application/json",
        "content-disposition": `attachment; filename="evently-account-${day}.json"`,
        "cache-control": "no-store",
      },
    });
  },
);
