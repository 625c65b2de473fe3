/** Who sells in the demo. Tax numbers begin with a zero, so that they can be nobody's. */
export const demoOrganizers = {
  stages: {
    slug: "lindenport-stages",
    name: "Lindenport Stages",
    description:
      "The municipal stages of Lindenport: a playhouse at the lock, an arena on the north quay, and in summer the stone steps of the Salzhang under the open sky. About two hundred people work here, from the rigging loft to the box office, and all of them would like to see you in row F.",
    website: "https://stages.lindenport.example",
    address: "Lindenport Stages GmbH\nSchleusenplatz 3\n00417 Lindenport",
    taxId: "DE014820071",
  },
  neunauge: {
    slug: "neunauge",
    name: "Neunauge",
    description:
      "A collective of nineteen people, one sound system and two rooms in the old ropemakers' quarter: a club that closes when the first ferry goes, and a cabaret the size of a ship's cabin. Since last year Neunauge also keeps the long ropewalk in Grauwerder from falling down, by filling it.",
    website: "https://neunauge.example",
    address: "Neunauge Kulturverein e. V.\nTauwerkgasse 9\n00419 Lindenport",
    taxId: "DE022519046",
  },
  speicherkai: {
    slug: "speicherkai-concerts",
    name: "Speicherkai Concerts",
    description:
      "Concerts in the grain store that the harbour forgot to tear down, and in the spa town of Ostmoor, where the ceiling is painted and the acoustics are luck. Home of the Lindenport Sinfonietta, open to everybody who plays anything well.",
    website: "https://speicherkai.example",
    address: "Speicherkai Konzerte gGmbH\nSpeicherkai 17\n00418 Lindenport",
    taxId: "DE031774208",
  },
} as const;

export type DemoOrganizer = keyof typeof demoOrganizers;
