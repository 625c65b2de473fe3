"use client";

import { useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { classNames } from "@/components/ui/class-names";
import { Notice } from "@/components/ui/notice";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { GeneralAdmission } from "./general-admission";
import { MapKey } from "./map-key";
import { OwnHoldNotice } from "./own-hold-notice";
import { MapFrame, PickerFrame } from "./picker-frame";
import { SeatList } from "./seat-list";
import { SeatMapView } from "./seat-map-view";
import { type SeatModel, statusOf, tierIndexOf } from "./seat-model";
import type { PickerEvent } from "./seat-picker";
import { SeatTooltip } from "./seat-tooltip";
import { SelectionNoticeBar, useNoticeText } from "./selection-notice";
import { SelectionPanel } from "./selection-panel";
import { TierLegend } from "./tier-legend";
import type { Availability } from "./use-availability";
import { useChosenItems } from "./use-chosen-items";
import { useOwnHold } from "./use-own-hold";
import { usePicker } from "./use-picker";
import { type SeatWord, useSeatWords } from "./use-seat-words";
import { useTiers } from "./use-tiers";

const none: ReadonlySet<number> = new Set();
const nowhere: readonly number[] = [];

type Pane = "map" | "list" | "places";

/** Map, list, places without a seat and the selection, around one state. */
export function PickerBody({
  event,
  model,
  availability,
  sampleSeat,
}: {
  event: PickerEvent;
  model: SeatModel;
  availability: Availability;
  sampleSeat: string | null;
}) {
  const t = useTranslations("seats");
  const words = useSeatWords(model);
  const picker = usePicker(event, model, availability, sampleSeat, words);
  const own = useOwnHold(event.id);
  const noticeText = useNoticeText();
  const { tiers } = useTiers(event.id, event.tiers);
  const general = tiers.filter((tier) => !tier.seated);
  const hasMap = model.table.count > 0;
  const [pane, setPane] = useState<Pane>(hasMap ? "map" : "places");
  const [shownTiers, setShownTiers] = useState<ReadonlySet<number>>(new Set());
  const { chosen } = picker;
  const { feed } = availability;

  const matches = useCallback(
    (seat: number) => shownTiers.size === 0 || shownTiers.has(tierIndexOf(model, seat)),
    [model, shownTiers],
  );
  const shown = useMemo(() => {
    return Uint8Array.from(model.tiers, (_, tier) => (shownTiers.size === 0 || shownTiers.has(tier) ? 1 : 0));
  }, [model, shownTiers]);
  const kept = useMemo(() => new Set(own.hold?.seats.map((seat) => seat.index)), [own.hold]);
  const pickFree = picker.pick;
  // What the reader holds already is neither to be chosen again nor somebody else's.
  const pick = useCallback((seat: number) => (kept.has(seat) ? undefined : pickFree(seat)), [kept, pickFree]);
  const marks = useMemo(() => ({ chosen, kept, suggested: none, orphans: none }), [chosen, kept]);
  const left = useMemo(() => (feed.arrived ? countLeft(model, feed.states) : null), [model, feed]);
  const wordOf = (seat: number): SeatWord =>
    chosen.has(seat) ? "chosen" : kept.has(seat) ? "kept" : statusOf(model, feed.states, seat);

  const { items, total, summary } = useChosenItems(event, model, tiers, picker, words);
  const soldOut = (left?.every((each) => each === 0) ?? !hasMap) && general.every((tier) => tier.left === 0);
  const panes: Pane[] = [
    ...(hasMap ? (["map", "list"] as const) : []),
    ...(general.length > 0 ? (["places"] as const) : []),
  ];

  const only = (value: Pane) => pane !== value && "max-lg:hidden";

  const map = (
    <>
      <div className={classNames("flex items-start justify-between gap-6", pane === "places" && "max-lg:hidden")}>
        <TierLegend
          tiers={model.tiers}
          left={left}
          shown={shownTiers}
          onToggle={(tier) => setShownTiers((now) => toggled(now, tier))}
        />
        <div className="hidden py-4 lg:block">
          <MapKey />
        </div>
      </div>
      <div className="flex items-center justify-between gap-3 lg:hidden">
        <SegmentedControl
          name="pane"
          legend={t("view.legend")}
          segments={panes.map((value) => ({ value, label: t(`view.${value}`) }))}
          value={pane}
          onChange={setPane}
        />
        {pane === "map" && panes.length < 3 ? <MapKey /> : null}
      </div>
      <MapFrame className={classNames(only("map"))}>
        <SeatMapView
          input={{ model, feed, shown, marks }}
          stale={availability.stale}
          goTo={nowhere}
          describe={(seat) => words.full(seat, wordOf(seat))}
          tooltip={(seat) => <SeatTooltip model={model} seat={seat} status={wordOf(seat)} words={words} />}
          onPick={pick}
        />
      </MapFrame>
    </>
  );

  const side = (
    <>
      <div className="min-h-0 flex-1 space-y-6 lg:overflow-y-auto lg:pr-1">
        {general.length > 0 ? (
          <div className={classNames(only("places"))}>
            <GeneralAdmission
              tiers={general}
              places={picker.selection.places}
              max={event.maxPerBuyer}
              seated={hasMap}
              onChange={picker.choosePlaces}
            />
          </div>
        ) : null}
        {hasMap ? (
          <div className={classNames(only("list"))}>
            <SeatList
              model={model}
              states={feed.states}
              chosen={chosen}
              matches={matches}
              words={words}
              onPick={pick}
            />
          </div>
        ) : null}
      </div>
      <SelectionPanel
        items={items}
        summary={summary}
        total={total}
        hint={`${t("selection.limit", { max: event.maxPerBuyer })}. ${t("selection.held", { minutes: Math.max(1, Math.round(event.holdSeconds / 60)) })}.`}
        empty={hasMap ? t("selection.empty") : t("selection.emptyPlaces")}
        pending={picker.busy}
        notice={
          <SelectionNoticeBar
            text={picker.failure ?? noticeText(picker.selection.notice, words)}
            onDismiss={picker.dismiss}
          />
        }
        onContinue={picker.goOn}
        onClear={() => picker.change({ type: "clear" })}
      />
    </>
  );

  return (
    <>
      {own.hold ? (
        <div className="mb-4">
          <OwnHoldNotice
            hold={own.hold}
            onRelease={async () => {
              const failure = await own.release();
              availability.refresh();
              return failure;
            }}
          />
        </div>
      ) : null}
      {soldOut ? (
        <Notice tone="warning" live="polite" title={t("soldOut.title")} className="mb-4">
          <p>{t("soldOut.text")}</p>
        </Notice>
      ) : null}
      {hasMap ? <PickerFrame main={map} side={side} /> : <div className="mx-auto grid max-w-xl gap-6">{side}</div>}
    </>
  );
}

/** Free seats by position of their tier. */
function countLeft(model: SeatModel, states: Uint8Array): number[] {
  const left = model.tiers.map(() => 0);
  for (let seat = 0; seat < model.table.count; seat++) {
    if (statusOf(model, states, seat) !== "available") continue;
    const tier = tierIndexOf(model, seat);
    left[tier] = (left[tier] ?? 0) + 1;
  }
  return left;
}

function toggled(set: ReadonlySet<number>, value: number): ReadonlySet<number> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
