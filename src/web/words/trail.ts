import type { AuditKind, ListFilters, TrailFact, TrailFactType } from '../../audit/entry.ts';
import { isStaffRole, roles } from '../../access/roles.ts';
import { programmeOf } from '../../programmes/index.ts';
import { catalogue } from '../../refusals/catalogue.ts';
import { actionText } from './actions.ts';
import { instantText, moneyText } from './dates.ts';
import { both } from './facts/sentence.ts';
import type { Names } from './facts.ts';
import { stageText } from './stages.ts';
import { wordFor, type Text } from './text.ts';

export const auditKindWords: Readonly<Record<AuditKind, Text>> = {
  command: { zh: '办理', en: 'Steps of cases' },
  clock: { zh: '到时自动处理', en: 'Steps by the clock' },
  view: { zh: '查看案件', en: 'Cases looked at' },
  reveal: { zh: '查看完整信息', en: 'Values uncovered' },
  search: { zh: '按证件号码查询', en: 'Searches by identity number' },
  export: { zh: '下载和导出', en: 'Downloads and exports' },
  refused: { zh: '被拒绝的操作', en: 'Refused attempts' },
  'sign-in': { zh: '登录', en: 'Sign-ins' },
  configuration: { zh: '配置变更', en: 'Changes of the configuration' },
  campaign: { zh: '专项行动', en: 'Campaigns' },
  matching: { zh: '数据核对', en: 'Comparison of data' },
};

export const revealedWords: Readonly<Record<string, Text>> = {
  name: { zh: '姓名', en: 'name' },
  identity: { zh: '证件号码', en: 'identity number' },
  phone: { zh: '电话', en: 'phone' },
  health: { zh: '健康状况', en: 'health' },
  address: { zh: '住址', en: 'address' },
};

const exportedWords: Readonly<Record<string, Text>> = { cases: { zh: '案件清单', en: 'the list of cases' } };

const searchedIn: Readonly<Record<string, Text>> = {
  people: { zh: '在人员中', en: 'among people' },
  cases: { zh: '在案件中', en: 'among cases' },
  intake: { zh: '受理时查重', en: 'for a new application' },
  matching: { zh: '部门数据比对', en: 'to compare a partner’s file' },
};

const wayWords = { pages: { zh: '网页', en: 'pages' }, api: { zh: '接口', en: 'API' }, provider: { zh: '统一身份认证', en: 'identity provider' } } as const;

const secondFactorWords: Readonly<Record<Extract<TrailFact, { type: 'second-factor' }>['what'], Text>> = {
  on: { zh: '启用双重验证', en: 'Switched the second factor on' },
  off: { zh: '停用双重验证', en: 'Switched the second factor off' },
  'wrong-code': { zh: '登录失败：验证码错误', en: 'Sign-in failed: wrong code' },
  'recovery-code': { zh: '使用恢复码登录', en: 'Signed in by a recovery code' },
};

const accountWords: Readonly<Record<string, Text>> = {
  onDuty: { zh: '值班', en: 'duty' },
  active: { zh: '启用', en: 'active' },
  standInId: { zh: '代班人', en: 'stand-in' },
  onLeaveUntil: { zh: '休假', en: 'leave' },
  role: { zh: '角色', en: 'role' },
  region: { zh: '辖区', en: 'region' },
  name: { zh: '姓名', en: 'name' },
  email: { zh: '邮箱', en: 'e-mail' },
  locale: { zh: '语言', en: 'language' },
  unit: { zh: '单位', en: 'unit' },
};

function filterText({ programme, stage, open, overdue }: ListFilters): Text {
  const words: Text[] = [
    ...(programme ? [programmeOf(programme).title] : []), ...(stage ? [stageText(stage, programme)] : []),
    ...(open === undefined ? [] : [open ? { zh: '在办', en: 'open' } : { zh: '已办结', en: 'closed' }]), ...(overdue ? [{ zh: '超期', en: 'overdue' }] : []),
  ];
  return { zh: words.map(({ zh }) => zh).join('、'), en: words.map(({ en }) => en).join(', ') };
}

type Sentence<T extends TrailFactType> = (fact: Extract<TrailFact, { type: T }>, names: Names) => Text;

const campaignStates: Readonly<Record<string, Text>> = {
  open: { zh: '开始', en: 'opened' },
  held: { zh: '等待决定', en: 'waits for a decision' },
  closing: { zh: '截止，逐户办结', en: 'began to close' },
  closed: { zh: '结束', en: 'closed' },
};

