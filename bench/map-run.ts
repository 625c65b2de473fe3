import type { Browser, BrowserContext, CDPSession, Page } from "@playwright/test";

/** One phone's view of one seat map. Times in milliseconds, sizes in bytes as they came over the wire. */
export interface MapRun {
  slowdown: number;
  /** From the start of the navigation until a tap on the map is answered. */
  firstPaint: number;
  scriptBytes: number;
  layoutBytes: number;
  availabilityBytes: number;
  pan: Frames;
  zoom: Frames;
  /** The page's own processor time a frame while panning and zooming, slowed down or not. */
  pageTime: number;
  /** The painter's own time for one picture, beside the page. */
  painting: Frames;
}

export interface Frames {
  count: number;
  p50: number;
  p95: number;
  max: number;
}

const PHONE = { width: 390, height: 844 };
/** Milliseconds between two touches, as a screen of 60 Hz reports them. */
const TOUCH_MS = 16;

/** Opens the page on a cold phone whose processor is so many times slower, pans and pinches, and counts frames. */
export async function runMap(browser: Browser, address: string, slowdown: number): Promise<MapRun> {
  const context = await browser.newContext({
    viewport: PHONE,
    deviceScaleFactor: 2.625,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const sizes = await countBytes(session);
    await page.addInitScript(watchReady);
    await page.goto(address, { waitUntil: "commit" });
    await page.locator("[role=application][data-ready]").waitFor();
    const firstPaint = await page.evaluate(() => performance.getEntriesByName("map-ready")[0]?.startTime ?? Number.NaN);
    // the picture of the whole hall and everything that the page does once
    await page.waitForTimeout(2_000);
    const hand = await handOn(page, session);
    await zoomIn(hand, 2.2);
    await page.waitForTimeout(800);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const before = await taskTime(session);
    const pan = await framesDuring(page, () => panAround(hand));
    const zoom = await framesDuring(page, () => zoomAround(hand));
    const pageTime = ((await taskTime(session)) - before) / (pan.count + zoom.count);
    const painting = summary(
      await page.evaluate(() => performance.getEntriesByName("seat-map-painted").map((entry) => entry.duration)),
    );
    return { slowdown, firstPaint, ...sizes(), pan, zoom, pageTime, painting };
  } finally {
    await close(context);
  }
}

/** Runs in the page: marks the frame in which the map is there. */
function watchReady(): void {
  const look = () => {
    if (document.querySelector("[role=application][data-ready]")) performance.mark("map-ready");
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function countBytes(session: CDPSession) {
  const kinds = new Map<string, "scriptBytes" | "layoutBytes" | "availabilityBytes">();
  const total = { scriptBytes: 0, layoutBytes: 0, availabilityBytes: 0 };
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    if (response.url.includes("/seat-map?")) kinds.set(requestId, "layoutBytes");
    else if (response.url.endsWith("/availability")) kinds.set(requestId, "availabilityBytes");
    else if (type === "Script" || response.mimeType.includes("javascript")) kinds.set(requestId, "scriptBytes");
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (!kind) return;
    // polls come again and again; their first answer is the one that counts
    if (kind === "scriptBytes") total[kind] += encodedDataLength;
    else total[kind] ||= encodedDataLength;
  });
  return () => ({ ...total });
}

/** Milliseconds of processor time that the page's thread has worked so far. */
async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

interface Hand {
  touch(points: { x: number; y: number }[], type?: "touchStart" | "touchMove" | "touchEnd"): Promise<void>;
  x: number;
  y: number;
}

async function handOn(page: Page, session: CDPSession): Promise<Hand> {
  const box = await page.locator("[role=application]").boundingBox();
  if (!box) throw new Error("The map has no place on the page.");
  return {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    touch: async (points, type = "touchMove") => {
      const touchPoints = points.map(({ x, y }, id) => ({ x, y, id }));
      await session.send("Input.dispatchTouchEvent", { type, touchPoints });
      await page.waitForTimeout(TOUCH_MS);
    },
  };
}

async function zoomIn({ touch, x, y }: Hand, steps: number): Promise<void> {
  for (let i = 0; i < steps; i++) await pinch({ touch, x, y }, 40, 150);
}

async function pinch({ touch, x, y }: Hand, from: number, to: number): Promise<void> {
  const fingers = (spread: number) => [
    { x: x - spread, y },
    { x: x + spread, y },
  ];
  await touch(fingers(from), "touchStart");
  for (let i = 1; i <= 24; i++) await touch(fingers(from + ((to - from) * i) / 24));
  await touch([], "touchEnd");
}

async function panAround({ touch, x, y }: Hand): Promise<void> {
  for (const [dx, dy] of [
    [-6, -3],
    [5, 6],
    [7, -4],
    [-6, 5],
  ] as const) {
    await touch([{ x, y }], "touchStart");
    for (let i = 1; i <= 24; i++) await touch([{ x: x + dx * i, y: y + dy * i }]);
    await touch([], "touchEnd");
    // the map glides on
    for (let i = 0; i < 30; i++) await new Promise((done) => setTimeout(done, TOUCH_MS));
  }
}

async function zoomAround(hand: Hand): Promise<void> {
  for (const [from, to] of [
    [150, 40],
    [150, 40],
    [40, 150],
    [40, 150],
    [40, 120],
    [120, 40],
  ] as const) {
    await pinch(hand, from, to);
    for (let i = 0; i < 12; i++) await new Promise((done) => setTimeout(done, TOUCH_MS));
  }
}

/** Counts the times between the page's frames while something happens. */
async function framesDuring(page: Page, happen: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const watched = globalThis as unknown as { frames: number[]; watching: boolean };
    watched.frames = [];
    watched.watching = true;
    let last = 0;
    const tick = (now: number) => {
      if (last > 0) watched.frames.push(now - last);
      last = now;
      if (watched.watching) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await happen();
  return summary(
    await page.evaluate(() => {
      const watched = globalThis as unknown as { frames: number[]; watching: boolean };
      watched.watching = false;
      return watched.frames;
    }),
  );
}

function summary(times: number[]): Frames {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) };
}

async function close(context: BrowserContext): Promise<void> {
  await context.close();
}
