import { createBooking } from "@/lib/bookings/create-booking";
import { listBookings } from "@/lib/bookings/list-bookings";
import { api } from "@/lib/http/api";
import { booking, bookingFilters, bookingPage, createBookingBody } from "@/lib/schemas/bookings";
import { negotiateLocale } from "@/lib/shared/locale";

export const GET = api(
  {
    route: "GET /bookings",
    summary: "Your bookings, newest first",
    tag: "Bookings",
    query: bookingFilters,
    response: { 200: bookingPage },
    auth: "caller",
    limit: "read",
  },
  async ({ query, principal }) => ({ status: 200, body: await listBookings(principal, query) }),
);

export const POST = api(
  {
    route: "POST /bookings",
    summary: "Book a hold: confirmed at once when free, else pending with a checkout to pay at",
    tag: "Bookings",
    body: createBookingBody,
    response: { 201: booking },
    auth: "caller",
    limit: "hold",
    idempotent: "own",
  },
  async ({ body, principal, idempotency, request }) => {
    const locale = negotiateLocale(null, request.headers.get("accept-language"));
    const made = await createBooking(principal, idempotency, body, locale);
    return { status: 201, body: made, headers: { location: `/api/v1/bookings/${made.id}` } };
  },
);
