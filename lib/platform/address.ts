import "server-only";
import { randomBytes } from "node:crypto";
import { BlockList, isIP } from "node:net";
import { env } from "@/lib/env";
import { once } from "@/lib/platform/once";
import { equalSecrets } from "@/lib/platform/tokens";

export const ADDRESS_HEADER = "x-evently-address";
const PROOF_HEADER = "x-evently-proof";

/** Known to this process alone: tells the server's own note of the address from a forged one. */
const proof = () => once("address.proof", () => randomBytes(18).toString("base64url"));

const trusted = () =>
  once("address.trusted", () => {
    const list = new BlockList();
    for (const entry of env().TRUSTED_PROXIES) {
      if (entry === "loopback") {
        list.addSubnet("127.0.0.0", 8, "ipv4");
        list.addAddress("::1", "ipv6");
        continue;
      }
      const [address = "", bits] = entry.split("/");
      const family = isIP(address) === 6 ? "ipv6" : "ipv4";
      if (isIP(address) === 0) throw new Error(`TRUSTED_PROXIES has a bad entry: ${entry}`);
      if (bits) list.addSubnet(address, Number(bits), family);
      else list.addAddress(address, family);
    }
    return list;
  });

function isTrusted(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && trusted().check(address, family === 6 ? "ipv6" : "ipv4");
}

const plain = (address: string) => address.replace(/^::ffff:/, "");

/**
 * The client's address: the last hop of X-Forwarded-For that is not a trusted proxy, believed only
 * when the peer itself is one. What stands before a hop that is no address is not looked at: the
 * client may have written it.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined): string {
  let address = plain(peer ?? "unknown");
  const hops = (forwardedFor ?? "").split(",").map((hop) => plain(hop.trim()));
  while (isTrusted(address)) {
    const hop = hops.pop();
    if (hop === undefined || isIP(hop) === 0) break;
    address = hop;
  }
  return address;
}

/** Headers by which server.ts tells handlers behind Next who the client is. */
export function addressHeaders(address: string): Record<string, string> {
  return { [ADDRESS_HEADER]: address, [PROOF_HEADER]: proof() };
}

/** The address that server.ts noted; without server.ts the hosting platform's last forwarded hop. */
export function addressOf(headers: Headers): string {
  const noted = headers.get(ADDRESS_HEADER);
  if (noted && equalSecrets(headers.get(PROOF_HEADER) ?? "", proof())) return noted;
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}

/** Whom a rate limit counts: an IPv4 address, or the /64 that one holder of IPv6 addresses has. */
export function limitSubject(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const front = head.split(":").filter(Boolean);
  const back = (tail ?? "").split(":").filter(Boolean);
  const middle = tail === undefined ? [] : Array(Math.max(0, 8 - front.length - back.length)).fill("0");
  return `${[...front, ...middle, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
