import { beforeEach, describe, expect, it, vi } from "vitest";

/** The module as a process with this setting loads it: both it and the environment are read once. */
async function withProxies(proxies: string) {
  vi.resetModules();
  for (const name of ["address.trusted", "address.proof"]) {
    Reflect.deleteProperty(globalThis, Symbol.for(`evently.${name}`));
  }
  process.env.TRUSTED_PROXIES = proxies;
  return import("./address");
}

let address: Awaited<ReturnType<typeof withProxies>>;
beforeEach(async () => {
  address = await withProxies("loopback");
});

describe("client address", () => {
  it("is the peer's, whatever a peer that is no trusted proxy claims", () => {
    expect(address.clientAddress("203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
    expect(address.clientAddress("203.0.113.7", "127.0.0.1, 10.0.0.1")).toBe("203.0.113.7");
    expect(address.clientAddress("203.0.113.7", undefined)).toBe("203.0.113.7");
  });

  it("is what a trusted proxy says", () => {
    expect(address.clientAddress("127.0.0.1", "198.51.100.1")).toBe("198.51.100.1");
    expect(address.clientAddress("::1", "2001:db8::1")).toBe("2001:db8::1");
    expect(address.clientAddress("127.8.9.10", "198.51.100.1")).toBe("198.51.100.1");
  });

  it("is the last hop that is not a proxy: what stands before it may be made up", () => {
    expect(address.clientAddress("127.0.0.1", "1.1.1.1, 198.51.100.1, 127.0.0.2")).toBe("198.51.100.1");
    expect(address.clientAddress("127.0.0.1", "127.0.0.9, 127.0.0.8")).toBe("127.0.0.9");
  });

  it("knows IPv4 peers in the form of IPv6", () => {
    expect(address.clientAddress("::ffff:127.0.0.1", "198.51.100.1")).toBe("198.51.100.1");
    expect(address.clientAddress("127.0.0.1", "::ffff:198.51.100.1")).toBe("198.51.100.1");
    expect(address.clientAddress("::ffff:203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
  });

  it("goes no further than a hop that is no address: a client may have written all before it", () => {
    expect(address.clientAddress("127.0.0.1", "198.51.100.1, unknown")).toBe("127.0.0.1");
    expect(address.clientAddress("127.0.0.1", "198.51.100.1, 203.0.113.7:4711")).toBe("127.0.0.1");
    expect(address.clientAddress("127.0.0.1", "")).toBe("127.0.0.1");
  });

  it("passes through chains of several proxies", async () => {
    const { clientAddress } = await withProxies("10.0.0.0/8,fd00::/8,192.0.2.1");
    expect(clientAddress("10.1.2.3", "6.6.6.6, 203.0.113.7, fd00::5, 192.0.2.1")).toBe("203.0.113.7");
    expect(clientAddress("127.0.0.1", "203.0.113.7")).toBe("127.0.0.1");
    expect(clientAddress("192.0.2.2", "203.0.113.7")).toBe("192.0.2.2");
  });

  it("has a name for a peer that is gone already", () => {
    expect(address.clientAddress(undefined, "198.51.100.1")).toBe("unknown");
  });

  it("tells of a setting that is no address", async () => {
    const { clientAddress } = await withProxies("proxy.internal");
    expect(() => clientAddress("127.0.0.1", "1.1.1.1")).toThrow("TRUSTED_PROXIES has a bad entry: proxy.internal");
  });
});

describe("noted address", () => {
  it("is believed with the server's own proof only", () => {
    const noted = new Headers(address.addressHeaders("203.0.113.7"));
    expect(address.addressOf(noted)).toBe("203.0.113.7");
    expect(address.addressOf(new Headers({ [address.ADDRESS_HEADER]: "6.6.6.6", "x-evently-proof": "guess" }))).toBe(
      "unknown",
    );
    expect(address.addressOf(new Headers({ [address.ADDRESS_HEADER]: "6.6.6.6" }))).toBe("unknown");
  });

  it("comes from the platform's last hop where no server noted one", () => {
    expect(address.addressOf(new Headers({ "x-forwarded-for": "6.6.6.6, 203.0.113.7" }))).toBe("203.0.113.7");
  });
});

describe("whom a limit counts", () => {
  it("is an IPv4 address, or the network of an IPv6 one", () => {
    const { limitSubject } = address;
    expect(limitSubject("203.0.113.7")).toBe("203.0.113.7");
    expect(limitSubject("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2::/64");
    expect(limitSubject("2001:db8:1:2::9")).toBe("2001:db8:1:2::/64");
    expect(limitSubject("::1")).toBe("0:0:0:0::/64");
    expect(limitSubject("2001:0db8::")).toBe("2001:db8:0:0::/64");
  });
});
