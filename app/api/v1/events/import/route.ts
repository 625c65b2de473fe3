import { importCalendar } from "@/lib/events/import-calendar";
import { api } from "@/lib/http/api";
import { calendarImportQuery, calendarImportReport } from "@/lib/schemas/imports";

export const POST = api(
  {
    route: "POST /events/import",
    summary: "Make events of an iCalendar file, all of them or none",
    tag: "Organizing",
    query: calendarImportQuery,
    text: { mediaTypes: ["text/calendar"], maxBytes: 10 * 1024 * 1024 },
    response: { 201: calendarImportReport },
    auth: "user",
    organizer: "manage",
    limit: "import",
    idempotent: "stored",
  },
  async ({ query, text, principal, organizerId }) => {
    return { status: 201, body: await importCalendar(organizerId, query, text, principal.user.id) };
  },
);
