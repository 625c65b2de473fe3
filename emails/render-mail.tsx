import type { MailFrame, MailProps, MailTemplate, RenderedMail } from "./props";

/** A mail as the plain list of its facts. */
export async function renderMail<T extends MailTemplate>(
  template: T,
  props: MailProps[T],
  frame: MailFrame,
): Promise<RenderedMail> {
  const text = JSON.stringify({ ...props, settingsUrl: frame.settingsUrl }, null, 2);
  const escaped = text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  return {
    subject: `Evently: ${template}`,
    html: `<!doctype html><html lang="${frame.locale}"><body><pre>${escaped}</pre></body></html>`,
    text,
  };
}
