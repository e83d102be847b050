/** What the operator set. */
export interface IntakeSettings {
  /** The watched folder; null: none. */
  readonly inbox: string | null;
  /** The list of feeds, a YAML file; null: none. */
  readonly feeds: string | null;
  /** Whether feeds may lead to the house's own addresses. */
  readonly privateFeeds: boolean;
  /** The house's time zone. */
  readonly timezone: string;
}
