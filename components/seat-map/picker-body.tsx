"use client";

import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Notice } from "@/components/ui/notice";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import { PickerFrame } from "./picker-frame";
import { PickerMain } from "./picker-main";
import { type Pane, PickerPanes } from "./picker-panes";
import { PickerSide } from "./picker-side";
import { replacementFor } from "./replacement";
import { type SeatModel, statusOf, tierIndexOf } from "./seat-model";
import type { PickerEvent } from "./seat-picker";
import { type NoticeAction, SelectionNoticeBar, useNoticeText } from "./selection-notice";
import { SelectionPanel } from "./selection-panel";
import type { Availability } from "./use-availability";
import { useBestSeats } from "./use-best-seats";
import { useChosenItems } from "./use-chosen-items";
import { useOwnHold } from "./use-own-hold";
import { usePicker } from "./use-picker";
import { type SeatWord, useSeatWords } from "./use-seat-words";
import { useTiers } from "./use-tiers";

// What most readers never see comes when it is needed.
const OwnHoldNotice = lazy(async () => ({ default: (await import("./own-hold-notice")).OwnHoldNotice }));
const SuggestionCard = lazy(async () => ({ default: (await import("./suggestion-card")).SuggestionCard }));

const nowhere: readonly number[] = [];

/** Map, list, wishes, places without a seat and the selection, around one state. */
export function PickerBody({
  event,
  layout,
  model,
  availability,
  sampleSeat,
}: {
  event: PickerEvent;
  layout: SeatMapLayout;
  model: SeatModel;
  availability: Availability;
  sampleSeat: string | null;
}) {
  const t = useTranslations("seats");
  const words = useSeatWords(model);
  const picker = usePicker(event, model, event.orphanRule ? layout : null, availability, sampleSeat, words);
  const { own, release } = useOwnHold(event.id);
  const noticeText = useNoticeText();
  const { tiers } = useTiers(event.id, event.tiers);
  const best = useBestSeats(event.id, tiers);
  const general = tiers.filter((tier) => !tier.seated);
  const hasMap = model.table.count > 0;
  const [pane, setPane] = useState<Pane>(hasMap ? "map" : "places");
  const [shownTiers, setShownTiers] = useState<ReadonlySet<number>>(new Set());
  const { chosen, take } = picker;
  const { feed } = availability;

  const matches = useCallback(
    (seat: number) => shownTiers.size === 0 || shownTiers.has(tierIndexOf(model, seat)),
    [model, shownTiers],
  );
  const shown = useMemo(
    () => Uint8Array.from(model.tiers, (_, tier) => Number(shownTiers.size === 0 || shownTiers.has(tier))),
    [model, shownTiers],
  );
  const kept = useMemo(() => new Set(own?.hold.seats.map((seat) => seat.index)), [own]);
  const proposal = best.state.kind === "found" ? best.state.best : null;
  const proposed = useMemo(() => proposal?.seats.map((seat) => seat.index) ?? nowhere, [proposal]);
  const { notice } = picker.selection;
  const marks = useMemo(() => {
    const orphans = notice?.kind === "orphans" ? notice.seats : nowhere;
    return { chosen, kept, suggested: new Set(proposed), orphans: new Set(orphans) };
  }, [chosen, kept, proposed, notice]);
  const pickFree = picker.pick;
  // What the reader holds already is neither to be chosen again nor somebody else's.
  const pick = useCallback((seat: number) => (kept.has(seat) ? undefined : pickFree(seat)), [kept, pickFree]);
  const left = useMemo(() => (feed.arrived ? countLeft(model, feed.states) : null), [model, feed]);
  const wordOf = (seat: number): SeatWord =>
    chosen.has(seat) ? "chosen" : kept.has(seat) ? "kept" : statusOf(model, feed.states, seat);

  const { items, total, summary } = useChosenItems(event, model, tiers, picker, words);
  const soldOut = (left?.every((each) => each === 0) ?? !hasMap) && general.every((tier) => tier.left === 0);
  const bestProps = {
    tiers: tiers.filter((tier) => tier.seated),
    max: event.maxPerBuyer,
    accessible: model.accessible.size > 0,
    state: best.state,
    draft: best.draft,
    onDraft: best.setDraft,
    onFind: (wish: Parameters<typeof best.find>[0]) => {
      // The proposal is shown on the map, and in words below it.
      void best.find(wish).then((found) => found && setPane("map"));
    },
  };

  const help = (): NoticeAction | null => {
    if (notice?.kind !== "lost" && notice?.kind !== "orphans") return null;
    const seats =
      notice.kind === "orphans" ? notice.instead : (replacementFor(model, feed.states, notice.seats, chosen) ?? []);
    const next = notice.kind === "orphans" ? seats : [...chosen, ...seats];
    // A proposal for another row's part of the choice would leave the rest open.
    if (seats.length === 0 || (notice.kind === "orphans" && seats.length !== chosen.size)) return null;
    return { label: t("notice.instead", { seats: words.places(seats) }), run: () => take(next) };
  };

  const panes: Pane[] = [
    ...(hasMap ? (["best", "map", "list"] as const) : []),
    ...(general.length > 0 ? (["places"] as const) : []),
  ];
  const selectionPanel = (
    <SelectionPanel
      items={items}
      summary={summary}
      total={total}
      hint={`${t("selection.limit", { max: event.maxPerBuyer })}. ${t("selection.held", { minutes: Math.max(1, Math.round(event.holdSeconds / 60)) })}.`}
      empty={hasMap ? t("selection.empty") : t("selection.emptyPlaces")}
      pending={picker.busy}
      bare={proposal !== null}
      notice={
        <>
          <SelectionNoticeBar
            text={picker.failure ?? noticeText(notice, words)}
            action={help()}
            onDismiss={picker.dismiss}
          />
          <div role="status" className="shrink-0">
            {proposal ? (
              <Suspense>
                <SuggestionCard
                  best={proposal}
                  words={words}
                  onTake={() => {
                    take(proposed);
                    best.dismiss();
                  }}
                  onAnother={best.another && (() => void best.another?.())}
                  onDismiss={best.dismiss}
                />
              </Suspense>
            ) : null}
          </div>
        </>
      }
      onContinue={picker.goOn}
      onClear={() => picker.change({ type: "clear" })}
    />
  );
  const side = (
    <PickerSide
      pane={pane}
      best={hasMap ? bestProps : null}
      general={general}
      places={picker.selection.places}
      max={event.maxPerBuyer}
      onPlaces={picker.choosePlaces}
      list={hasMap ? { model, states: feed.states, chosen, kept, matches, words, onPick: pick } : null}
      panel={selectionPanel}
    />
  );

  return (
    <>
      {own ? (
        <div className="mb-4">
          <Suspense>
            <OwnHoldNotice
              own={own}
              places={own.hold.seats[0]?.number ? words.places([...kept]) : ""}
              onRelease={async () => {
                const failure = await release();
                availability.refresh();
                return failure;
              }}
            />
          </Suspense>
        </div>
      ) : null}
      {soldOut ? (
        <Notice tone="warning" live="polite" title={t("soldOut.title")} className="mb-4">
          <p>{t("soldOut.text")}</p>
        </Notice>
      ) : null}
      {hasMap ? (
        <PickerFrame
          main={
            <PickerMain
              pane={pane}
              panes={<PickerPanes panes={panes} pane={pane} onChange={setPane} />}
              input={{ model, feed, shown, marks }}
              left={left}
              shownTiers={shownTiers}
              onToggleTier={(tier) => setShownTiers((now) => toggled(now, tier))}
              stale={availability.stale}
              goTo={proposed}
              wordOf={wordOf}
              words={words}
              onPick={pick}
            />
          }
          side={side}
        />
      ) : (
        <div className="mx-auto grid max-w-xl gap-6">{side}</div>
      )}
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
