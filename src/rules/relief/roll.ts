import type { Condition } from '../condition.ts';

/** Somebody on a village's list, or known to qualify there; codes only. */
export interface RollEntry {
  beneficiary: string;
  village: string;
}

export interface Roll {
  /** On more than one list, or more than once on one, with every village it was found in. */
  twice: { beneficiary: string; villages: string[] }[];
  /** Known to qualify and on no list. */
  missed: RollEntry[];
  conditions: Condition[];
}

/**
 * The lists of all villages of a season against those who are known to qualify: nobody twice, nobody missed. To be
 * shown before a campaign closes; a person decides about each.
 * @rule A-03
 */
export function rollOf(listed: readonly RollEntry[], qualifying: readonly RollEntry[]): Roll {
  const villages = new Map<string, string[]>();
  for (const { beneficiary, village } of listed) villages.set(beneficiary, [...(villages.get(beneficiary) ?? []), village]);
  const twice = [...villages].filter(([, found]) => found.length > 1).map(([beneficiary, found]) => ({ beneficiary, villages: found }));
  const missed = qualifying.filter(({ beneficiary }) => !villages.has(beneficiary));
  return {
    twice, missed,
    conditions: [
      {
        rule: 'A-03', code: 'roll.nobody-twice', holds: twice.length === 0, values: { listed: listed.length, twice: twice.length },
        zh: twice.length === 0 ? '没有人重复列入。' : `${twice.length} 人（户）重复列入。`, en: twice.length === 0 ? 'Nobody is listed twice.' : `Listed twice: ${twice.length}.`,
      },
      {
        rule: 'A-03', code: 'roll.nobody-missed', holds: missed.length === 0, values: { qualifying: qualifying.length, missed: missed.length },
        zh: missed.length === 0 ? '符合条件的没有遗漏。' : `${missed.length} 人（户）符合条件但未列入。`, en: missed.length === 0 ? 'Nobody who qualifies is missing.' : `Known to qualify and not listed: ${missed.length}.`,
      },
    ],
  };
}
