import { aidHousehold } from '../../cases/aid/household.ts';
import type { CaseDetail } from '../../cases/read/model.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import type { Option, Typed } from '../forms/field.ts';
import { intakeFields } from '../intake/forms/index.ts';
import { IntakeFieldViews } from '../intake/IntakeFieldView.tsx';
import { typedOfDraft } from '../intake/typedForm.ts';
import type { WebParts } from '../parts.ts';
import type { Visit } from '../visit.ts';

/** The file as it stands, as names of controls, and who is number 1, 2 … in it. */
export interface FileSoFar {
  typed: Typed;
  members: readonly Option[];
}

/** @returns nothing when the case has no file with figures */
export async function fileSoFar(parts: WebParts, detail: CaseDetail): Promise<FileSoFar | undefined> {
  try {
    const { file, numbered } = await aidHousehold(parts, detail, parts.now());
    const nameOf = (id: string) => detail.persons.find((person) => person.id === id)?.name ?? '—';
    const members = numbered.map((id, position) => ({ value: String(position + 1), label: { zh: nameOf(id), en: nameOf(id) } }));
    return { typed: typedOfDraft({ file }, intakeFields(detail.programme)), members };
  } catch (error) {
    if (error instanceof RefusalError) return undefined;
    throw error;
  }
}

/** Room for so many new items at once. */
const SPARE_ROWS = 3;

/** The whole file, filled in as it stands, to be brought up to date. @rule B-22 */
export function FileFields({ visit: { t }, programme, typed, errors, soFar }: { visit: Visit; programme: string; typed: Typed; errors: ReadonlyMap<string, string>; soFar: FileSoFar | undefined }) {
  const shown = Object.keys(typed).some((name) => name.startsWith('file.')) ? typed : (soFar?.typed ?? {});
  const context = { t, typed: shown, errors, categories: [], people: [], positions: soFar?.members ?? [], spareRows: SPARE_ROWS };
  return (
    <>
      {intakeFields(programme).file.map(({ title, hint, fields }) => (
        <fieldset class="card stack" key={title.en}>
          <legend><h2>{t(title)}</h2></legend>
          {hint ? <p class="hint">{t(hint)}</p> : null}
          <IntakeFieldViews fields={fields} prefix="file." context={context} />
        </fieldset>
      ))}
    </>
  );
}
