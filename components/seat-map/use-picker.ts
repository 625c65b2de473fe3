"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/i18n/use-error-text";
import type { HoldBody } from "@/lib/schemas/holds";
import type { SeatMapLayout } from "@/lib/schemas/seat-map";
import type { ApiError } from "@/lib/shared/api-client";
import { seatIdLike, seatIndexOf } from "@/lib/shared/seat-id";
import { rememberHold } from "./remembered-hold";
import { type SeatModel, statusOf, tierIndexOf } from "./seat-model";
import type { PickerEvent } from "./seat-picker";
import { changeSelection, emptySelection, type Selection } from "./selection";
import type { Availability } from "./use-availability";
import { useHoldRequest } from "./use-hold-request";
import type { SeatWords } from "./use-seat-words";

/** The picker's state: what is free, what is chosen, and the way to a hold. `layout` where single seats matter. */
export function usePicker(
  event: PickerEvent,
  model: SeatModel,
  layout: SeatMapLayout | null,
  { feed, refresh }: Availability,
  sampleSeat: string | null,
  words: SeatWords,
) {
  const t = useTranslations("seats");
  const errorText = useErrorText();
  const router = useRouter();
  const [selection, change] = useReducer(changeSelection, emptySelection);
  const [failure, setFailure] = useState<string | null>(null);
  const [leaving, setLeaving] = useState(false);
  const { pending, send } = useHoldRequest(event.id);
  const busy = pending || leaving;
  const chosen = useMemo(() => new Set(selection.seats), [selection.seats]);

  // While a hold is asked for, seats may turn to held because this very buyer got them.
  useEffect(() => {
    if (busy || !feed.arrived) return;
    const lost = selection.seats.filter((seat) => statusOf(model, feed.states, seat) !== "available");
    if (lost.length > 0) change({ type: "lose", seats: lost });
  }, [busy, feed, model, selection.seats]);

  const pick = useCallback(
    (seat: number) => {
      setFailure(null);
      change({ type: "pick", seat, status: statusOf(model, feed.states, seat), max: event.maxPerBuyer });
    },
    [model, feed, event.maxPerBuyer],
  );
  const take = useCallback((seats: readonly number[]) => {
    setFailure(null);
    change({ type: "take", seats });
  }, []);
  const choosePlaces = useCallback((tier: string, quantity: number, max: number) => {
    setFailure(null);
    change({ type: "places", tier, quantity, max });
  }, []);

  const goOn = async () => {
    const wish = wishOf(selection, sampleSeat);
    if (!wish || busy) return;
    setFailure(null);
    // Said before anything is held; the server looks again.
    const alone = layout && (await orphansOf(layout));
    if (alone) {
      change({ type: "orphans", seats: alone.orphans, instead: alone.instead });
      return;
    }
    const outcome = await send(wish);
    if (outcome.ok) {
      setLeaving(true);
      rememberHold(event.id, outcome.hold.id);
      router.push(`/checkout/${outcome.hold.id}`);
      return;
    }
    refuse(outcome.error);
    refresh();
  };

  const orphansOf = async (plan: SeatMapLayout) => {
    const { findOrphans, seatLines } = await import("@/lib/shared/orphan-seats");
    // accessible seats are kept for others, as the server judges it too
    const counts = (seat: number) => isFree(seat) && !model.accessible.has(seat);
    return findOrphans(seatLines(plan), selection.seats, counts, (seat) => tierIndexOf(model, seat));
  };

  const isFree = (seat: number) => statusOf(model, feed.states, seat) === "available";

  const refuse = (error: ApiError) => {
    if (error.code === "seats_unavailable") {
      const named = seatsIn(error, "seats");
      const lost = selection.seats.filter((seat) => named.includes(seat));
      if (lost.length > 0) {
        change({ type: "lose", seats: lost });
        setFailure(t("notice.lostOnHold", { count: lost.length, seats: lost.map(words.place).join("; ") }));
        return;
      }
    }
    const orphans = error.code === "orphan_seat" ? seatsIn(error, "seats") : [];
    if (orphans.length > 0) change({ type: "orphans", seats: orphans, instead: seatsIn(error, "instead") });
    else setFailure(failureText(error));
  };

  const failureText = (error: ApiError): string => {
    if (error.code === "limit_per_buyer") return t("failed.limit", { max: event.maxPerBuyer });
    const wait = error.retryAfterSeconds;
    const text = errorText(error);
    return wait !== null && wait > 0 && error.status === 429 ? `${text} ${t("failed.wait", { seconds: wait })}` : text;
  };

  const dismiss = useCallback(() => {
    setFailure(null);
    change({ type: "dismiss" });
  }, []);

  return { selection, chosen, change, pick, take, choosePlaces, goOn, busy, failure, dismiss };
}

/** Seats that a problem names under a key, by their position. */
function seatsIn(error: ApiError, key: string): number[] {
  const ids = error.problem[key];
  return Array.isArray(ids) ? ids.map((id) => seatIndexOf(String(id))).filter((seat) => seat >= 0) : [];
}

function wishOf(selection: Selection, sampleSeat: string | null): HoldBody | null {
  if (selection.places) return { tier: selection.places.tier, quantity: selection.places.quantity };
  if (selection.seats.length === 0 || sampleSeat === null) return null;
  return { seats: selection.seats.map((seat) => seatIdLike(sampleSeat, seat)) };
}
