/**
 * Every refusal the product can give: one entry, one HTTP status, one sentence in each language, one way out.
 * `{name}` in a sentence is replaced by the refusal's value of that name.
 */
export interface RefusalText {
  status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
  zh: string;
  en: string;
  /** What to do next. */
  todo: { zh: string; en: string };
}

export const catalogue = {
  // — the request —
  'input.invalid': { status: 422, zh: '填写的内容有误:{problem}', en: 'This is not right yet: {problem}', todo: { zh: '改正标出的项目后再提交。', en: 'Correct the marked field and send it again.' } },
  'not-found': { status: 404, zh: '没有找到,或不在您的辖区内。', en: 'Not found, or not in your region.', todo: { zh: '核对编号;属于别处的,请联系上级。', en: 'Check the number; if it belongs elsewhere, ask the level above.' } },
  'session.missing': { status: 401, zh: '尚未登录,或登录已过期。', en: 'You are not signed in, or the session has ended.', todo: { zh: '请重新登录,已填内容已自动保存。', en: 'Sign in again; what you typed is saved.' } },
  'key.missing': { status: 428, zh: '缺少 Idempotency-Key 请求头。', en: 'The Idempotency-Key header is missing.', todo: { zh: '每个操作生成一个新的键,重试时沿用原键。', en: 'Make a new key for each command and keep it when you retry.' } },
  'key.other-body': { status: 409, zh: '同一个 Idempotency-Key 已用于内容不同的操作。', en: 'This Idempotency-Key was already used with another body.', todo: { zh: '换一个新的键再提交。', en: 'Send it again with a new key.' } },
  'not-confirmed': { status: 503, zh: '系统暂时没有答复,这一步是否完成尚不确定。', en: 'No answer yet: it is not known whether this was done.', todo: { zh: '稍后用同一个键重试,结果只会有一个。', en: 'Retry later with the same key; there will be one answer only.' } },
  'state.changed': { status: 412, zh: '案件已被他人更新。', en: 'The case has changed meanwhile.', todo: { zh: '刷新后再看一遍,再决定。', en: 'Reload, look again, then decide.' } },
  // — the case —
  'action.not-open': { status: 409, zh: '当前环节“{stage}”不能进行这项操作。', en: 'This action is not open at the stage “{stage}”.', todo: { zh: '刷新页面,查看现在可以做什么。', en: 'Reload the page to see what can be done now.' } },
  'action.other-role': { status: 403, zh: '这项操作由{by}办理。', en: 'This action belongs to: {by}.', todo: { zh: '请转交给相应的经办人。', en: 'Pass it to the person in charge.' } },
  'chain.same-person': { status: 403, zh: '同一案件中,一个人只能经手一个环节,不能审批自己经办的案件。', en: 'Nobody approves their own work, or twice in one chain.', todo: { zh: '请由另一位同事办理。', en: 'Ask a colleague to do it.' } },
  'case.closed': { status: 409, zh: '案件已办结。', en: 'The case is closed.', todo: { zh: '需要再次帮扶时,请重新申请。', en: 'If help is needed again, apply anew.' } },
  'identity.already-open': { status: 409, zh: '此证件号码已在一个未办结的同类案件中。', en: 'This identity number is already in an open case of the programme.', todo: { zh: '请联系上级查明该案件所在的社区。', en: 'Ask the level above which community holds that case.' } },
} as const satisfies Record<string, RefusalText>;

export type RefusalCode = keyof typeof catalogue;
