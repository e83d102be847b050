import type { Line } from './model.ts';

/** Fitted by `npm run eval:train` on the public development sets (docs/questions.md, "Foreign text"); not to be edited by hand. */
export const EVIDENCE: Line = {
  weights: {
    ahead: 5.739,
    aheadOfSources: 1.668,
    articleAhead: 0.068,
    covered: 0.182,
    coveredAround: 0.532,
    whole: 0.465,
    namesLacking: -0.365,
    verbsLacking: -0.282,
    slotLacking: -0.798,
    headLacking: -0.387,
    bigrams: 0.206,
    near: 0.308,
    title: -0.211,
  },
  bias: 0.162,
};
export const ANSWERED: Line = {
  weights: {
    score: 0.26,
    aheadOfSources: 1.277,
    coveredSquared: 0.203,
    coveredAround: -0.794,
    coveredBySourceSquared: 0.989,
    namesLacking: -1.657,
    verbsLacking: -0.319,
    numberLacking: -0.567,
    slotLacking: -0.527,
    opposite: -0.41,
    negationLacking: -1.041,
    otherOrdinal: -0.737,
  },
  bias: -2.542,
};
export const THRESHOLD = 0.475;
