import * as authEmailLinkConfirm from "@/app/api/v1/auth/email-link/confirm/route";
import * as authEmailLink from "@/app/api/v1/auth/email-link/route";
import * as authLogin from "@/app/api/v1/auth/login/route";
import * as authLogout from "@/app/api/v1/auth/logout/route";
import * as authPasswordResetConfirm from "@/app/api/v1/auth/password-reset/confirm/route";
import * as authPasswordReset from "@/app/api/v1/auth/password-reset/route";
import * as authRefresh from "@/app/api/v1/auth/refresh/route";
import * as authRegister from "@/app/api/v1/auth/register/route";
import * as authVerifyEmail from "@/app/api/v1/auth/verify-email/route";
import * as bookingsIdCalendar from "@/app/api/v1/bookings/[id]/calendar/route";
import * as bookingsIdClaim from "@/app/api/v1/bookings/[id]/claim/route";
import * as bookingsIdConfirm from "@/app/api/v1/bookings/[id]/confirm/route";
import * as bookingsIdHistory from "@/app/api/v1/bookings/[id]/history/route";
import * as bookingsIdReceipt from "@/app/api/v1/bookings/[id]/receipt/route";
import * as bookingsIdResend from "@/app/api/v1/bookings/[id]/resend/route";
import * as bookingsId from "@/app/api/v1/bookings/[id]/route";
import * as bookingsIdTickets from "@/app/api/v1/bookings/[id]/tickets/route";
import * as bookings from "@/app/api/v1/bookings/route";
import * as eventsIdAvailability from "@/app/api/v1/events/[id]/availability/route";
import * as eventsIdBestAvailable from "@/app/api/v1/events/[id]/best-available/route";
import * as eventsIdCalendar from "@/app/api/v1/events/[id]/calendar/route";
import * as eventsIdCancel from "@/app/api/v1/events/[id]/cancel/route";
import * as eventsIdDiscountCodesId from "@/app/api/v1/events/[id]/discount-codes/[codeId]/route";
import * as eventsIdDiscountCodes from "@/app/api/v1/events/[id]/discount-codes/route";
import * as eventsIdHolds from "@/app/api/v1/events/[id]/holds/route";
import * as eventsIdPostpone from "@/app/api/v1/events/[id]/postpone/route";
import * as eventsIdPublish from "@/app/api/v1/events/[id]/publish/route";
import * as eventsId from "@/app/api/v1/events/[id]/route";
import * as eventsIdSeatMap from "@/app/api/v1/events/[id]/seat-map/route";
import * as eventsIdSeats from "@/app/api/v1/events/[id]/seats/route";
import * as eventsIdTiers from "@/app/api/v1/events/[id]/tiers/route";
import * as eventsImport from "@/app/api/v1/events/import/route";
import * as events from "@/app/api/v1/events/route";
import * as holdsIdExtend from "@/app/api/v1/holds/[id]/extend/route";
import * as holdsIdQuote from "@/app/api/v1/holds/[id]/quote/route";
import * as holdsId from "@/app/api/v1/holds/[id]/route";
import * as meEmailConfirm from "@/app/api/v1/me/email/confirm/route";
import * as meEmail from "@/app/api/v1/me/email/route";
import * as meExport from "@/app/api/v1/me/export/route";
import * as meNotifications from "@/app/api/v1/me/notifications/route";
import * as mePassword from "@/app/api/v1/me/password/route";
import * as me from "@/app/api/v1/me/route";
import * as meSessionsId from "@/app/api/v1/me/sessions/[id]/route";
import * as meSessions from "@/app/api/v1/me/sessions/route";
import * as organizersIdPublic from "@/app/api/v1/organizers/[id]/public/route";
import * as organizersId from "@/app/api/v1/organizers/[id]/route";
import * as organizers from "@/app/api/v1/organizers/route";
import * as searchSuggestions from "@/app/api/v1/search/suggestions/route";
import * as ticketsIdClaim from "@/app/api/v1/tickets/[id]/claim/route";
import * as ticketsIdCode from "@/app/api/v1/tickets/[id]/code/route";
import * as ticketsIdPdf from "@/app/api/v1/tickets/[id]/pdf/route";
import * as ticketsId from "@/app/api/v1/tickets/[id]/route";
import * as ticketsIdTransfer from "@/app/api/v1/tickets/[id]/transfer/route";
import * as ticketsIdWallet from "@/app/api/v1/tickets/[id]/wallet/route";
import * as tickets from "@/app/api/v1/tickets/route";
import * as venuesId from "@/app/api/v1/venues/[id]/route";
import * as venuesIdSeatMaps from "@/app/api/v1/venues/[id]/seat-maps/route";
import * as venues from "@/app/api/v1/venues/route";
import type { ApiHandler } from "@/lib/http/api";
import { openApiDocument } from "@/lib/http/openapi";

const routes: Record<string, ApiHandler>[] = [
  authEmailLink,
  authEmailLinkConfirm,
  authLogin,
  authLogout,
  authPasswordReset,
  authPasswordResetConfirm,
  authRefresh,
  authRegister,
  authVerifyEmail,
  bookings,
  bookingsId,
  bookingsIdCalendar,
  bookingsIdClaim,
  bookingsIdConfirm,
  bookingsIdHistory,
  bookingsIdReceipt,
  bookingsIdResend,
  bookingsIdTickets,
  events,
  eventsId,
  eventsIdAvailability,
  eventsIdBestAvailable,
  eventsIdDiscountCodes,
  eventsIdDiscountCodesId,
  eventsIdCalendar,
  eventsIdCancel,
  eventsIdHolds,
  eventsIdPostpone,
  eventsIdPublish,
  eventsIdSeatMap,
  eventsIdSeats,
  eventsIdTiers,
  eventsImport,
  holdsId,
  holdsIdExtend,
  holdsIdQuote,
  me,
  meEmail,
  meEmailConfirm,
  meExport,
  meNotifications,
  mePassword,
  meSessions,
  meSessionsId,
  organizers,
  organizersId,
  organizersIdPublic,
  searchSuggestions,
  tickets,
  ticketsId,
  ticketsIdClaim,
  ticketsIdCode,
  ticketsIdPdf,
  ticketsIdTransfer,
  ticketsIdWallet,
  venues,
  venuesId,
  venuesIdSeatMaps,
];

/** OpenAPI 3.1, made from the schemas that the handlers check with. */
export function GET(): Response {
  return Response.json(openApiDocument(routes.flatMap((route) => Object.values(route))), {
    headers: { "cache-control": "public, max-age=60", "access-control-allow-origin": "*" },
  });
}
