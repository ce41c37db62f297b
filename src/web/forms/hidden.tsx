import { CSRF_FIELD } from '../../access/csrf.ts';
import type { Visit } from '../visit.ts';
import { KEY_FIELD, newKey } from './idempotency.ts';

/** What every form carries: the session's token, and the key under which it happens once. */
export function FormKeys({ visit, formKey }: { visit: Visit; formKey?: string }) {
  return (
    <>
      <input type="hidden" name={CSRF_FIELD} value={visit.csrf()} />
      <input type="hidden" name={KEY_FIELD} value={formKey ?? newKey()} />
    </>
  );
}
