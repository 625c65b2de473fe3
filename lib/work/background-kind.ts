import "server-only";
import { backgroundKind as kind } from "@/lib/platform/background";

/** Who drives background work: the worker on this machine, which can be asked about runs, or Inngest. */
export function backgroundKind(): "embedded" | "inngest" {
  return kind();
}
