import "server-only";
import { AppError } from "@/lib/errors";
import { addressOf, limitSubject } from "@/lib/platform/address";
import { countRequest, type PolicyName } from "@/lib/platform/rate-limit";

/** Counts a request against its sender's address, for what api() does not make. @throws AppError rate_limited */
export async function limitRequest(policy: PolicyName, headers: Headers): Promise<void> {
  const state = await countRequest(policy, limitSubject(addressOf(headers)));
  if (!state.allowed) {
    throw new AppError("rate_limited", "Too many tries. Wait a minute.", { retryAfterSeconds: state.resetSeconds });
  }
}
