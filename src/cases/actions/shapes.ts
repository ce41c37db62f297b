import { z } from 'zod';
import type { Text } from '../../programmes/programme.ts';

/** What the tables of actions are made of. */
export interface ActionSpec {
  title: Text;
  /** Codes, ids, dates: may travel through the workflow engine. */
  codes: z.ZodObject;
  /** Words and personal data: stored encrypted, referred to by the command's id. */
  form: z.ZodObject;
  /** A way back is offered first, a way out last; screens sort by it. */
  weight?: 'primary' | 'secondary' | 'grave';
  /** It is about one recognised person: its command names the track. */
  ofTrack?: true;
}

export const personId = z.uuid().describe('Id of a person of the household');
export const userId = z.uuid().describe('Id of a staff account');
export const recordId = z.string().max(80);
export const day = z.iso.date().describe('Day in Asia/Shanghai, YYYY-MM-DD');
export const documents = z.array(z.uuid()).max(20).describe('Ids of uploaded documents');
/** At least one document. */
export const evidence = documents.min(1, 'evidence-needed');
export const words = (what: string) => z.string().trim().min(2, 'too-short').max(2000, 'too-long').describe(what);
/** Integer fen. */
export const fen = z.int().min(0).max(10_000_000_000);
export const nothing = z.strictObject({});
