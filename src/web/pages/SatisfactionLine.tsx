import type { SatisfactionFigure } from '../../cases/read/satisfaction.ts';
import type { Visit } from '../visit.ts';

/** 满意度: the figure that the head of the community answers for (C-16); nothing is said before anybody is helped. */
export function SatisfactionLine({ visit: { t }, figure }: { visit: Visit; figure: SatisfactionFigure }) {
  const { helped, asked, satisfied, fairly, dissatisfied, permille, targetPercent, met } = figure;
  if (helped === 0) return null;
  const rate = permille === undefined ? t('尚未询问', 'nobody asked yet') : `${Math.floor(permille / 10)}.${permille % 10}%`;
  const target = targetPercent === undefined ? '' : t(`，目标 ${targetPercent}%`, `, target ${targetPercent}%`);
  const mark = permille === undefined || targetPercent === undefined ? '' : met ? t('，已达标', ', met') : t('，未达标', ', not met');
  return (
    <section class="stack" aria-labelledby="satisfaction-title">
      <h2 id="satisfaction-title">{t('满意度', 'Satisfaction')} <span class="meta">{rate}{target}{mark}</span></h2>
      <p class="meta">{t(
        `受助 ${helped} 人，已询问 ${asked} 人：满意 ${satisfied}，基本满意 ${fairly}，不满意 ${dissatisfied}；未询问 ${helped - asked} 人。`,
        `${helped} helped, ${asked} asked: ${satisfied} satisfied, ${fairly} fairly, ${dissatisfied} dissatisfied; ${helped - asked} not asked yet.`,
      )}</p>
    </section>
  );
}
