/** What a User-Agent header says in short. Null where it does not tell. */
export interface DeviceName {
  program: string | null;
  system: string | null;
}

// the order matters: the later ones' names stand in the earlier ones' headers as well
const programs: [RegExp, string][] = [
  [/\bEdgA?\/|\bEdgiOS\//, "Edge"],
  [/\bOPR\/|\bOPiOS\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\bVivaldi\//, "Vivaldi"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/Chrome\/|\bCriOS\/|\bChromium\//, "Chrome"],
  [/\bVersion\/.*\bSafari\//, "Safari"],
];

const systems: [RegExp, string][] = [
  [/\biPhone\b/, "iPhone"],
  [/\biPad\b/, "iPad"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bMac OS X\b|\bMacintosh\b/, "Mac"],
  [/\bLinux\b|\bX11\b/, "Linux"],
];

const nameIn = (table: [RegExp, string][], text: string) => table.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** Browser and system by name; of other programs the first word: `curl/8.5.0` is curl. */
export function deviceName(userAgent: string | null): DeviceName {
  const text = userAgent ?? "";
  const browser = nameIn(programs, text);
  const other = /^Mozilla\//.test(text) ? null : (/^([A-Za-z][\w.-]{0,39})(?:[/\s]|$)/.exec(text)?.[1] ?? null);
  return { program: browser ?? other, system: nameIn(systems, text) };
}
