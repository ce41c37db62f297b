/** Kinds of aid in money; each is paid from the fund project of its own (B-15, B-20). */
export const aidKinds = ['living', 'medical', 'education'] as const;
export type AidKind = (typeof aidKinds)[number];

/** Tiers of hardship, the gravest first (B-02 to B-04). */
export const tiers = ['deep', 'relative', 'accidental'] as const;
export type Tier = (typeof tiers)[number];

/** What brought an accidental hardship about (B-04). */
export const accidentKinds = ['emergency', 'injury', 'major-illness'] as const;
export type AccidentKind = (typeof accidentKinds)[number];

/** Levels whose approval an amount may need after the county's, lowest first (B-06). */
export const higherLevels = ['province', 'national'] as const;
export type HigherLevel = (typeof higherLevels)[number];
