import type { CDPSession, Locator, Page } from "@playwright/test";

interface Point {
  x: number;
  y: number;
}

/** Fingers on the screen, as the browser gets them from it. */
export class Fingers {
  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
    /** The middle of what they touch. */
    readonly middle: Point,
  ) {}

  static async on(page: Page, element: Locator): Promise<Fingers> {
    const box = await element.boundingBox();
    if (!box) throw new Error("There is nothing to touch.");
    const session = await page.context().newCDPSession(page);
    return new Fingers(page, session, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
  }

  /** Two fingers about the middle, from one distance to another. */
  async pinch(from: number, to: number): Promise<void> {
    const spread = (half: number) => [
      { x: this.middle.x - half, y: this.middle.y },
      { x: this.middle.x + half, y: this.middle.y },
    ];
    await this.send("touchStart", spread(from));
    for (let i = 1; i <= 12; i++) await this.send("touchMove", spread(from + ((to - from) * i) / 12));
    await this.send("touchEnd", []);
  }

  async drag(dx: number, dy: number): Promise<void> {
    const { x, y } = this.middle;
    await this.send("touchStart", [{ x, y }]);
    for (let i = 1; i <= 12; i++) await this.send("touchMove", [{ x: x + (dx * i) / 12, y: y + (dy * i) / 12 }]);
    // a finger that rests before it leaves does not throw the map
    for (let i = 0; i < 12; i++) await this.send("touchMove", [{ x: x + dx, y: y + dy }]);
    await this.send("touchEnd", []);
  }

  async tap(at: Point): Promise<void> {
    await this.send("touchStart", [at]);
    await this.send("touchEnd", []);
  }

  private async send(type: "touchStart" | "touchMove" | "touchEnd", points: Point[]): Promise<void> {
    await this.session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
    await this.page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
