/**
 * What Discord takes, in characters (UTF-16 units here, which are never fewer than Discord counts). Sources: Discord's developer
 * documentation, "Message Resource" (create message; embed limits), "Component Reference", "Receiving and Responding" (modal).
 */
export const LIMITS = {
  /** Create Message: "Message contents (up to 2000 characters)". */
  content: 2000,
  /** Create Message: "Up to 10 rich embeds". */
  embeds: 10,
  /** Embed Limits. Outer white space isn't counted: it is trimmed. */
  embed: {
    title: 256,
    description: 4096,
    fields: 25,
    name: 256,
    value: 1024,
    footer: 2048,
    author: 256,
    /** All of these together, over all embeds of a message. */
    total: 6000,
  },
  /** Create Message, legacy component behaviour: up to five action rows, each with up to five buttons or one select. */
  rows: 5,
  buttons: 5,
  /** Button: "max 80 characters". */
  buttonLabel: 80,
  /** Custom ID: "1-100 characters", unique in a message. */
  customId: 100,
  /** String Select. */
  select: { options: 25, label: 100, value: 100, placeholder: 150 },
  /** Modal: "Between 1 and 5 components"; Label, Text Input, Text Display. */
  modal: { title: 45, components: 5, label: 45, description: 100, placeholder: 100, value: 4000 },
} as const;

/** What we keep to within Discord's limits. */
export const OURS = {
  /** Choices that stand as buttons; more become one select. */
  choiceButtons: 5,
  /** Of `content`: a line of the head. */
  headLine: 500,
  /** Of `content`: left for the standing of the first quote. */
  standing: 400,
  /** Of an embed: an item's lines; with `foot` beside it there is still room. */
  lines: 3900,
  /** Of `embed.total`: what stands below the quotes; an outline's foot has as much before it is escaped. */
  foot: 2000,
} as const;
