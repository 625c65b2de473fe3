import { Inngest } from "inngest";
import { sdkLog } from "@/lib/platform/sdk-log";

/** Where it sends to and what it is signed with comes from the usual variables, which the SDK reads itself. */
export const inngest = new Inngest({ id: "evently", logger: sdkLog });
