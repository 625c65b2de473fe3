/** Why a discount code does not apply, as the API names it. */
export const codeRefusals = ["unknown", "ended", "used_up", "other_seats", "too_few"] as const;

/** What has become of the code in the checkout's address. */
export interface GivenCode {
  code: string;
  /** Why it does not apply; null when it does. */
  problem: (typeof codeRefusals)[number] | null;
  minQuantity: number;
  /** What it takes off, in words; null when the group's discount takes off more. */
  amount: string | null;
}
