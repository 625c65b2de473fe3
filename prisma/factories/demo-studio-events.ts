import { type DemoEvent, refundPolicies, studioTiers } from "./demo-event";

const harbourRound: Omit<DemoEvent, "starts" | "tiers"> = {
  title: "Die Hafenrunde",
  description: [
    "Four comedians sit around one table and discuss the week: who ran aground, who got away with it, and what the city council has decided about benches. Nothing is rehearsed except the order in which they interrupt each other.",
    "Bela Tornquist keeps the time with an egg timer, which he loses every fortnight. The guest is always somebody who has never been on a stage: a crane driver, a midwife, the woman who tunes the church bells.",
    "In German. A hundred and fifteen places at tables of four; who comes alone is sat with friends. The bar is open all evening and has been asked to shake quietly.",
  ],
  category: "comedy",
  tags: ["stand-up", "talk", "late show"],
  artists: ["Bela Tornquist"],
  hall: "studio",
  hours: 2,
  announced: 6,
  maxPerBuyer: 8,
  refundPolicy: refundPolicies.untilStart,
};

const blueHour: Omit<DemoEvent, "title" | "description" | "artists" | "starts" | "tiers"> = {
  category: "concert",
  tags: ["jazz", "live", "late show"],
  hall: "studio",
  hours: 2,
  announced: 7,
  maxPerBuyer: 8,
  refundPolicy: refundPolicies.lessTenPercent,
};

/** What is on at the cabaret. */
export const studioEvents: DemoEvent[] = [
  { ...harbourRound, starts: { days: 2, at: "20:30" }, tiers: studioTiers([2400, 1600, 1600], [1, 1, 1]) },
  {
    ...harbourRound,
    starts: { week: 3, day: "fri", at: "20:30" },
    tiers: studioTiers([2400, 1600, 1600], [0.94, 0.9, 1]),
  },
  {
    ...harbourRound,
    starts: { week: 5, day: "fri", at: "20:30" },
    tiers: studioTiers([2400, 1600, 1600], [0.55, 0.3, 0.5]),
  },
  {
    ...blueHour,
    title: "Blue Hour: Lioba Wren Trio",
    description: [
      "The saxophone is a century old, the bass is borrowed, and the drummer has been asked to play as if somebody were asleep next door. Lioba Wren writes pieces that sound like standards from a country that nobody has been to.",
      "Two sets with a pause in between. The kitchen sends small plates until the second set begins; after that there is only the trio, and the ice.",
    ],
    artists: ["Lioba Wren"],
    starts: { week: 2, day: "sun", at: "20:00" },
    tiers: studioTiers([3200, 2200, 2200], [0.86, 0.66, 0.5]),
  },
  {
    title: "Ottokar Finch: Close Enough to See It",
    description: [
      "Magic at the distance of a handshake. Ottokar Finch walks from table to table with a pack of cards, two thimbles and your own wedding ring, and what happens, happens in your hand. Children sit in front, sceptics wherever they like.",
      "There is one trick that he explains, on purpose, from beginning to end. It does not help.",
      "For everybody from eight years up. Seventy-five minutes, lemonade included.",
    ],
    category: "family",
    tags: ["magic", "children", "matinee"],
    artists: ["Ottokar Finch"],
    hall: "studio",
    starts: { week: 4, day: "sat", at: "16:00" },
    hours: 1.25,
    announced: 5,
    tiers: studioTiers([1900, 1400, 1400], [0.72, 0.4, 0.5]),
    maxPerBuyer: 8,
    refundPolicy: refundPolicies.twoDays,
  },
  {
    ...blueHour,
    title: "Blue Hour: Okafor & Lund",
    description: [
      "Trumpet and vibraphone, friends since school, in the room where they played their first concert, to eleven people and a dog.",
      "This time it was full. The dog came as well.",
    ],
    artists: ["Anders Okafor", "Signe Lund"],
    starts: { week: -6, day: "sun", at: "20:00" },
    announced: 13,
    tiers: studioTiers([2900, 1900, 1900], [1, 0.9, 1]),
  },
];
