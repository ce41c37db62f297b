import { aidRefusals } from './aid.ts';
import { reliefRefusals } from './relief.ts';
import type { RefusalText } from './text.ts';
import { tutoringRefusals } from './tutoring.ts';

export type { RefusalText };
import { exitRefusals } from './exit.ts';

/**
 * Every refusal the product can give: one entry, one HTTP status, one sentence in each language, one way out.
 * `{name}` in a sentence is replaced by the refusal's value of that name.
 */
export const catalogue = {
  ...tutoringRefusals,
  ...aidRefusals,
  ...reliefRefusals,
  // — the request —
  'input.invalid': { status: 422, zh: '填写的内容有误：{problem}', en: 'This is not right yet: {problem}', todo: { zh: '改正标出的项目后再提交。', en: 'Correct the marked field and send it again.' } },
  'not-found': { status: 404, zh: '没有找到，或不在您的辖区内。', en: 'Not found, or not in your region.', todo: { zh: '核对编号；属于别处的，请联系上级。', en: 'Check the number; if it belongs elsewhere, ask the level above.' } },
  'session.missing': { status: 401, zh: '尚未登录，或登录已过期。', en: 'You are not signed in, or the session has ended.', todo: { zh: '请重新登录，已填内容已自动保存。', en: 'Sign in again; what you typed is saved.' } },
  'sign-in.failed': { status: 401, zh: '用户名或密码不正确。', en: 'The user name or the password is not right.', todo: { zh: '检查后再试；忘记密码请联系管理员。', en: 'Check both and try again; ask the administrator for a new password.' } },
  'sign-in.expired': { status: 401, zh: '临时密码已过期。', en: 'The temporary password is no longer good.', todo: { zh: '请管理员重新设置临时密码。', en: 'Ask an administrator for a new one.' } },
  'sign-in.too-many': { status: 429, zh: '尝试次数过多。', en: 'Too many attempts.', todo: { zh: '请十五分钟后再试。', en: 'Try again in a quarter of an hour.' } },
  'sign-in.code-needed': { status: 401, zh: '这个账号需要双重验证。', en: 'This account is asked for a code as well.', todo: { zh: '请输入验证器应用中的六位数字，或一个恢复码。', en: 'Enter the six figures of your authenticator app, or a recovery code.' } },
  'sign-in.code-wrong': { status: 401, zh: '验证码不正确，或已经用过。', en: 'The code is not right, or was used already.', todo: { zh: '等应用显示下一个验证码再试，并核对手机时间；手机不在身边时可用恢复码。', en: 'Wait for the next code, and check the phone’s clock; without the phone, use a recovery code.' } },
  'sign-in.finish-on-pages': { status: 403, zh: '首次登录须先在网页上设置密码或双重验证。', en: 'The first sign-in is finished on the pages: a password of your own, or the second factor.', todo: { zh: '请先在网页上登录一次。', en: 'Sign in on the pages once.' } },
  'sign-in.provider-refused': { status: 401, zh: '统一身份认证没有通过。', en: 'The identity provider did not vouch for you.', todo: { zh: '请重新登录；一直不行请联系管理员。', en: 'Sign in there again; if it goes on, ask the administrator.' } },
  'sign-in.provider-away': { status: 503, zh: '统一身份认证暂时没有答复。', en: 'The identity provider does not answer.', todo: { zh: '稍后再试，或用用户名和密码登录。', en: 'Try again later, or sign in with user name and password.' } },
  'sign-in.no-account': { status: 403, zh: '身份已确认，但本系统没有您的账号。', en: 'You are known to the provider, but have no account here.', todo: { zh: '请管理员开设账号，用户名须与统一身份认证一致。', en: 'Ask the administrator for an account under the same login.' } },
  'password.wrong': { status: 422, zh: '当前密码不正确。', en: 'The present password is not right.', todo: { zh: '请重新输入当前密码。', en: 'Enter the present password again.' } },
  'password.unsuitable': { status: 422, zh: '新密码不符合要求。', en: 'The new password cannot be used.', todo: { zh: '10 至 128 个字符，至少 5 种不同的字符，不含用户名，不是容易猜到的常见密码，与当前密码不同，两次输入一致。', en: 'It has 10 to 128 characters, at least five different ones, without the user name, is not one of those that are guessed first, and not the present one; typed twice alike.' } },
  'token.unnamed': { status: 422, zh: '令牌需要名称、用途和有效期。', en: 'A token has a name, a purpose and a number of days.', todo: { zh: '填写名称（最多 60 个字），选择用途和有效期。', en: 'Give a name (60 characters at most), what it is for, and how long it is valid.' } },
  'token.read-only': { status: 403, zh: '这个令牌只能读取。', en: 'This token is for reading only.', todo: { zh: '换用可以办理的令牌，或登录后操作。', en: 'Use a token that may act, or sign in.' } },
  'token.not-here': { status: 403, zh: '令牌不能用于账号和登录设置。', en: 'A token is no good for accounts and how people sign in.', todo: { zh: '请登录后操作。', en: 'Sign in, and do it there.' } },
  'token.by-token': { status: 403, zh: '令牌不能签发令牌。', en: 'A token does not make tokens.', todo: { zh: '请登录后签发。', en: 'Sign in and make it there.' } },
  'host.unknown': { status: 400, zh: '不是本系统的地址。', en: 'This is not an address of the product.', todo: { zh: '请用管理员公布的地址访问。', en: 'Use the address that the administrator gave.' } },
  'csrf.invalid': { status: 403, zh: '页面已过期，操作没有执行。', en: 'The page is out of date; nothing was done.', todo: { zh: '刷新页面后重新提交。', en: 'Reload the page and send it again.' } },
  'key.missing': { status: 428, zh: '缺少 Idempotency-Key 请求头。', en: 'The Idempotency-Key header is missing.', todo: { zh: '每个操作生成一个新的键，重试时沿用原键。', en: 'Make a new key for each command and keep it when you retry.' } },
  'key.other-body': { status: 409, zh: '同一个 Idempotency-Key 已用于内容不同的操作。', en: 'This Idempotency-Key was already used with another body.', todo: { zh: '换一个新的键再提交。', en: 'Send it again with a new key.' } },
  'not-confirmed': { status: 503, zh: '系统暂时没有答复，这一步是否完成尚不确定。', en: 'No answer yet: it is not known whether this was done.', todo: { zh: '稍后用同一个键重试，结果只会有一个。', en: 'Retry later with the same key; there will be one answer only.' } },
  'state.changed': { status: 412, zh: '案件已被他人更新。', en: 'The case has changed meanwhile.', todo: { zh: '刷新后再看一遍，再决定。', en: 'Reload, look again, then decide.' } },
  // — the case —
  'action.not-open': { status: 409, zh: '当前环节“{stage}”不能进行这项操作。', en: 'This action is not open at the stage “{stage}”.', todo: { zh: '刷新页面，查看现在可以做什么。', en: 'Reload the page to see what can be done now.' } },
  'action.other-role': { status: 403, zh: '这项操作由{by}办理。', en: 'This action belongs to: {by}.', todo: { zh: '请转交给相应的经办人。', en: 'Pass it to the person in charge.' } },
  'chain.same-person': { status: 403, zh: '同一案件中，一个人只能经手一个环节，不能审批自己经办的案件。', en: 'Nobody approves their own work, or twice in one chain.', todo: { zh: '请由另一位同事办理。', en: 'Ask a colleague to do it.' } },
  'case.closed': { status: 409, zh: '案件已办结。', en: 'The case is closed.', todo: { zh: '需要再次帮扶时，请重新申请。', en: 'If help is needed again, apply anew.' } },
  'identity.already-open': { status: 409, zh: '此证件号码已在一个未办结的同类案件中。', en: 'This identity number is already in an open case of the programme.', todo: { zh: '请联系上级查明该案件所在的社区。', en: 'Ask the level above which community holds that case.' } },
  'case.suspended': { status: 409, zh: '案件因举报正在核查，暂停办理。', en: 'The case is suspended while a complaint is looked into.', todo: { zh: '待区级作出处理决定后再办。', en: 'Wait for the district to decide the complaint.' } },
  'person.unknown': { status: 422, zh: '案件中没有这个人。', en: 'There is no such person in the case.', todo: { zh: '请从案件成员中选择。', en: 'Choose one of the people of the case.' } },
  'applicant.needed': { status: 422, zh: '家庭中还有人申请认定，需要新的申请人。', en: 'Others of the household still seek recognition: it needs a new applicant.', todo: { zh: '请选择一位家庭成员作为新申请人。', en: 'Choose a member of the household as the new applicant.' } },
  'mentor.other': { status: 403, zh: '这位服务对象由另一位帮扶责任人负责。', en: 'Another mentor is responsible for this person.', todo: { zh: '请联系其帮扶责任人，或由督导更换。', en: 'Ask that mentor, or let a supervisor reassign the person.' } },
  'record.refused': { status: 500, zh: '记录没有接受这一步，案件保持原样。', en: 'The record did not take this step; the case is as it was.', todo: { zh: '请联系管理员，并告知受理编号。', en: 'Tell the administrator the receipt number.' } },
  'reader.only': { status: 403, zh: '您只能查看案件。', en: 'You may only read cases.', todo: { zh: '需要办理的，请转交经办人。', en: 'Let the person in charge do it.' } },
  'mentor.unnamed': { status: 422, zh: '还没有为每位认定人员指定帮扶责任人。', en: 'Not everybody to be recognised has a mentor yet.', todo: { zh: '逐人指定帮扶责任人，或选择值班责任人。', en: 'Name a mentor for each person, or the one on duty.' } },
  'mentor.same': { status: 422, zh: '这位已经是帮扶责任人。', en: 'This is the mentor already.', todo: { zh: '请选择另一位。', en: 'Choose somebody else.' } },
  'mentor.unsuitable': { status: 422, zh: '所选人员不能担任本案的帮扶责任人。', en: 'This account cannot be the mentor of this case.', todo: { zh: '请选择本辖区在岗的帮扶责任人。', en: 'Choose an active mentor of the region.' } },
  'notice.not-running': { status: 410, zh: '公示期已结束，不能再提出异议。', en: 'The notice has ended; objections are closed.', todo: { zh: '公示结束后发现问题的，请拨打监督电话举报。', en: 'After the notice, call the supervision number to complain.' } },
  'notice.running': { status: 409, zh: '公示期间不能移交案件。', en: 'A case is not transferred while its notice runs.', todo: { zh: '公示结束后再移交。', en: 'Transfer it when the notice has ended.' } },
  'objection.none': { status: 422, zh: '没有待处理的异议。', en: 'There is no such open objection.', todo: { zh: '刷新页面，查看异议清单。', en: 'Reload the page and look at the list of objections.' } },
  'objection.own-case': { status: 403, zh: '经手过本案的人不能核查针对它的异议。', en: 'Whoever entered or passed the case does not look into objections to it.', todo: { zh: '请由另一位同事或督导核查。', en: 'Let a colleague or the supervisor look into it.' } },
  'transfer.same-region': { status: 422, zh: '案件已经在这个社区。', en: 'The case is in this community already.', todo: { zh: '请选择另一个社区。', en: 'Choose another community.' } },
  'complaint.open': { status: 409, zh: '已有一起举报正在核查。', en: 'A complaint is being looked into already.', todo: { zh: '把新情况写成备注。', en: 'Add what you know as a note.' } },
  'complaint.none': { status: 409, zh: '没有待处理的举报。', en: 'There is no open complaint.', todo: { zh: '刷新页面。', en: 'Reload the page.' } },
  'review.open': { status: 409, zh: '这项决定的复核申请正在处理。', en: 'A review of this decision is under way already.', todo: { zh: '把补充的情况写成备注。', en: 'Add what else there is to say as a note.' } },
  'review.none': { status: 409, zh: '没有待处理的复核申请。', en: 'There is no open request for review.', todo: { zh: '刷新页面。', en: 'Reload the page.' } },
  'review.final': { status: 409, zh: '这项决定已经复核，不再受理复核申请。', en: 'This decision was reviewed already; it is not reviewed again here.', todo: { zh: '请告知本人，可按决定书写明的途径申请行政复议或提起行政诉讼。', en: 'Tell the applicant of the ways that the written decision names: administrative reconsideration or a court.' } },
  'export.too-often': { status: 429, zh: '今天的导出次数已达上限。', en: 'You have exported as often as may be in one day.', todo: { zh: '明天再导出；需要汇总数据请使用统计报表。', en: 'Export again tomorrow; for totals use the reports.' } },
  'export.too-many': { status: 422, zh: '符合条件的案件超过 {most} 件，不能一次导出。', en: 'More than {most} cases fit: that is too many for one file.', todo: { zh: '先按项目、环节或状态筛选，再分次导出。', en: 'Filter by programme, stage or state, and export in parts.' } },
  'undo.nothing': { status: 409, zh: '这一步不能撤销：它不是最近的一步，或者不可撤销。', en: 'This step cannot be undone: it is not the last one, or not of a kind that can be.', todo: { zh: '只能撤销最近一步；更早的请用相应的更正操作。', en: 'Only the last step can be undone; use the matching action for an older one.' } },
  'undo.not-yours': { status: 403, zh: '只有办理这一步的人或督导可以撤销。', en: 'Only the person who took this step, or a supervisor, may undo it.', todo: { zh: '请联系办理人或督导。', en: 'Ask that person or a supervisor.' } },
  'policy.same': { status: 422, zh: '案件已经适用这一版政策。', en: 'The case follows this policy already.', todo: { zh: '请选择较新的版本。', en: 'Choose a newer one.' } },
  'category.known': { status: 422, zh: '此人已有这一类别。', en: 'This person has the category already.', todo: { zh: '请核对类别。', en: 'Check the category.' } },
  // — offers, placement, follow-up —
  'offer.none': { status: 422, zh: '没有处于这一状态的岗位推荐。', en: 'There is no offer in that state.', todo: { zh: '先登记岗位推荐，或刷新页面。', en: 'Record the offer first, or reload the page.' } },
  'deemed.not-asked': { status: 409, zh: '拒绝岗位的次数还不到，不能认定视同就业。', en: 'Too few refusals count: deemed employment is not in question.', todo: { zh: '继续推荐岗位。', en: 'Go on offering jobs.' } },
  'deemed.not-notified': { status: 422, zh: '告知本人的日期不能晚于决定日期。', en: 'The person must have been notified before the decision.', todo: { zh: '先告知本人，再作决定。', en: 'Notify the person first, then decide.' } },
  'placement.last-resort': { status: 422, zh: '公益性岗位是最后的安置办法，须确认别无其他岗位。', en: 'A public-welfare post is the last resort: confirm that nothing else was found.', todo: { zh: '确认后再登记，或改选其他安置方式。', en: 'Confirm it, or choose another kind of placement.' } },
  'clock.paused-already': { status: 409, zh: '计时已经暂停。', en: 'The clock is paused already.', todo: { zh: '恢复后才能再次暂停。', en: 'Resume it first.' } },
  'clock.not-paused': { status: 409, zh: '计时没有暂停。', en: 'The clock is not paused.', todo: { zh: '无需恢复。', en: 'There is nothing to resume.' } },
  'clock.not-pausable': { status: 409, zh: '按现行政策，这一时限不能暂停。', en: 'Policy does not let this clock be paused.', todo: { zh: '请在时限内安置。', en: 'Place the person in time.' } },
  'call.before-placement': { status: 422, zh: '回访日期早于安置日期。', en: 'The call is dated before the placement.', todo: { zh: '核对回访日期。', en: 'Check the date of the call.' } },
  'finding.none': { status: 422, zh: '没有待办结的问题。', en: 'There is no such open finding.', todo: { zh: '刷新页面。', en: 'Reload the page.' } },
  // — when it happened —
  'time.now-only': { status: 422, zh: '这项操作只能按当前时间办理。', en: 'This action can only be taken now, not for an earlier time.', todo: { zh: '去掉发生时间后再提交。', en: 'Leave the time empty.' } },
  'time.future': { status: 422, zh: '发生时间在将来。', en: 'The time given lies in the future.', todo: { zh: '改成实际发生的时间。', en: 'Give the time at which it really happened.' } },
  'time.before-stage': { status: 422, zh: '发生时间早于本环节开始的时间({earliest})。', en: 'The time given lies before this stage began ({earliest}).', todo: { zh: '核对时间；前面的环节登记有误的，先更正它。', en: 'Check the time; if an earlier step is wrong, correct that first.' } },
  'time.too-far-back': { status: 422, zh: '补录最多可追溯 {days} 天。', en: 'Entries may go back {days} days at most.', todo: { zh: '请由督导另行处理，并写成备注。', en: 'Ask the supervisor, and add a note.' } },
  'time.evidence-needed': { status: 422, zh: '补录 {days} 天以前的事项须附证据。', en: 'Entries older than {days} days need evidence.', todo: { zh: '上传证据后再提交。', en: 'Upload evidence, then send it again.' } },
  // — requests to the API and the pages —
  'request.malformed': { status: 400, zh: '请求无法读取。', en: 'The request cannot be read.', todo: { zh: '核对内容格式(JSON)和请求头。', en: 'Check its format (JSON) and its headers.' } },
  'too-many-requests': { status: 429, zh: '尝试次数过多。', en: 'Too many attempts.', todo: { zh: '请稍后再试。', en: 'Try again later.' } },
  'store.away': { status: 503, zh: '系统暂时不可用。', en: 'The system is not available at the moment.', todo: { zh: '稍后重试，已保存的内容不会丢失。', en: 'Retry later; nothing that was saved is lost.' } },
  unexpected: { status: 500, zh: '系统出了错，这一步没有完成。', en: 'Something went wrong; this was not done.', todo: { zh: '稍后重试；再次出错请告知管理员。', en: 'Retry later; if it happens again, tell the administrator.' } },
  // — what a command refers to —
  'document.unknown': { status: 422, zh: '没有这份材料，或它不属于本案。', en: 'There is no such document, or it does not belong to the case.', todo: { zh: '先把材料上传到本案。', en: 'Upload it to this case first.' } },
  'document.damaged': { status: 500, zh: '这份材料的文件已损坏或丢失，其他材料不受影响。', en: 'The file of this document is damaged or gone; no other document is concerned.', todo: { zh: '请重新上传，或请管理员从备份恢复该文件。', en: 'Upload it again, or ask the administrator to restore the file from a backup.' } },
  'document.too-large': { status: 413, zh: '文件超过 {megabytes} MB。', en: 'The file is larger than {megabytes} MB.', todo: { zh: '压缩或分成几份后再上传。', en: 'Compress it, or upload it in parts.' } },
  'document.media-type': { status: 415, zh: '只接受 PDF 和照片(JPEG、PNG、WebP)。', en: 'Only PDF files and pictures (JPEG, PNG, WebP) are taken.', todo: { zh: '转换格式或拍照后再上传。', en: 'Convert it, or take a picture of it.' } },
  'vacancy.closed': { status: 422, zh: '没有这个岗位，或招聘已截止。', en: 'There is no such vacancy, or it is closed.', todo: { zh: '请选择仍在招聘的岗位。', en: 'Choose a vacancy that is still open.' } },
  'region.unknown': { status: 422, zh: '没有这个社区。', en: 'There is no such community.', todo: { zh: '请从列表中选择接收社区。', en: 'Choose the receiving community from the list.' } },
  'policy.unknown': { status: 422, zh: '没有这一版政策，或它不适用于本地。', en: 'There is no such policy, or it does not hold here.', todo: { zh: '请从政策列表中选择。', en: 'Choose one from the list of policies.' } },
  'decision.unknown': { status: 422, zh: '本案没有这份决定。', en: 'The case has no such decision.', todo: { zh: '请从本案的决定中选择。', en: 'Choose one of the decisions of the case.' } },
  'code.unknown': { status: 422, zh: '这个代码不在现行政策的目录中。', en: 'This code is not in the lists of the policy.', todo: { zh: '请从列表中选择。', en: 'Choose from the list.' } },
  'relative.stands-back': { status: 403, zh: '申请家庭申报与您有亲属关系，您应当回避。', en: 'The household has declared you as a relative: you stand back from this case.', todo: { zh: '请由另一位同事办理。', en: 'Let a colleague handle it.' } },
  'nobody-seeks': { status: 422, zh: '至少要有一位家庭成员申请认定。', en: 'At least one member of the household must seek recognition.', todo: { zh: '勾选申请认定的成员。', en: 'Tick the members who seek recognition.' } },
  'draft.changed': { status: 412, zh: '草稿已在别处更新。', en: 'The draft was changed elsewhere.', todo: { zh: '刷新后继续填写。', en: 'Reload it, then go on.' } },
  'calendar.other-schedule': { status: 409, zh: '{year} 年第 {version} 版放假安排已存在，且内容不同。', en: 'There is another schedule of {year} with version {version}.', todo: { zh: '更正内容的，请使用更高的版本号。', en: 'To correct it, use a higher version.' } },
  // — exits from hardship —
  ...exitRefusals,
  // — the engine —
  'engine.plaintext': { status: 422, zh: '内容没有加密，引擎不予受理。', en: 'The command was not encrypted, so the engine does not take it.', todo: { zh: '请通过本系统操作。', en: 'Use the product itself.' } },
} as const satisfies Record<string, RefusalText>;

export type RefusalCode = keyof typeof catalogue;
