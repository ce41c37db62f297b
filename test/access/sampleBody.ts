import { randomUUID } from 'node:crypto';
import type { z } from 'zod';

interface Def {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  options?: z.ZodType[];
  entries?: Record<string, string>;
  values?: unknown[];
  format?: string;
  checks?: { _zod: { def: { format?: string; pattern?: RegExp } } }[];
}

/** A value that a schema takes, with everything optional left out: for reaching what stands behind the reading of a body. */
export function sampleOf(schema: z.ZodType): unknown {
  const def = schema._zod.def as unknown as Def; // the library's own description of a schema, as data
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape ?? {}).flatMap(([name, inner]) => {
        const value = sampleOf(inner);
        return value === undefined ? [] : [[name, value]];
      }));
    case 'string':
      return textOf(def);
    case 'array':
      return [sampleOf(def.element as z.ZodType)];
    case 'enum':
      return Object.values(def.entries ?? {})[0];
    case 'literal':
      return def.values?.[0];
    case 'boolean':
      return true;
    case 'number':
      return 1;
    case 'record':
      return {};
    case 'union':
      return sampleOf(def.options?.[0] as z.ZodType);
    case 'optional':
    case 'default':
      return undefined;
    default:
      throw new Error(`no sample of “${def.type}” yet`);
  }
}

function textOf({ format, checks = [] }: Def): string {
  const formats = [format, ...checks.map((check) => check._zod.def.format)];
  if (formats.includes('uuid')) return randomUUID();
  if (formats.includes('date')) return '2026-01-05';
  if (formats.includes('datetime')) return '2026-01-05T01:00:00Z';
  const pattern = checks.map((check) => check._zod.def.pattern).find((one) => one !== undefined);
  return ['演示内容', '990102001002', 'C-18', '2026-03', 'BF-2222-3333-4444'].find((text) => pattern?.test(text) ?? true) ?? '';
}
