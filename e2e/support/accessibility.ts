import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  nodes: { target: string[] }[];
}

/** Checks the page with axe (WCAG 2.2 A and AA, best practices) in the light and in the dark theme. */
export async function expectAccessible(page: Page): Promise<void> {
  // after a soft navigation the title comes a moment later than the content
  await expect(page).toHaveTitle(/\S/);
  // colours on their way from one theme to the other are nobody's design
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync("*, ::before, ::after { transition: none !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  });
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
    const violations = await page.evaluate(async (axeSource) => {
      const holder = window as unknown as { axe?: { run(): Promise<{ violations: Violation[] }> } };
      if (!holder.axe) new Function(axeSource)();
      const result = await holder.axe?.run();
      return (result?.violations ?? []).map((violation) => ({
        id: violation.id,
        places: violation.nodes.slice(0, 5).map((node) => node.target.join(" ")),
      }));
    }, source);
    expect(violations, `${colorScheme}: ${page.url()}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
