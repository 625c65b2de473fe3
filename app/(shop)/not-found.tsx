import type { Metadata } from "next";
import { getLocale, getTranslator } from "@/app/i18n";
import { NothingHere } from "@/components/shell/nothing-here";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("problem"))("notFoundTitle") };
}

export default async function ShopNotFound() {
  return <NothingHere locale={await getLocale()} />;
}
