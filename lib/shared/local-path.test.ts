import { expect, it } from "vitest";
import { localPath } from "./local-path";

it.each(["/", "/account", "/events/summer-night/seats?tier=tier_1#map", "/events?q=a%2Fb&from=2027-01-01"])(
  "keeps the local path %j",
  (path) => {
    expect(localPath(path, "/elsewhere")).toBe(path);
  },
);

it.each([
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/a\\..\\b",
  "https://evil.example/",
  "HTTPS:evil.example",
  "javascript:alert(1)",
  "evil.example",
  "",
  " /account",
  "/\t/evil.example",
  "/\n/evil.example",
  "\u0000/account",
  "/account\r\nSet-Cookie: a=b",
  "/..//evil.example",
  "/.//evil.example",
  `/${"a".repeat(3000)}`,
  null,
  undefined,
  ["/account"],
  42,
])("refuses %j", (wish) => {
  expect(localPath(wish, "/fallback")).toBe("/fallback");
});

it("falls back to the home page", () => {
  expect(localPath("//evil.example")).toBe("/");
});

it("escapes what is not ASCII, so that it can stand in a header", () => {
  expect(localPath("/events?q=grün")).toBe("/events?q=gr%C3%BCn");
});
