import type { CaseDetail } from '../../cases/read/model.ts';
import { Table } from '../kit/parts.tsx';
import type { Visit } from '../visit.ts';
import { dueText } from '../words/dates.ts';
import type { ForecastClock } from './placementForecast.ts';

/**
 * When everybody must be placed, were the determination recorded now.
 * @rule C-08
 */
export function Forecast({ visit: { t, words }, detail, forecast }: { visit: Visit; detail: CaseDetail; forecast: readonly ForecastClock[] }) {
  return (
    <section class="stack" aria-labelledby="forecast-title">
      <h2 id="forecast-title">{t('现在确认，安置期限为', 'If confirmed now, placement is due')}</h2>
      <Table
        caption={t('安置期限', 'Placement deadlines')} head={[t('对象', 'Whom'), t('类别', 'Category'), t('期限', 'Due'), t('规则', 'Rule')]}
        rows={forecast.map((clock) => ({
          key: `${clock.person ?? ''}${clock.category}`,
          cells: [
            clock.person ? (detail.persons.find(({ id }) => id === clock.person)?.name ?? '—') : t('全户', 'Household'), t(words.category(clock.category)),
            <><strong>{t(dueText(clock.due))}</strong>{clock.provisional ? t('（暂定）', ' (provisional)') : ''}</>, clock.rule,
          ],
        }))}
      />
      <p class="hint">{t('时限从确认的时刻起算。', 'The clocks start at the moment of confirming.')}</p>
    </section>
  );
}
