import "server-only";
import { Ratelimit } from "@upstash/ratelimit";
import { Redis } from "@upstash/redis";
import { LRUCache } from "lru-cache";
import { env } from "@/lib/env";
import { errorFields, log } from "@/lib/platform/log";
import { once } from "@/lib/platform/once";

/**
 * Requests that one subject (a user, a guest, an address) may make in a window. `closed`: refuse
 * when the shared limiter cannot be asked; the others go on with this process's own count.
 */
export const policies = {
  read: { limit: 1200, windowSeconds: 60, closed: false },
  write: { limit: 300, windowSeconds: 60, closed: false },
  /** searches for the best seats: milliseconds of the process that sells */
  choose: { limit: 240, windowSeconds: 60, closed: false },
  hold: { limit: 6000, windowSeconds: 60, closed: false },
  auth: { limit: 30, windowSeconds: 60, closed: true },
  register: { limit: 30, windowSeconds: 60, closed: true },
  /** wrong passwords for one account from one address */
  guess: { limit: 20, windowSeconds: 900, closed: true },
  /** wrong passwords for one account, from wherever they come */
  guesses: { limit: 500, windowSeconds: 900, closed: true },
  /** registrations that named an address in use: who asks so often wants to know who exists */
  taken: { limit: 20, windowSeconds: 600, closed: true },
  /** links to sign in, reset or confirm that are asked for from one address */
  ask: { limit: 30, windowSeconds: 60, closed: true },
  /** links of one kind to one mailbox, from wherever they are asked for; who asks more often is not told */
  mailbox: { limit: 5, windowSeconds: 3600, closed: true },
  /** new addresses that one account wants to have: each is a mail to whoever reads it */
  move: { limit: 10, windowSeconds: 3600, closed: true },
  export: { limit: 10, windowSeconds: 600, closed: false },
  /** pages that have to be made, and are then kept for everybody */
  render: { limit: 600, windowSeconds: 60, closed: false },
  /** everything else that goes through Next: a busy office's personal pages and actions, with what its router fetches ahead */
  page: { limit: 2400, windowSeconds: 60, closed: false },
  /** PDF files: some of a core's time each */
  document: { limit: 60, windowSeconds: 60, closed: false },
  /** tickets that change hands */
  transfer: { limit: 60, windowSeconds: 60, closed: false },
  /** mails that go out once more */
  resend: { limit: 30, windowSeconds: 600, closed: false },
  import: { limit: 30, windowSeconds: 60, closed: false },
} as const satisfies Record<string, { limit: number; windowSeconds: number; closed: boolean }>;

export type PolicyName = keyof typeof policies;

export interface LimitState {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the window is over. */
  resetSeconds: number;
}

interface Window {
  count: number;
  endsAt: number;
}

const windows = () => once("rate-limit.windows", () => new LRUCache<string, Window>({ max: 200_000 }));

function countHere(name: PolicyName, subject: string): LimitState {
  const { limit, windowSeconds } = policies[name];
  const now = Date.now();
  const key = `${name}\n${subject}`;
  let window = windows().get(key);
  if (!window || window.endsAt <= now) {
    window = { count: 0, endsAt: now + windowSeconds * 1000 };
    windows().set(key, window);
  }
  window.count++;
  return {
    allowed: window.count <= limit,
    limit,
    remaining: Math.max(0, limit - window.count),
    resetSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
  };
}

function shared(name: PolicyName): Ratelimit | null {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (!url || !token) return null;
  return once(`rate-limit.${name}`, () => {
    const { limit, windowSeconds } = policies[name];
    return new Ratelimit({
      redis: new Redis({
        url,
        token,
        retry: { retries: 1, backoff: () => 50 },
        signal: () => AbortSignal.timeout(500),
      }),
      limiter: Ratelimit.slidingWindow(limit, `${windowSeconds} s`),
      prefix: `evently:${name}`,
      timeout: 0,
    });
  });
}

/** True while a subject has something left under a policy; counts nothing. Never throws. */
export async function hasRequestsLeft(name: PolicyName, subject: string): Promise<boolean> {
  const limiter = shared(name);
  try {
    if (limiter) return (await limiter.getRemaining(subject)).remaining > 0;
  } catch (error) {
    log.warn("The shared rate limiter does not answer", { policy: name, ...errorFields(error) });
    if (policies[name].closed) return false;
  }
  const window = windows().get(`${name}\n${subject}`);
  return !window || window.endsAt <= Date.now() || window.count < policies[name].limit;
}

/** Counts one request of a subject under a policy. Never throws. */
export async function countRequest(name: PolicyName, subject: string): Promise<LimitState> {
  const limiter = shared(name);
  if (!limiter) return countHere(name, subject);
  try {
    const result = await limiter.limit(subject);
    return {
      allowed: result.success,
      limit: result.limit,
      remaining: Math.max(0, result.remaining),
      resetSeconds: Math.max(1, Math.ceil((result.reset - Date.now()) / 1000)),
    };
  } catch (error) {
    log.warn("The shared rate limiter does not answer", { policy: name, ...errorFields(error) });
    const here = countHere(name, subject);
    return policies[name].closed ? { ...here, allowed: false, remaining: 0 } : here;
  }
}
