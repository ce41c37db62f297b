import { objectPublicly } from '../../cases/objection.ts';
import { publicNotice, publicNotices } from '../../cases/read/notices.ts';
import type { PublicNotice } from '../../cases/read/model.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { InputError } from '../../refusals/input.ts';
import { RefusalError } from '../../refusals/refusal.ts';
import { FormKeys } from '../forms/hidden.tsx';
import { KEY_FIELD } from '../forms/idempotency.ts';
import { typedOne, type Typed } from '../forms/field.ts';
import { typedOf } from '../forms/readTyped.ts';
import { problemsByField, RefusalSummary } from '../forms/RefusalSummary.tsx';
import { TextArea, TextField, Tick } from '../kit/fields.tsx';
import { Pager } from '../kit/parts.tsx';
import type { WebParts } from '../parts.ts';
import { redirect, type PageReply, type Reply } from '../reply.ts';
import { partOf, queryOf, type Visit } from '../visit.ts';
import { dayText, moneyText } from '../words/dates.ts';
import { listOf } from '../words/text.ts';
import { unconfirmedPage } from './unconfirmed.tsx';
import { cursorOf } from './desk.tsx';

/**
 * 公示: the board, for everybody. It shows what its read model lets through and nothing else.
 * @rule X-02
 */
export function noticesPage(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => {
    const region = queryOf(visit, 'region');
    const { items, next } = await publicNotices(parts, /^\d{2,12}$/.test(region) ? { region } : {}, cursorOf(visit));
    const { t } = visit;
    return {
      kind: 'page', section: 'notices', open: true, title: { zh: '公示', en: 'Public notices' },
      view: (
        <>
          <p>{t('以下家庭申请帮扶，公示期内任何人都可以提出异议。', 'These households have applied for help. Anybody may object while the notice runs.')}</p>
          {items.length === 0 ? <p class="empty">{t('目前没有公示。', 'There is no notice at present.')}</p> : (
            <ul class="notices">{items.map((notice) => <li key={notice.id}><NoticeCard visit={visit} notice={notice} heading="h2" link /></li>)}</ul>
          )}
          <Pager visit={visit} next={next} />
        </>
      ),
    };
  };
}

function NoticeCard({ visit, notice, link = false }: { visit: Visit; notice: PublicNotice; heading: 'h2'; link?: boolean }) {
  const { t, words } = visit;
  return (
    <article class="notice-card">
      <h2>{notice.maskedName}</h2>
      <dl class="facts">
        <dt>{t('社区', 'Community')}</dt><dd>{t(notice.community)}</dd>
        <dt>{t('家庭人口', 'Household')}</dt><dd>{t(`${notice.members} 人`, `${notice.members} ${notice.members === 1 ? 'person' : 'people'}`)}</dd>
        <dt>{t('帮扶事项', 'Help')}</dt><dd>{t(notice.help)}</dd>
        {notice.degree && notice.amountFen !== undefined ? (
          <><dt>{t('困难程度', 'Degree of hardship')}</dt><dd>{t(notice.degree)}</dd><dt>{t('慰问金', 'Amount')}</dt><dd>{t(moneyText(notice.amountFen))}</dd></>
        ) : <><dt>{t('类别', 'Category')}</dt><dd>{t(listOf(notice.categories.map((code) => words.category(code)))) || '—'}</dd></>}
        <dt>{t('公示期', 'Notice period')}</dt><dd>{t(`${dayText(notice.postedOn).zh}至${dayText(notice.endsOn).zh}`, `${dayText(notice.postedOn).en} to ${dayText(notice.endsOn).en}`)}</dd>
        <dt>{t('联系方式', 'Contact')}</dt><dd>{notice.contact || '—'}</dd>
        <dt>{t('监督电话', 'Supervision')}</dt><dd>{notice.supervisionPhone || '—'}</dd>
      </dl>
      {link ? <p><a class="button button--quiet" href={`/notices/${notice.id}`}>{t('提出异议', 'Object')}<span class="visually-hidden">{t('：', ': ')}{notice.maskedName} {t(notice.community)}</span></a></p> : null}
    </article>
  );
}

export function noticePage(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => objectionForm(visit, await publicNotice(parts, partOf(visit, 'notice')), {});
}

/** @rule X-03 anybody may object; anonymously only with a fact that can be checked */
export function takeObjection(parts: WebParts) {
  return async (visit: Visit): Promise<Reply> => {
    const id = partOf(visit, 'notice');
    const typed = typedOf(visit.request.body);
    const line = (name: string) => typedOne(typed, name).trim();
    const body = {
      statement: line('statement'), anonymous: line('anonymous') === 'yes',
      ...(line('name') === '' ? {} : { name: line('name') }), ...(line('contact') === '' ? {} : { contact: line('contact') }),
    };
    try {
      const { receipt } = await objectPublicly(parts, id, body, line(KEY_FIELD));
      return redirect(`/objections/${receipt}?received=yes`);
    } catch (error) {
      if (!(error instanceof RefusalError)) throw error;
      if (error.refusal.code === 'not-confirmed') return unconfirmedPage(visit, typed, true);
      if (!(error instanceof InputError)) throw error;
      return objectionForm(visit, await publicNotice(parts, id), typed, error);
    }
  };
}

function objectionForm(visit: Visit, notice: PublicNotice, typed: Typed, error?: InputError): PageReply {
  const { t } = visit;
  const errors = problemsByField(visit, error?.problems ?? []);
  return {
    kind: 'page', section: 'notices', open: true, title: { zh: '对公示提出异议', en: 'Object to a notice' }, ...(error ? { status: catalogue[error.refusal.code].status } : {}),
    view: (
      <>
        {error ? <RefusalSummary visit={visit} refusal={error.refusal} problems={error.problems} /> : null}
        <NoticeCard visit={visit} notice={notice} heading="h2" />
        <form method="post" class="stack" action={`/notices/${notice.id}/objections`}>
          <FormKeys visit={visit} />
          <TextArea t={t} name="statement" label={t('您反映的事实', 'What you know')} hint={t('写明可以核实的事实：时间、地点、经过。', 'A fact that can be checked: when, where, what.')} value={typedOne(typed, 'statement')} error={errors.get('statement')} />
          <TextField t={t} name="name" optional label={t('您的姓名', 'Your name')} value={typedOne(typed, 'name')} error={errors.get('name')} />
          <TextField t={t} name="contact" optional label={t('您的联系方式', 'How to reach you')} value={typedOne(typed, 'contact')} error={errors.get('contact')} />
          <Tick t={t} name="anonymous" label={t('匿名提出（不保存姓名和联系方式）', 'Anonymously (name and contact are not kept)')} checked={typedOne(typed, 'anonymous') === 'yes'} />
          <button class="button">{t('提交异议', 'Send the objection')}</button>
        </form>
      </>
    ),
  };
}
