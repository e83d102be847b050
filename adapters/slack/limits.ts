/**
 * What Slack takes, and what we keep to. Characters are UTF-16 units, which is never less than what Slack counts. Where nothing else is
 * said, the figure is that of Slack's Block Kit reference (docs.slack.dev/reference/block-kit).
 */
export const LIMITS = {
  message: {
    /** Blocks of a message. */
    blocks: 50,
    /**
     * Characters over all blocks, with what `overhead` adds. Slack documents no sum; `msg_blocks_too_long` was seen from about 13,200
     * rendered characters (bolt-js issue 2509), but also at 11,341 characters in 45 blocks, where 9,597 in 50 were taken (issue 2867):
     * a block costs more than its text.
     */
    characters: 12_000,
  },
  /** Characters that a block, or a part of a rich text block, is counted with besides its text: above every figure that was measured. */
  overhead: { block: 100, part: 50 },
  view: {
    /** Blocks of an App Home or a modal. */
    blocks: 100,
    /** Characters over all of them, with overhead. `view_too_large` begins at 250 kB (views.publish), and characters take up to 4 bytes. */
    characters: 50_000,
    /** Title and submit button of a modal. */
    title: 24,
    /** `private_metadata`. */
    metadata: 3000,
    /** An input's label. */
    label: 2000,
    /** An input's placeholder. */
    placeholder: 150,
    /** `max_length` of an input. */
    input: 3000,
  },
  /** A section's text; no figure is documented for a rich text element, so that it is kept to the same. */
  text: 3000,
  /** A header's text. */
  header: 150,
  /** Elements of a context block. They are text objects of up to 3000; other references give 2000, which is safe with both. */
  context: { elements: 10, text: 2000 },
  actions: {
    /** Elements of an actions block. */
    elements: 25,
    /** Our own: more than five buttons in a block are hard to tell apart on a telephone. */
    row: 5,
    /** Choices that are shown as buttons; more become a menu. Our own. */
    choices: 5,
  },
  /** A button's text, and that of a menu's option. */
  button: 75,
  /** Options of a `static_select`; `value` of each may have 150 characters (…/composition-objects/option-object), of which we need 100. */
  options: 100,
  /** `url` of a button; a link element has no documented one. */
  url: 3000,
  /**
   * The fallback text. chat.update refuses more than 4,000 bytes of UTF-8 (`msg_too_long`); Slack advises at most 4,000 characters, and
   * our posts must stay correctable.
   */
  fallback: { characters: 3000, bytes: 3800 },
} as const;