/** One sentence for everything that is done beside the steps of a case. */
const sentences: { [T in TrailFactType]: Sentence<T> } = {
  viewed: () => ({ zh: '查看了案件（每人每案每天记一次）', en: 'Looked at the case (kept once a day)' }),
  'payloads-opened': ({ count }) => ({ zh: `在 Temporal 页面解密 ${count} 项内容`, en: `Opened ${count} payloads in the Temporal Web UI` }),
  revealed: ({ person, field }, names) => {
    const what = wordFor(revealedWords, field);
    return { zh: `查看 ${names.person(person)} 的完整${what.zh}`, en: `Uncovered the ${what.en} of ${names.person(person)}` };
  },
  searched: ({ where, found }) => {
    const place = wordFor(searchedIn, where);
    return { zh: `按证件号码查询（${place.zh}），找到 ${found} 条`, en: `Searched by an identity number ${place.en}: ${found} found` };
  },
  'document-downloaded': ({ kind }, names) => ({ zh: `下载材料：${names.document(kind).zh}`, en: `Downloaded a document: ${names.document(kind).en}` }),
  exported: ({ what, rows, filters }) => {
    const [list, only] = [wordFor(exportedWords, what), filters && filterText(filters)];
    return { zh: `导出${list.zh}，${rows} 行${only ? `（${only.zh}）` : ''}`, en: `Exported ${list.en}: ${rows} rows${only ? ` (${only.en})` : ''}` };
  },
  refused: ({ action, code, rule }) => {
    const tried = actionText(action);
    // sentences of the catalogue with a value to be filled in are about a role
    const why: Text = code === 'action.other-role' ? { zh: '角色不符', en: 'another role’s work' } : catalogue[code];
    return { zh: `尝试“${tried.zh}”被拒绝：${why.zh}${rule ? `（${rule}）` : ''}`, en: `“${tried.en}” was refused: ${why.en}${rule ? ` (${rule})` : ''}` };
  },
  'signed-in': ({ way }) => both(wayWords[way], (zh) => `登录（${zh}）`, (en) => `Signed in (${en})`),
  'sign-in-failed': ({ way, account }) => {
    if (way === 'provider') return account === 'known' ? { zh: '登录失败：账号停用', en: 'Sign-in failed: closed account' } : { zh: '登录失败：统一身份认证未通过，或没有对应账号', en: 'Sign-in failed: not vouched for by the identity provider, or no such account' };
    return account === 'known' ? { zh: '登录失败：密码错误或账号停用', en: 'Sign-in failed: wrong password or closed account' } : { zh: '登录失败：没有这个账号', en: 'Sign-in failed: no such account' };
  },
  'signed-out': () => ({ zh: '退出登录', en: 'Signed out' }),
  'second-factor': ({ what }) => secondFactorWords[what],
  'password-set': ({ account, temporary }, names) => (temporary
    ? { zh: `重设 ${names.staff(account)} 的密码，并停用其双重验证和接口令牌`, en: `Gave ${names.staff(account)} a new password, and ended the second factor and API tokens` }
    : { zh: '更改自己的密码', en: 'Changed the own password' }),
  'regions-loaded': ({ rows }) => ({ zh: `载入 ${rows} 个地区`, en: `Loaded ${rows} regions` }),
  'account-opened': ({ account, role }, names) => {
    const title = isStaffRole(role) ? roles[role].title : { zh: role, en: role };
    return { zh: `开设账号 ${names.staff(account)}（${title.zh}）`, en: `Opened the account of ${names.staff(account)} (${title.en})` };
  },
  'account-changed': ({ account, what }, names) => {
    const words = what.map((name) => wordFor(accountWords, name));
    return { zh: `更改账号 ${names.staff(account)}：${words.map(({ zh }) => zh).join('、')}`, en: `Changed the account of ${names.staff(account)}: ${words.map(({ en }) => en).join(', ')}` };
  },
  'token-issued': ({ scope, expires }) => ({
    zh: `签发接口令牌（${scope === 'read' ? '只读' : '可办理'}），有效至 ${instantText(expires).zh}`, en: `Issued an API token (${scope === 'read' ? 'reading only' : 'may act'}), valid until ${instantText(expires).en}`,
  }),
  'token-revoked': () => ({ zh: '撤销接口令牌', en: 'Revoked an API token' }),
  'calendar-imported': ({ year, version }) => ({ zh: `导入 ${year} 年放假安排第 ${version} 版`, en: `Imported the holiday schedule of ${year}, version ${version}` }),
  'retention-set': ({ years }) => ({ zh: `办结 ${years} 年后清除个人信息（政策未另行规定的）`, en: `Personal data goes ${years} years after the closing, where policy says nothing else` }),
  'policy-loaded': ({ policy }) => ({ zh: `载入政策 ${policy}`, en: `Loaded the policy ${policy}` }),
  'keys-rotated': ({ purpose, rows }) => purpose === 'index'
    ? { zh: `更换检索密钥，重建 ${rows} 人的检索值`, en: `Rotated the index key: ${rows} people’s look-ups made anew` }
    : { zh: `更换密钥（${purpose}），重新加密 ${rows} 项`, en: `Rotated keys (${purpose}): ${rows} sealed anew` },
  'fund-opened': ({ source, project, year, total }) => ({ zh: `设立资金：${year} 年 ${source}/${project}，${moneyText(total).zh}`, en: `Fund opened: ${year} ${source}/${project}, ${moneyText(total).en}` }),
  'fund-closed': () => ({ zh: '停用资金', en: 'Fund closed' }),
  'campaign-made': ({ year, totalFen, villages }) => both(moneyText(totalFen), (zh) => `设立 ${year} 年慰问活动，资金 ${zh}，${villages} 个村（社区）`, (en) => `Campaign of ${year} made: ${en} for ${villages} villages`),
  'allotment-changed': ({ village, byFen, places }) => both(moneyText(Math.abs(byFen)), (zh) => `${village} ${byFen < 0 ? '收回' : '增加'}分配 ${zh}，名额 ${places}`, (en) => `${village}: ${byFen < 0 ? 'took back' : 'allotted'} ${en}; places: ${places}`),
  'village-reported-none': ({ village }) => ({ zh: `${village} 零报告：没有需要慰问的家庭`, en: `${village} reported that nobody is in need` }),
  'closing-decided': ({ villages }) => ({ zh: `决定在 ${villages.join('、')} 未报送的情况下截止`, en: `Decided to close without ${villages.join(', ')}` }),
  'campaign-moved': ({ state }) => both(wordFor(campaignStates, state), (zh) => `慰问活动${zh}`, (en) => `Campaign ${en}`),
  'spot-check-drawn': ({ seed, of, drawn }) => ({ zh: `抽查：${of} 户中抽取 ${drawn} 户，种子“${seed}”`, en: `Spot check: ${drawn} of ${of} drawn with the seed “${seed}”` }),
  'spot-check-answered': ({ n, outcome }) => ({ zh: `抽查第 ${n} 户：${outcome === 'confirmed' ? '属实' : '不符'}`, en: `Spot check, number ${n}: ${outcome === 'confirmed' ? 'confirmed' : 'deviates'}` }),
  authorisation: ({ person, what }, names) => (what === 'signed'
    ? { zh: `登记 ${names.person(person)} 的数据比对授权`, en: `Recorded that ${names.person(person)} authorised the comparison of data` }
    : { zh: `撤回 ${names.person(person)} 的数据比对授权`, en: `Took back the authorisation of ${names.person(person)}` }),
  'lead-decided': ({ person, outcome }, names) => ({
    zh: `核实 ${names.person(person)} 的线索：${outcome === 'confirmed' ? '属实' : '不属实'}`, en: `Looked into a lead about ${names.person(person)}: ${outcome === 'confirmed' ? 'right' : 'not right'}`,
  }),
  erased: ({ people, documents }) => ({ zh: `保存期满，清除 ${people} 人的个人信息和 ${documents} 份材料`, en: `Kept long enough: personal data of ${people} people and ${documents} documents removed` }),
};

export function trailText<T extends TrailFactType>(fact: Extract<TrailFact, { type: T }>, names: Names): Text {
  const sentence: Sentence<T> = sentences[fact.type as T]; // the table has one entry for each type
  return sentence(fact, names);
}

/** What an entry is headed with. */
export function entryTitle(kind: AuditKind, action: string): Text {
  if (kind === 'command') return actionText(action);
  return auditKindWords[kind];
}

export function actorTitle(role: string): Text {
  return isStaffRole(role) ? roles[role].title : wordFor({ public: { zh: '群众或未知', en: 'public, or unknown' }, system: { zh: '系统', en: 'system' } }, role);
}
