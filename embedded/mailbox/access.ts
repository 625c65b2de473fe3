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

/**
 * True for who sits at this machine: mails carry links that sign in. The name that was asked for has to be the
 * machine's as well, or a foreign page could give it a name of its own (DNS rebinding).
 */
export function mayRead(request: Request, { open, publicUrl, addressOf }: AccessOptions): boolean {
  if (open) return true;
  const address = addressOf(request);
  const family = isIP(address) === 6 ? "ipv6" : "ipv4";
  if (isIP(address) === 0 || !loopback.check(address, family)) return false;
  const { hostname } = new URL(request.url);
  return isOurs(hostname) || hostname === new URL(publicUrl).hostname;
}

function isOurs(hostname: string): boolean {
  const plain = hostname.replace(/^\[|\]$/g, "");
  const family = isIP(plain) === 6 ? "ipv6" : "ipv4";
  return plain === "localhost" || plain.endsWith(".localhost") || (isIP(plain) !== 0 && loopback.check(plain, family));
}

/** Changes come from our own pages, or from programs that are no browser. */
export function mayChange(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === new URL(request.url).host;
  const site = request.headers.get("sec-fetch-site");
  return site === null || site === "same-origin";
}
