import { errorFields, log } from "@/lib/platform/log";
import { Turn } from "@/lib/platform/turn";
import { markAnnounced } from "@/lib/work/mark-announced";
import { recordWorkFailure } from "@/lib/work/record-work-failure";
import {
  type Announcement,
  type DueKind,
  LEFT_ALONE_MINUTES,
  MOST_ANNOUNCED,
  type Pulse,
  takePulse,
} from "@/lib/work/take-pulse";
import { inRequests, type SentEvent, toEvent } from "./announcements";
import { inngest } from "./client";
import { workDue } from "./events";

const EVERY_MS = 500;
const LOOK_EVERY_MS = 2_000;
/** Work that stays due, because it is being done or cannot be done now, is told of again after so long. */
const DUE_AGAIN_MS = 10_000;
/** Longest rest while nobody takes events, or the database is away. */
const LONGEST_REST_MS = 10_000;

interface Relayed {
  announcement: Announcement;
  event: SentEvent;
}

/**
 * Hands on what was announced to background work, in the order of ids, and tells it what is due. One instance does it
 * for all. What was sent and not marked, because a crash came between, is sent again under the same event id.
 */
export class Relay {
  private lookedAt = Number.NEGATIVE_INFINITY;
  private readonly toldAt = new Map<DueKind, number>();
  /** Not understood here, by id, with when they were announced: a newer version may understand them, and get its turn. */
  private readonly leftAlone = new Map<number, number>();

  /** One round; true when more is waiting. */
  async round(): Promise<boolean> {
    const look = performance.now() - this.lookedAt >= LOOK_EVERY_MS;
    const pulse = await takePulse(look, [...this.leftAlone.keys()]);
    if (look) {
      this.lookedAt = performance.now();
      await this.tellDue(pulse);
    }
    await this.handOn(pulse);
    return pulse.waiting.length === MOST_ANNOUNCED;
  }

  private async tellDue({ due, now }: Pulse): Promise<void> {
    for (const kind of this.toldAt.keys()) if (!due.includes(kind)) this.toldAt.delete(kind);
    const fresh = due.filter(
      (kind) => performance.now() - (this.toldAt.get(kind) ?? Number.NEGATIVE_INFINITY) >= DUE_AGAIN_MS,
    );
    if (fresh.length === 0) return;
    const bucket = Math.floor(now / LOOK_EVERY_MS);
    await inngest.send(fresh.map((kind) => workDue.create({ kind }, { id: `due-${kind}-${bucket}`, ts: now })));
    for (const kind of fresh) this.toldAt.set(kind, performance.now());
  }

  private async handOn({ waiting, now }: Pulse): Promise<void> {
    const isOld = (at: number) => now - at >= LEFT_ALONE_MINUTES * 60_000;
    for (const [id, at] of this.leftAlone) if (isOld(at)) this.leftAlone.delete(id);
    const good: Relayed[] = [];
    for (const announcement of waiting) {
      const made = toEvent(announcement);
      if ("event" in made) good.push({ announcement, event: made.event });
      else if (isOld(announcement.at)) await giveUp(announcement, made.refused);
      else this.leaveAlone(announcement, made.refused);
    }
    for (const group of inRequests(good)) await send(group);
  }

  private leaveAlone({ id, topic, at }: Announcement, reason: string): void {
    this.leftAlone.set(id, at);
    log.warn("An announcement is not understood here and waits for who does", { outboxId: id, topic, error: reason });
  }
}

/** One that is refused as it is must not keep the others: they are sent without it. */
async function send(group: Relayed[]): Promise<void> {
  try {
    await inngest.send(group.map(({ event }) => event));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const [only] = group;
    if (group.length === 1 && only) return giveUp(only.announcement, (error as Error).message);
    const half = Math.ceil(group.length / 2);
    await send(group.slice(0, half));
    return send(group.slice(half));
  }
  await markAnnounced(group.map(({ announcement }) => announcement.id));
}

/** What the SDK says where the receiver read a request and will never take it. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && /^Inngest API Error: (400|413|422) /.test(error.message);
}

async function giveUp({ id, topic, payload }: Announcement, reason: string): Promise<void> {
  log.error("An announcement cannot be handed on", { outboxId: id, topic, error: reason });
  await recordWorkFailure({
    runId: `outbox-${id}`,
    functionId: "relay",
    event: { name: topic, data: payload },
    error: reason,
  });
  await markAnnounced([id]);
}

/** Runs the relay until it is stopped; the others wait for their turn. */
export function startRelay(): { stop(): Promise<void> } {
  const turn = new Turn("relay");
  const relay = new Relay();
  let stopped = false;
  let wake = () => {};
  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function run(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      let more = false;
      try {
        more = (await turn.isOurs()) && (await relay.round());
        failures = 0;
      } catch (error) {
        failures++;
        log.warn("A round of the relay failed; the next will try again", errorFields(error));
      }
      if (!more && !stopped) await rest(Math.min(LONGEST_REST_MS, EVERY_MS * 2 ** Math.min(failures, 10)));
    }
  }
  const running = run();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await running;
      await turn.giveUp().catch(() => {});
    },
  };
}
