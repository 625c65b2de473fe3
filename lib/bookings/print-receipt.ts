import "server-only";
import { print } from "@/lib/documents/press";
import type { Principal } from "@/lib/platform/auth/principal";
import { defaultLocale, isLocale } from "@/lib/shared/locale";
import { getBookingRecordOrThrow } from "./get-booking-or-throw";
import { getReceipt } from "./get-receipt";

/** The receipt as a PDF in the booking's language. @throws AppError not_found, conflict before it is confirmed, too_busy */
export async function printReceipt(
  principal: Principal,
  bookingId: string,
  signal?: AbortSignal,
): Promise<{ bytes: Uint8Array<ArrayBuffer>; name: string }> {
  const receipt = await getReceipt(principal, bookingId);
  const { booking } = await getBookingRecordOrThrow(principal, bookingId);
  const locale = isLocale(booking.locale) ? booking.locale : defaultLocale;
  const bytes = await print(
    { kind: "receipt", locale, issuedAt: receipt.issuedAt, receipt },
    { requester: principal.user?.id ?? booking.buyer, signal },
  );
  return { bytes, name: `${booking.number}-${locale === "de" ? "Quittung" : "receipt"}.pdf` };
}
