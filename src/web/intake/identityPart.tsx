import { identityHelp } from '../../cases/intake/duplicates.ts';
import { ageOn, dayOf } from '../../calendar/days.ts';
import { typedOne } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import type { WebParts } from '../parts.ts';
import type { Reply } from '../reply.ts';
import { queryOf, type StaffVisit } from '../visit.ts';
import { dayText } from '../words/dates.ts';
import { sexWords } from '../words/people.ts';
import { problemText } from '../words/refusals.ts';
import { programmeTyped } from './draftOfVisit.ts';

/** A number that is still being typed is not called wrong yet. */
const WHOLE_NUMBER = 15;

/**
 * What an identity number says while it is typed: sex, date of birth, age, and whether it is in an open case already.
 * @rule X-05
 */
export function identityPart(parts: WebParts) {
  return async (visit: StaffVisit): Promise<Reply> => {
    const { t, request, now } = visit;
    const typed = typedOf(request.body);
    const number = typedOne(typed, `people.${queryOf(visit, 'person')}.identityNumber`).trim();
    if (number.length < WHOLE_NUMBER) return { kind: 'part', view: null };
    const help = await identityHelp(parts, visit.staff, number, programmeTyped(typed));
    if (!help.ok) return { kind: 'part', view: <p class="error">{t(problemText(help.fault))}</p> };
    const said = [
      help.sex ? t(sexWords[help.sex]) : '', help.birthDate ? t(dayText(help.birthDate)) : '',
      help.birthDate ? t(`${ageOn(help.birthDate, dayOf(now))} 岁`, `aged ${ageOn(help.birthDate, dayOf(now))}`) : '',
    ].filter(Boolean).join(' · ');
    return {
      kind: 'part',
      view: (
        <>
          <p class="identity-said">{said || t('此号码不含性别和出生日期，请填写。', 'This number tells neither sex nor date of birth; please give them.')}</p>
          {help.unknownPlace ? <p class="hint">{t('地区代码不在现行目录中，请核对。', 'The county code is not a present one; please check.')}</p> : null}
          {help.openIn.map(({ programme, district, sameProgramme }) => (
            <p key={programme} class={sameProgramme ? 'error' : 'hint'} role="alert">
              {sameProgramme
                ? t(`此号码已在${district.zh}一个未办结的同类案件中，不能重复申请（X-05）。`, `This number is in an open case of the programme in ${district.en}: it cannot be entered again (X-05).`)
                : t(`此号码在${district.zh}另一类帮扶的未办结案件中，可以继续（X-05）。`, `This number is in an open case of another programme in ${district.en}; you may go on (X-05).`)}
            </p>
          ))}
        </>
      ),
    };
  };
}
