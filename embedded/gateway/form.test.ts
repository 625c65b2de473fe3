import { expect, it } from "vitest";
import { canonical, decodeForm } from "./form";

const decode = (text: string) => canonical(decodeForm(new URLSearchParams(text)));

it("reads groups and lists in bracket notation", () => {
  expect(decode("a[b][0]=x&a[b][1]=y&a[c]=z&d=")).toBe('{"a":{"b":{"0":"x","1":"y"},"c":"z"},"d":""}');
  expect(decode("e[]=x&e[]=y")).toBe('{"e":{"0":"x","1":"y"}}');
});

it("gives one text to the same parameters in another order", () => {
  expect(decode("b=2&a[y]=1&a[x]=0")).toBe(decode("a[x]=0&a[y]=1&b=2"));
  expect(decode("a=1")).not.toBe(decode("a[0]=1"));
});

it("touches no prototype", () => {
  decode("__proto__[polluted]=1&constructor[prototype][polluted]=1");
  expect("polluted" in {}).toBe(false);
});

it("refuses a flood of fields", () => {
  expect(() => decode("a[]=1&".repeat(1001))).toThrow(/1000/);
});
