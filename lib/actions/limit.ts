import "server-only";
import { headers } from "next/headers";
import { AppError } from "@/lib/errors";
import { addressOf, limitSubject } from "@/lib/platform/address";
import { countRequest, type PolicyName } from "@/lib/platform/rate-limit";

/** Counts this action against its sender's address. @throws AppError rate_limited */
export async function limitAction(policy: PolicyName): Promise<void> {
  const state = await countRequest(policy, limitSubject(addressOf(await headers())));
  if (!state.allowed) {
    throw new AppError("rate_limited", "Too many tries. Wait a minute.", { retryAfterSeconds: state.resetSeconds });
  }
}
