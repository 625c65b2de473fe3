import type { Metadata } from "next";
import { NothingHere } from "@/components/shell/nothing-here";
import { SiteFrame } from "@/components/shell/site-frame";
import { getLocale, getTranslator } from "./i18n";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslator("problem"))("notFoundTitle") };
}

/** For addresses that match no route; within the shop its own not-found stands in the frame. */
export default async function NotFound() {
  const locale = await getLocale();
  return (
    <SiteFrame locale={locale}>
      <NothingHere locale={locale} />
    </SiteFrame>
  );
}
