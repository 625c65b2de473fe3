import type { CardBehaviour, CardProblem } from "./cards";

/** What the pages say, in one language. Amounts come in already written out. */
export interface Texts {
  title: string;
  shop: string;
  testNote: string;
  toPay: string;
  order: string;
  quantity: (count: number, each: string) => string;
  total: string;
  email: string;
  card: string;
  cardHint: string;
  expiry: string;
  expiryHint: string;
  cvc: string;
  cvcHint: string;
  pay: (amount: string) => string;
  cancel: string;
  testCards: string;
  testCardsHint: string;
  useCard: string;
  behaviours: Record<CardBehaviour, string>;
  problems: Record<CardProblem, string>;
  checkFields: string;
  declined: string;
  insufficientFunds: string;
  authenticationFailed: string;
  stillOpen: string;
  authentication: string;
  authenticationText: (amount: string) => string;
  authenticate: string;
  failAuthentication: string;
  complete: string;
  completeText: string;
  expired: string;
  expiredText: string;
  unknown: string;
  unknownText: string;
  refused: string;
  tooLargeText: string;
  notAFormText: string;
  notAllowedText: string;
  back: string;
}
