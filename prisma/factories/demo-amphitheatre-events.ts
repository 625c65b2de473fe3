import { amphitheatreTiers, type DemoEvent, groupsOfEight, refundPolicies, welcomeCode } from "./demo-event";

const birds: Omit<DemoEvent, "starts" | "tiers"> = {
  title: "The Birds Go Elsewhere",
  description: [
    "The birds of a seaside town hold an assembly on the roof of the fish market and vote to leave. What remains is a town without a morning: no gulls, no sparrows, no alarm clock that anybody believes. A delegation sets out to ask them back, and learns that the birds have conditions.",
    "Jorunn Adevik brings the Tidehouse out of its house and onto the stones. Eleven actors, a chorus of forty from the choirs of Lindenport, and one trained crow who is paid by the hour. The sun sets behind the stage in the second act, and nobody has to pretend.",
    "In German with English surtitles beside the stage. Played in light rain; bring a coat, cushions are on the seats. Two hours and a half with an interval.",
  ],
  category: "theatre",
  tags: ["open air", "comedy", "english surtitles"],
  artists: ["Jorunn Adevik", "Ensemble of the Tidehouse"],
  hall: "amphitheatre",
  hours: 2.75,
  announced: 7,
  maxPerBuyer: 10,
  orphanRule: true,
  refundPolicy: refundPolicies.twoDays,
  groupDiscount: groupsOfEight,
};

/** What is on at the open-air theatre. */
export const amphitheatreEvents: DemoEvent[] = [
  {
    title: "Marit & the Moorings: Songs on the Steps",
    description: [
      "There is a recording of Marit Sollberg, aged nine, singing from the top row of the Salzhang to her grandmother on the stage, to find out how far a voice goes. It goes all the way. Twenty-six years later she is back with a band, and without a microphone for the first three songs.",
      "The Moorings play fiddle, pump organ and a drum kit that folds into a suitcase. Expect the slow ones early, while it is light, and the ones that everybody knows when the lanterns are lit.",
      "Front rows are the old stone seats, with cushions. The lawn above is for blankets, and for who comes late.",
    ],
    category: "concert",
    tags: ["folk", "open air", "live"],
    artists: ["Marit & the Moorings"],
    hall: "amphitheatre",
    starts: { week: 8, day: "sat", at: "20:00" },
    hours: 2.5,
    announced: 9,
    tiers: [
      ...amphitheatreTiers([5400, 4200, 2900, 2900], [0.96, 0.7, 0.46, 0.5]),
      { name: "Lawn", price: 1900, capacity: 420, sold: 0.38 },
    ],
    maxPerBuyer: 8,
    refundPolicy: refundPolicies.twoDays,
    codes: [welcomeCode, { code: "LANTERN", percentOff: 25, share: 0.3, maxUses: 15 }],
    attendee: "expired",
  },
  {
    ...birds,
    starts: { week: 9, day: "fri", at: "19:30" },
    tiers: amphitheatreTiers([4900, 3800, 2400, 2400], [0.82, 0.54, 0.28, 0.4]),
  },
  {
    ...birds,
    starts: { week: 9, day: "sat", at: "19:30" },
    tiers: amphitheatreTiers([4900, 3800, 2400, 2400], [0.7, 0.38, 0.16, 0.3]),
  },
  {
    title: "The Silent Navigator, with Live Orchestra",
    description: [
      "A silent film that was thought lost until a tin turned up in the attic of the pilots' association: seven reels about a navigator who falls overboard with the only map, and the crew who sail on by guesswork and good manners. The last reel is still missing. The Sinfonietta plays what may have happened.",
      "The screen stands where the stage house is, eighteen metres wide. Desmond Falke wrote the music and plays the bandoneon.",
      "The film starts when it is dark enough, about nine o'clock. Suitable from eight years for children who are allowed to stay up.",
    ],
    category: "other",
    tags: ["film", "open air", "orchestra"],
    artists: ["Lindenport Sinfonietta", "Desmond Falke"],
    hall: "amphitheatre",
    starts: { week: 11, day: "sat", at: "20:30" },
    hours: 2.5,
    announced: 3,
    tiers: [
      ...amphitheatreTiers([3900, 2900, 1900, 1900], [0.5, 0.3, 0.12, 0.2]),
      { name: "Lawn", price: 1200, capacity: 420, sold: 0.1 },
    ],
    maxPerBuyer: 10,
    refundPolicy: refundPolicies.twoDays,
    groupDiscount: groupsOfEight,
  },
  {
    title: "Night of a Hundred Choirs",
    description: [
      "A hundred and three, in the end: from the fire brigade to the school for the deaf, whose choir signs. They sang from the seats, in blocks, and the audience sat on the stage.",
      "At midnight all of them sang the same song at once. It could be heard in Grauwerder.",
    ],
    category: "concert",
    tags: ["voices", "open air", "festival"],
    artists: ["The Choirs of Lindenport", "Ensemble Quintal"],
    hall: "amphitheatre",
    starts: { week: -7, day: "sat", at: "19:00" },
    hours: 5,
    announced: 20,
    tiers: [
      ...amphitheatreTiers([2800, 2200, 1400, 1400], [1, 0.92, 0.6, 0.9]),
      { name: "Lawn", price: 800, capacity: 420, sold: 0.74 },
    ],
    maxPerBuyer: 12,
    refundPolicy: refundPolicies.twoDays,
    groupDiscount: groupsOfEight,
  },
];
