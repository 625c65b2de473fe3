import { type DemoEvent, groupsOfEight, refundPolicies, welcomeCode } from "./demo-event";

/** What is on at the ropewalk in Grauwerder. */
export const ropewalkEvents: DemoEvent[] = [
  {
    title: "Grauwerder Night Market",
    description: [
      "Sixty stalls along two hundred and ten metres of ropewalk, which makes it the longest indoor market street for a day's journey in any direction. Potters, knife grinders, seed sellers, a stand that mends umbrellas while you eat, and three kitchens that will not agree on the right way to smoke an eel.",
      "From nine o'clock the far end is a dance floor, and Ohneufer plays what goes with chestnuts.",
      "Entry is free. Please take a ticket: the building is old, and lets in nine hundred at a time.",
    ],
    category: "other",
    tags: ["market", "free entry", "food"],
    artists: ["Ohneufer"],
    hall: "ropewalk",
    starts: { week: 4, day: "sat", at: "17:00" },
    hours: 6,
    announced: 5,
    tiers: [
      { name: "Free entry, five o'clock", price: 0, capacity: 450, sold: 0.52 },
      { name: "Free entry, eight o'clock", price: 0, capacity: 450, sold: 0.34 },
    ],
    maxPerBuyer: 6,
    refundPolicy: refundPolicies.untilStart,
  },
  {
    title: "Type & Tide: Two Days of Letters",
    description: [
      "A conference for people who notice kerning on shop signs. Sixteen talks and nine workshops about letters: on ships, on screens, on gravestones, in forty alphabets. Everything happens in one long room, so that nobody misses anything, and everybody walks a great deal.",
      "On the first day we look, on the second we make. Bring a pen that you like. The presses of the ropewalk's printing corner run all day, and you take home what you set.",
      "Talks in English. The student ticket asks for no proof: we believe you. Teams of eight pay ten per cent less.",
    ],
    category: "conference",
    tags: ["design", "typography", "workshops"],
    artists: ["Paula Okonkwo-Reyer", "Henk Tiedemann", "Sana Yilmaz-Brandt"],
    hall: "ropewalk",
    starts: { week: 6, day: "thu", at: "09:00" },
    hours: 33,
    announced: 10,
    tiers: [
      { name: "Early bird", price: 19000, capacity: 100, sold: 1 },
      { name: "Both days", price: 26000, capacity: 260, sold: 0.46 },
      { name: "Student", price: 7000, capacity: 80, sold: 0.7 },
    ],
    maxPerBuyer: 20,
    holdSeconds: 900,
    refundPolicy: refundPolicies.half,
    groupDiscount: groupsOfEight,
    codes: [welcomeCode, { code: "SPEAKERS", percentOff: 50, share: 0.2, maxUses: 12 }],
  },
  {
    title: "Kleine Messe: A Fair of Small Presses",
    description: [
      "Eighty publishers that fit into one kitchen each, with everything they have printed. Readings every half hour at the capstan, and a table where unloved books could be exchanged for others, no questions asked.",
      "The winner of the Grauwerder Prize for the best book under forty pages was a field guide to puddles.",
    ],
    category: "other",
    tags: ["books", "fair", "workshops"],
    artists: [],
    hall: "ropewalk",
    starts: { week: -8, day: "sat", at: "10:00" },
    hours: 9,
    announced: 15,
    tiers: [
      { name: "Day ticket", price: 900, capacity: 700, sold: 0.72 },
      { name: "Reduced", price: 500, capacity: 200, sold: 0.6 },
    ],
    maxPerBuyer: 10,
    refundPolicy: refundPolicies.untilStart,
    groupDiscount: groupsOfEight,
  },
];
