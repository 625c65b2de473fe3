"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/i18n/use-error-text";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { EventDetail } from "@/lib/schemas/events";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { findFontSource } from "./map-theme";
import { warmPainter } from "./painter-client";
import { PickerBody } from "./picker-body";
import { PickerSkeleton } from "./picker-skeleton";
import { seatModel } from "./seat-model";
import { useAvailability } from "./use-availability";
import { useLayout } from "./use-layout";

/** What the picker needs of an event. */
export type PickerEvent = Pick<
  EventDetail,
  "id" | "slug" | "title" | "tiers" | "seatMap" | "maxPerBuyer" | "holdSeconds" | "currency" | "orphanRule"
>;

const noSeats: SeatMapLayout = {
  format: 1,
  name: "",
  width: 1,
  height: 1,
  seatRadius: 1,
  categories: [],
  sections: [],
  areas: [],
};

/** Choosing seats or places of an event, up to the hold. `sampleSeat` is the id of any of its seats. */
export function SeatPicker({ event, sampleSeat }: { event: PickerEvent; sampleSeat: string | null }) {
  const t = useTranslations("seats");
  const errorText = useErrorText();
  const seated = event.seatMap !== null && event.tiers.some((tier) => tier.seated);
  const { state, retry } = useLayout(seated ? (event.seatMap?.url ?? null) : null);
  // Asked for along with the layout, so that the first picture shows what is free.
  const availability = useAvailability(event.id, seated ? (event.seatMap?.seats ?? 0) : 0);
  // The painter starts while the layout is on its way, before anything else of the page runs.
  useState(() => {
    if (seated && typeof document !== "undefined") warmPainter(findFontSource());
  });
  const layout = state.status === "ready" ? state.layout : seated ? null : noSeats;
  const model = useMemo(() => (layout ? seatModel(layout, event.tiers) : null), [layout, event.tiers]);

  // The first picture is a true one: it waits for what is free, unless that does not come.
  const known = availability.feed.arrived || availability.stale || !seated;
  if (model && layout && known) {
    return (
      <PickerBody event={event} layout={layout} model={model} availability={availability} sampleSeat={sampleSeat} />
    );
  }
  if (state.status === "failed") {
    return (
      <Notice tone="danger" live="assertive" title={t("planFailed.title")}>
        <p>{errorText({ code: state.code, message: "" })}</p>
        <Button variant="secondary" className="mt-2" onClick={retry}>
          {t("planFailed.retry")}
        </Button>
      </Notice>
    );
  }
  return <PickerSkeleton label={t("loadingPlan")} />;
}
