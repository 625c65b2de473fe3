import { BlockList, isIP } from "node:net";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

export interface AccessOptions {
  /** True: everybody may read. */
  open: boolean;
  /** Origin of the installation. */
  publicUrl: string;
  /** Where a request comes from, whatever it says of itself. */
  addressOf(request: Request): string;
}

/** Where proxies say for whom they ask. */
const passedOn = ["x-forwarded-for", "x-real-ip", "forwarded"];

/**
 * True for who sits at this machine: mails carry links that sign in. The name that was asked for has to be the
 * machine's as well, or a foreign page could give it a name of its own (DNS rebinding). Whom a proxy names in another
 * form than a plain address, or in a header that is not read for addresses, is somebody else too: of such a client
 * only the proxy's own address is known, and that may well be the machine's.
 */
export function mayRead(request: Request, { open, publicUrl, addressOf }: AccessOptions): boolean {
  if (open) return true;
  const named = passedOn.flatMap((name) => request.headers.get(name)?.split(",") ?? []);
  if (![addressOf(request), ...named].every((address) => isLoopback(address.trim()))) return false;
  const { hostname } = new URL(request.url);
  return isOurs(hostname) || hostname === new URL(publicUrl).hostname;
}

function isLoopback(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && loopback.check(address, family === 6 ? "ipv6" : "ipv4");
}

function isOurs(hostname: string): boolean {
  const plain = hostname.replace(/^\[|\]$/g, "");
  return plain === "localhost" || plain.endsWith(".localhost") || isLoopback(plain);
}

/** Changes come from our own pages, or from programs that are no browser. */
export function mayChange(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
  const site = request.headers.get("sec-fetch-site");
  return site === null || site === "same-origin";
}
