import { getTranslator } from "@/app/i18n";
import { Skeleton, SkeletonRegion } from "@/components/ui/skeleton";

export default async function BookingsLoading() {
  const [t, words] = await Promise.all([getTranslator("bookings"), getTranslator("common")]);
  return (
    <div className="page-width pt-8 sm:pt-12">
      <div className="mx-auto max-w-3xl">
        <h1 className="text-3xl">{t("title")}</h1>
        <SkeletonRegion label={words("loading")}>
          <Skeleton className="mt-5 mb-6 h-12 w-full" />
          <div className="space-y-4">
            <Skeleton className="h-36 w-full rounded-lg" />
            <Skeleton className="h-36 w-full rounded-lg" />
          </div>
        </SkeletonRegion>
      </div>
    </div>
  );
}
