import { getLocale } from "@/app/i18n";
import { NotYours } from "@/components/bookings/not-yours";

export default async function HoldNotFound() {
  return <NotYours what="hold" locale={await getLocale()} />;
}
