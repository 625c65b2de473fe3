"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useMemo, useReducer, useState } from "react";
import { useTranslations } from "use-intl";
import { useErrorText } from "@/components/i18n/use-error-text";
import type { HoldBody } from "@/lib/schemas/holds";
import type { ApiError } from "@/lib/shared/api-client";
import { seatIdLike, seatIndexOf } from "@/lib/shared/seat-id";
import { rememberHold } from "./remembered-hold";
import { type SeatModel, statusOf } from "./seat-model";
import type { PickerEvent } from "./seat-picker";
import { changeSelection, emptySelection, type Selection } from "./selection";
import type { Availability } from "./use-availability";
import { useHoldRequest } from "./use-hold-request";
import type { SeatWords } from "./use-seat-words";

/** The picker's state: what is free, what is chosen, and the way to a hold. */
export function usePicker(
  event: PickerEvent,
  model: SeatModel,
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
  const choosePlaces = useCallback((tier: string, quantity: number, max: number) => {
    setFailure(null);
    change({ type: "places", tier, quantity, max });
  }, []);

  const goOn = async () => {
    const wish = wishOf(selection, sampleSeat);
    if (!wish || busy) return;
    setFailure(null);
    const outcome = await send(wish);
    if (outcome.ok) {
      setLeaving(true);
      rememberHold(event.id, outcome.hold.id);
      router.push(`/checkout/${outcome.hold.id}`);
      return;
    }
    setFailure(failureText(outcome.error));
    refresh();
  };

  const failureText = (error: ApiError): string => {
    if (error.code === "seats_unavailable") {
      const named = Array.isArray(error.problem.seats) ? error.problem.seats.map((id) => seatIndexOf(String(id))) : [];
      const lost = selection.seats.filter((seat) => named.includes(seat));
      if (lost.length > 0) {
        change({ type: "lose", seats: lost });
        return t("notice.lostOnHold", { count: lost.length, seats: lost.map(words.place).join("; ") });
      }
    }
    if (error.code === "limit_per_buyer") return t("failed.limit", { max: event.maxPerBuyer });
    const wait = error.retryAfterSeconds;
    const text = errorText(error);
    return wait !== null && wait > 0 && error.status === 429 ? `${text} ${t("failed.wait", { seconds: wait })}` : text;
  };

  const dismiss = useCallback(() => {
    setFailure(null);
    change({ type: "dismiss" });
  }, []);

  return { selection, chosen, change, pick, choosePlaces, goOn, busy, failure, dismiss };
}

function wishOf(selection: Selection, sampleSeat: string | null): HoldBody | null {
  if (selection.places) return { tier: selection.places.tier, quantity: selection.places.quantity };
  if (selection.seats.length === 0 || sampleSeat === null) return null;
  return { seats: selection.seats.map((seat) => seatIdLike(sampleSeat, seat)) };
}
