import { getLocale } from "@/app/i18n";
import { NotYours } from "@/components/bookings/not-yours";

export default async function TicketNotFound() {
  return <NotYours what="ticket" locale={await getLocale()} />;
}
