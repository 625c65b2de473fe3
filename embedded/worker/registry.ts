import type { FunctionConfig } from "./function-config";

/** Failures after which a function is over, unless it says otherwise: the first try and four more, as with Inngest. */
const usualRetries = 4;

export interface RegisteredFunction extends FunctionConfig {
  displayName: string;
  url: string;
  mostAttempts: number;
  /** Calls at once over all its runs; Infinity without a limit. */
  callLimit: number;
  /** The same for runs whose expressions have the same values. */
  keyLimits: { limit: number; key: NonNullable<FunctionConfig["concurrency"][number]["key"]> }[];
}

/** The functions that this process can call. */
export class Registry {
  private functions = new Map<string, RegisteredFunction>();

  replace(configs: FunctionConfig[]): void {
    this.functions = new Map(configs.map((config) => [config.id, register(config)]));
  }

  get(id: string): RegisteredFunction | undefined {
    return this.functions.get(id);
  }

  all(): RegisteredFunction[] {
    return [...this.functions.values()];
  }

  /** Functions with a trigger for an event of this name, `app/*` among them, whatever the trigger's expression says. */
  triggeredBy(event: string): { fn: RegisteredFunction; trigger: EventTrigger }[] {
    return this.all().flatMap((fn) =>
      fn.triggers
        .filter((trigger) => "event" in trigger)
        .filter((trigger) => isNamed(trigger.event, event))
        .map((trigger) => ({ fn, trigger })),
    );
  }

  /** Functions whose runs an event of this name may cancel. */
  cancelledBy(event: string): RegisteredFunction[] {
    return this.all().filter((fn) => fn.cancel.some((one) => one.event === event));
  }

  hears(event: string): boolean {
    return this.triggeredBy(event).length > 0 || this.cancelledBy(event).length > 0;
  }
}

export type EventTrigger = Extract<FunctionConfig["triggers"][number], { event: string }>;

function isNamed(pattern: string, event: string): boolean {
  return pattern.endsWith("*") ? event.startsWith(pattern.slice(0, -1)) : pattern === event;
}

function register(config: FunctionConfig): RegisteredFunction {
  const { step } = config.steps;
  // 0 means without a limit, as with Inngest
  const limits = config.concurrency.filter((one) => one.limit > 0);
  return {
    ...config,
    displayName: config.name ?? config.id,
    url: step.runtime.url,
    mostAttempts: (step.retries?.attempts ?? usualRetries) + 1,
    callLimit: Math.min(...limits.filter((one) => !one.key).map((one) => one.limit), Number.POSITIVE_INFINITY),
    keyLimits: limits.flatMap(({ limit, key }) => (key ? [{ limit, key }] : [])),
  };
}
