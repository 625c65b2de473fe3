import { Badge, type Tone } from "@/components/ui/badge";
import type { BookingStatus } from "@/lib/schemas/bookings";
import type { Locale } from "@/lib/shared/locale";
import { translatorFor } from "@/lib/shared/translator";

const tones: Record<BookingStatus, Tone> = {
  pending: "warning",
  confirmed: "success",
  cancelled: "neutral",
  expired: "neutral",
  refunded: "neutral",
  partly_refunded: "neutral",
};

export function BookingStatusBadge({ status, locale }: { status: BookingStatus; locale: Locale }) {
  return <Badge tone={tones[status]}>{translatorFor(locale, "bookings")(`status.${status}`)}</Badge>;
}
