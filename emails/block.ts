import { Fragment, isValidElement, type ReactNode } from "react";

/** A building block of mails: a component that also knows how it reads in plain text. */
export interface Block<P> {
  (props: P): ReactNode;
  /** Its lines; empty when plain text does without it. */
  text: (props: P) => string;
}

export function block<P>(Html: (props: P) => ReactNode, text: (props: P) => string): Block<P> {
  return Object.assign((props: P) => Html(props), { text });
}

/**
 * A mail's body in plain text, one piece a building block. Bodies are made of blocks alone, so that what one half of
 * a mail says the other says too.
 */
export function plainBlocks(body: ReactNode): string[] {
  if (body === null || body === undefined || typeof body === "boolean") return [];
  if (Array.isArray(body)) return body.flatMap(plainBlocks);
  if (!isValidElement<{ children?: ReactNode }>(body)) throw new TypeError("A mail's body is made of blocks.");
  if (body.type === Fragment) return plainBlocks(body.props.children);
  if (!isBlock(body.type)) throw new TypeError("This part of a mail has no plain text.");
  return [body.type.text(body.props)].filter((text) => text !== "");
}

function isBlock(type: unknown): type is Block<unknown> {
  return typeof type === "function" && "text" in type && typeof type.text === "function";
}
