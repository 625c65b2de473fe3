import { getLocale } from "@/app/i18n";
import { NothingHere } from "@/components/shell/nothing-here";

export default async function ShopNotFound() {
  return <NothingHere locale={await getLocale()} />;
}
