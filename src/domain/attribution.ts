/** Who said a thing, as the source words it (DOMAIN.md, "What stands beside the status"). */
export const ATTRIBUTION_KINDS = ['official-on-record', 'named', 'anonymous', 'document', 'unattributed', 'own-reporting'] as const;
export type AttributionKind = (typeof ATTRIBUTION_KINDS)[number];

export interface Attribution {
  readonly kind: AttributionKind;
  /** The speaker in the source's own words; null where nobody is named as the speaker. */
  readonly as: string | null;
  /** The id of the name that speaks, where names.yaml has it. */
  readonly by: string | null;
  /** A third outlet passes the statement on. */
  readonly relayed: boolean;
  /** Taken from another sentence ("these sources", or where a quotation closes); shown as such. */
  readonly inherited: boolean;
  /** Whose word it really is: equal origins count once, however many outlets print it. */
  readonly originId: string;
}

export const MODALITIES = ['fact', 'estimate', 'expected', 'possible', 'characterisation', 'absence'] as const;
/** How the source puts it (DOMAIN.md). `absence`: the source itself says that there is no confirmation or that it isn't known. */
export type Modality = (typeof MODALITIES)[number];

/** The label's suffix (DOMAIN.md); empty for plain facts and for absences, which have wording of their own (rule 6). */
export function modalitySuffix(modality: Modality, view: string | null): string {
  switch (modality) {
    case 'estimate':
      return ' · Estimate';
    case 'expected':
      return ' · Expected, not reported as done';
    case 'possible':
      return ' · Possible only';
    case 'characterisation':
      return ` · ${view ?? 'The source'}'s view`;
    case 'fact':
    case 'absence':
      return '';
  }
}
