import { render } from "@react-email/render";
import { translatorFor } from "@/lib/shared/translator";
import { plainBlocks } from "./block";
import { MailLayout } from "./layout";
import { wrapped } from "./plain-text";
import type { MailFrame, MailProps, MailTemplate, RenderedMail } from "./props";
import type { Pen } from "./template";
import { templates } from "./templates";
import { oneLine, tidy } from "./tidy";

/**
 * A mail in its reader's language: subject, HTML and plain text. Facts are shown as they are, whatever stands in
 * them: escaped, in one line each, and cut where they are endless.
 */
export async function renderMail<T extends MailTemplate>(
  template: T,
  props: MailProps[T],
  frame: MailFrame,
): Promise<RenderedMail> {
  const { locale } = frame;
  const t = translatorFor(locale, "mails");
  const made = templates[template];
  const pen: Pen<T> = { props: tidy(props), frame, locale, t };
  const subject = oneLine(made.subject(pen), 150);
  const because = t(`foot.${made.because}`);
  const body = made.body(pen);
  const html = await render(
    <MailLayout
      frame={frame}
      subject={subject}
      preheader={made.preheader(pen)}
      picture={made.picture?.(pen) ?? null}
      because={because}
    >
      {body}
    </MailLayout>,
  );
  return { subject, html, text: plainMail(plainBlocks(body), because, frame) };
}

/** RFC 3676: "-- " alone on a line begins what is the same under every mail. */
function plainMail(blocks: string[], because: string, frame: MailFrame): string {
  const t = translatorFor(frame.locale, "mails");
  const foot = [
    `-- \n${t("brand")}\n${frame.appUrl}`,
    wrapped(because),
    ...(frame.settingsUrl ? [`${t("foot.settings")}:\n${frame.settingsUrl}`] : []),
  ];
  return `${[...blocks, foot.join("\n\n")].join("\n\n")}\n`;
}
