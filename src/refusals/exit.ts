import type { RefusalText } from './text.ts';

/** Measures by units, income month by month, paired helpers, exits (D-03 to D-06). */
export const exitRefusals = {
  'income.month-open': { status: 422, zh: '{month} 还没有结束。', en: '{month} has not ended yet.', todo: { zh: '月份结束后再登记。', en: 'Record it when the month is over.' } },
  'income.month-before': { status: 422, zh: '帮扶从 {from} 开始，此前的月份不登记。', en: 'Help began in {from}; earlier months are not recorded.', todo: { zh: '核对月份。', en: 'Check the month.' } },
  'income.month-known': { status: 409, zh: '{month} 已经登记。', en: '{month} is recorded already.', todo: { zh: '登记有误的，先撤销那一步。', en: 'If it is wrong, undo that step first.' } },
  'exit.row-too-short': { status: 409, zh: '连续高于低保标准的月份只有 {counted} 个，要求 {needed} 个。', en: '{counted} months in a row lie above the dibao line; {needed} are required.', todo: { zh: '查看收入台账，补登缺少的月份，或等月份满足后再上报。', en: 'Look at the income ledger, record what is missing, or report later.' } },
  'exit.cause-not-gone': { status: 422, zh: '退出须致困原因已经消除。', en: 'The cause of hardship must be gone.', todo: { zh: '填写致困原因消除的日期。', en: 'Say since when the cause is gone.' } },
  'referral.open': { status: 409, zh: '这项措施已经转办，还没有答复。', en: 'This measure is referred already and not answered yet.', todo: { zh: '等待答复，或催办。', en: 'Wait for the answer, or urge it.' } },
  'referral.none': { status: 409, zh: '没有等您单位答复的这项转办。', en: 'There is no such referral for your unit to answer.', todo: { zh: '刷新页面，查看转办清单。', en: 'Reload the page and look at the list.' } },
  'referral.none-answered': { status: 409, zh: '没有已答复、待办结的这项转办。', en: 'There is no such answered referral to close.', todo: { zh: '等待单位答复。', en: 'Wait for the unit’s answer.' } },
  'unit.absent': { status: 422, zh: '本区没有登记负责这项措施的单位。', en: 'No unit is registered here for this measure.', todo: { zh: '请管理员登记该单位。', en: 'Ask the administrator to register the unit.' } },
  'lead.decided': { status: 409, zh: '这条线索已经核实过。', en: 'This lead is decided already.', todo: { zh: '刷新页面。', en: 'Reload the page.' } },
  'split.nobody-left': { status: 422, zh: '分户后本案没有人需要帮扶。', en: 'Nobody would be left for this case to help.', todo: { zh: '全户退出的，请撤回或移交案件。', en: 'When everybody leaves, withdraw or transfer the case.' } },
  'merge.unknown': { status: 422, zh: '没有可以并入的这个案件：须是同一项目、未办结、在您辖区内的另一案件。', en: 'There is no such case to merge into: another open one of the programme, in your region.', todo: { zh: '核对受理编号。', en: 'Check the receipt number.' } },
  'pair.known': { status: 409, zh: '此人已与这户结对。', en: 'This helper is paired with the household already.', todo: { zh: '请选择另一位。', en: 'Choose somebody else.' } },
  'caseload.full': { status: 409, zh: '这位联系人结对的户数已满。', en: 'This helper keeps contact with as many households as policy allows.', todo: { zh: '请选择另一位，或先结束其他结对。', en: 'Choose somebody else, or end another pairing first.' } },
} as const satisfies Record<string, RefusalText>;
