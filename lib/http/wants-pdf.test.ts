import { expect, it } from "vitest";
import { wantsPdf } from "./wants-pdf";

const asks = (accept: string | null) =>
  wantsPdf(new Request("http://localhost/", { headers: accept === null ? {} : { accept } }), undefined);

it.each<[string | null, boolean]>([
  [null, false],
  ["*/*", false],
  ["application/json", false],
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", false],
  ["application/pdf", true],
  ["Application/PDF", true],
  ["application/pdf, */*;q=0.1", true],
  ["application/pdf;q=0.5, application/json", false],
  ["application/pdf, application/json;q=0.9", true],
  ["application/pdf, application/json", false],
  ["application/pdf;q=0, */*", false],
  ["application/*;q=0.2, application/json;q=0.1", true],
  ["application/pdf;q=nonsense", true],
  [",;,", false],
])("%s: %s", (accept, pdf) => {
  expect(asks(accept)).toBe(pdf);
});

it("goes by the format where one is given", () => {
  const request = new Request("http://localhost/", { headers: { accept: "application/pdf" } });
  expect(wantsPdf(request, "json")).toBe(false);
  expect(wantsPdf(new Request("http://localhost/"), "pdf")).toBe(true);
});
