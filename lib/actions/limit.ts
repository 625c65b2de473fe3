import "server-only";
import { headers } from "next/headers";
import { limitRequest } from "@/lib/http/limit-request";
import type { PolicyName } from "@/lib/platform/rate-limit";

/** Counts this action against its sender's address. @throws AppError rate_limited */
export async function limitAction(policy: PolicyName): Promise<void> {
  await limitRequest(policy, await headers());
}
