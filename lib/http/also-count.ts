import "server-only";
import { AppError } from "@/lib/errors";
import { limitSubject } from "@/lib/platform/address";
import { countRequest, type PolicyName, policies } from "@/lib/platform/rate-limit";

/** Counts a request against one more policy than its route's, for the costlier of two answers. @throws AppError rate_limited */
export async function alsoCount(policy: PolicyName, address: string): Promise<void> {
  const state = await countRequest(policy, limitSubject(address));
  if (state.allowed) return;
  throw new AppError(
    "rate_limited",
    `At most ${state.limit} such requests in ${policies[policy].windowSeconds} seconds.`,
    { retryAfterSeconds: state.resetSeconds },
  );
}
