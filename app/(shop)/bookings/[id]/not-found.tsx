import { getLocale } from "@/app/i18n";
import { NotYours } from "@/components/bookings/not-yours";

export default async function BookingNotFound() {
  return <NotYours what="booking" locale={await getLocale()} />;
}
