import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "./plain-text";

describe("plainText", () => {
  it("leaves plain text as it is, but for needless space", () => {
    expect(plainText("a < b & c > d\n\n  indented  \n\n\n\nend\u00A0")).toBe("a < b & c > d\n\n  indented\n\nend");
    expect(plainText("one\r\ntwo\rthree")).toBe("one\ntwo\nthree");
  });

  it("keeps paragraphs, lists and links of HTML, and nothing that runs", () => {
    const html = `<h1>Title</h1><p>One<br>two</p><ul><li>a</li><li>b</li></ul><img src="x.png" alt="x"><style>p{}</style>
      <a href="https://example.org">https://example.org</a> <a href="javascript:alert(1)">click</a>`;
    expect(
      plainText(html)
        .split("\n")
        .map((line) => line.trim())
        .join("\n"),
    ).toBe("Title\n\nOne\ntwo\n\n– a\n– b\n\nhttps://example.org click");
  });

  it("decodes characters written as entities", () => {
    expect(plainText("Rock &amp; Roll &#8211; caf&eacute;")).toBe("Rock & Roll – café");
  });

  it("survives any nesting", () => {
    expect(plainText(`start ${"<div>".repeat(30_000)}`)).toContain("start");
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            "<p>",
            "</p>",
            "<ul>",
            "<li>",
            "<table>",
            "<td>",
            "<a href=",
            "'",
            '"',
            ">",
            "&amp;",
            "&",
            "x",
            "\n",
            "<!--",
          ),
        ),
        (parts) => {
          expect(typeof plainText(parts.join(""))).toBe("string");
        },
      ),
    );
  });
});
