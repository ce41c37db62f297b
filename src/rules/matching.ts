import type { Day } from '../cases/state.ts';

export interface VacancyFacts {
  id: string;
  region: string;
  trade: string;
  payFromFen: number;
  insured: boolean;
  openings: number;
  openUntil: Day;
  publicWelfare: boolean;
}

export interface Wishes {
  region: string;
  trades: readonly string[];
  leastPayFen: number;
}

export interface Match {
  vacancy: string;
  /** Higher fits better; only for the order. */
  score: number;
  reasons: { zh: string; en: string }[];
}

/**
 * Vacancies that are still open, best first, each with the reasons. A suggestion: a person decides. Public-welfare
 * posts come last, because they are the last resort (C-20).
 * @rule C-17
 */
export function matchVacancies(wishes: Wishes, vacancies: readonly VacancyFacts[], today: Day): Match[] {
  const open = vacancies.filter((vacancy) => vacancy.openings > 0 && vacancy.openUntil >= today);
  return open.map((vacancy) => matchOf(wishes, vacancy)).sort((one, other) => other.score - one.score || (one.vacancy < other.vacancy ? -1 : 1));
}

/** What each reason weighs: the trade more than the way there, the way there more than the rest. */
const weights = { trade: 8, street: 4, district: 2, pay: 2, insured: 1, publicWelfare: -16 };

function matchOf(wishes: Wishes, vacancy: VacancyFacts): Match {
  const reasons: Match['reasons'] = [];
  let score = 0;
  const add = (holds: boolean, weight: number, zh: string, en: string) => {
    if (!holds) return;
    score += weight;
    reasons.push({ zh, en });
  };
  const sameStreet = wishes.region.slice(0, 9) === vacancy.region.slice(0, 9);
  add(wishes.trades.includes(vacancy.trade), weights.trade, '工种符合意愿', 'The trade fits');
  add(sameStreet, weights.street, '在本街道', 'In the same street');
  add(!sameStreet && wishes.region.slice(0, 6) === vacancy.region.slice(0, 6), weights.district, '在本区', 'In the same district');
  add(vacancy.payFromFen >= wishes.leastPayFen, weights.pay, '工资不低于期望', 'The pay is not below what is hoped for');
  add(vacancy.insured, weights.insured, '缴纳社会保险', 'With social insurance');
  add(vacancy.publicWelfare, weights.publicWelfare, '公益性岗位，仅作最后安排', 'A public-welfare post: the last resort');
  return { vacancy: vacancy.id, score, reasons };
}
