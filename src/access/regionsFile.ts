import { parse } from 'csv-parse/sync';
import type { Pool } from 'pg';
import { z } from 'zod';
import { levelOf, lineage, NATION, type RegionCode } from './region.ts';

/** A region as an office's own file lists it. */
export interface ListedRegion {
  code: RegionCode;
  nameZh: string;
  nameEn: string;
  /** Contact and supervision phone, as every notice names them (C-03). */
  contact: string | null;
  supervisionPhone: string | null;
}

/** What is wrong with a file of regions, one sentence for each line. */
export class RegionsFileError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`The file of regions cannot be used; nothing was stored:\n${problems.slice(0, MOST_NAMED).map((problem) => `  ${problem}`).join('\n')}${problems.length > MOST_NAMED ? `\n  … and ${problems.length - MOST_NAMED} more` : ''}`);
    this.name = 'RegionsFileError';
    this.problems = problems;
  }
}

const MOST_NAMED = 20;

const row = z.strictObject({
  code: z.string(), name_zh: z.string().min(1, 'is empty').max(60, 'is longer than 60 characters'), name_en: z.string().max(120, 'is longer than 120 characters').default(''),
  contact: z.string().max(60, 'is longer than 60 characters').default(''), supervision_phone: z.string().max(60, 'is longer than 60 characters').default(''),
});

/**
 * Reads a CSV file with the columns `code,name_zh,name_en,contact,supervision_phone`, the last three of which may be
 * left out. Codes are those of the national division: 2, 4, 6, 9 or 12 digits; each region's parents must be listed or
 * known.
 * @param known codes that are stored already
 * @throws RegionsFileError
 */
export function readRegions(text: string, known: ReadonlySet<RegionCode>): ListedRegion[] {
  const problems: string[] = [];
  const regions = rowsOf(text).flatMap(({ record, info: { lines } }): ListedRegion[] => {
    const read = row.safeParse(record);
    if (!read.success) {
      problems.push(...read.error.issues.map(({ path, message }) => `line ${lines}: ${path.join('.') || 'columns'} ${message}`));
      return [];
    }
    const { code, name_zh, name_en, contact, supervision_phone } = read.data;
    if (levelOf(code) === null) problems.push(`line ${lines}: code “${code}” is no region: 2 digits for a province, 4 city, 6 district, 9 street, 12 community`);
    return [{ code, nameZh: name_zh, nameEn: name_en || name_zh, contact: contact || null, supervisionPhone: supervision_phone || null }];
  });
  const codes = new Set([...known, ...regions.map(({ code }) => code)]);
  const seen = new Set<RegionCode>();
  for (const { code, nameZh } of regions) {
    if (seen.has(code)) problems.push(`code ${code} (${nameZh}) is listed twice`);
    seen.add(code);
    const [missing] = code === NATION ? [] : lineage(code).slice(1).filter((parent) => !codes.has(parent));
    if (missing) problems.push(`code ${code} (${nameZh}) lies in ${missing}, which is not listed`);
  }
  if (regions.length === 0 && problems.length === 0) problems.push('there is no region in it');
  if (problems.length > 0) throw new RegionsFileError(problems);
  return regions;
}

function rowsOf(text: string): { record: Record<string, string>; info: { lines: number } }[] {
  try {
    return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, info: true });
  } catch (error) {
    throw new RegionsFileError([error instanceof Error ? error.message : String(error)]);
  }
}

/** Stores all regions or none; what is known already gets its new name and numbers. */
export async function storeRegions(pool: Pool, regions: readonly ListedRegion[]): Promise<void> {
  await pool.query(
    `INSERT INTO regions (code, name_zh, name_en, contact, supervision_phone)
     SELECT r.code, r."nameZh", r."nameEn", r.contact, r."supervisionPhone"
     FROM jsonb_to_recordset($1::jsonb) AS r (code text, "nameZh" text, "nameEn" text, contact text, "supervisionPhone" text)
     ON CONFLICT (code) DO UPDATE SET name_zh = EXCLUDED.name_zh, name_en = EXCLUDED.name_en,
       contact = coalesce(EXCLUDED.contact, regions.contact), supervision_phone = coalesce(EXCLUDED.supervision_phone, regions.supervision_phone)`,
    [JSON.stringify(regions)],
  );
}

export async function knownRegions(pool: Pool): Promise<Set<RegionCode>> {
  const { rows } = await pool.query<{ code: string }>('SELECT code FROM regions');
  return new Set(rows.map(({ code }) => code));
}
