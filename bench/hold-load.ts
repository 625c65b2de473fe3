import autocannon from "autocannon";
import { seatId } from "@/lib/platform/ids";

export interface LoadResult {
  holdsPerSecond: number;
  p50Ms: number;
  p97Ms: number;
  p99Ms: number;
  /** Answers that were neither 201 nor a refusal. */
  errors: number;
  refused: number;
}

/**
 * Holds seat after seat of one event over HTTP for `seconds`, each from an address of its own, as a
 * crowd behind a trusted proxy would.
 */
export async function loadHolds(options: {
  url: string;
  eventId: string;
  eventKey: number;
  firstSeat: number;
  seconds: number;
  connections: number;
}): Promise<LoadResult & { nextSeat: number }> {
  let seat = options.firstSeat;
  const result = await autocannon({
    url: `${options.url}/api/v1/events/${options.eventId}/holds`,
    method: "POST",
    connections: options.connections,
    duration: options.seconds,
    requests: [
      {
        setupRequest: (request) => {
          const n = seat++;
          return {
            ...request,
            headers: {
              "content-type": "application/json",
              "idempotency-key": `bench-${options.firstSeat}-${n}-0123456789abcdef`,
              "x-forwarded-for": `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
            },
            body: JSON.stringify({ seats: [seatId(options.eventKey, n)] }),
          };
        },
      },
    ],
  });
  return {
    holdsPerSecond: Math.round(result["2xx"] / result.duration),
    p50Ms: result.latency.p50,
    p97Ms: result.latency.p97_5,
    p99Ms: result.latency.p99,
    errors: result.errors + result["5xx"] + result["3xx"],
    refused: result["4xx"],
    nextSeat: seat,
  };
}
