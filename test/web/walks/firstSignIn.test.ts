import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import { useBrowser } from '../../support/browser.ts';
import { useSite } from '../site.ts';
import { Colleague } from './colleague.ts';

const browser = useBrowser();
const site = useSite({ secondFactorFor: ['auditor'] });
const OWN = 'kefa-tiru-mobe-1907';

/** Signs in with what is typed, on the page that is open. */
async function signIn(visitor: Colleague, login: string, password: string): Promise<void> {
  await visitor.page.getByLabel('用户名').fill(login);
  await visitor.page.getByLabel('密码').fill(password);
  await visitor.press('登录');
}

/** A phone with the app that was shown the secret on this page; each code is the one after the last, as if time had passed. */
async function phone(visitor: Colleague): Promise<() => string> {
  await visitor.sees('密钥');
  const secret = /密钥: ([A-Z2-7 ]+)/.exec(await visitor.text())?.[1]?.replaceAll(' ', '') ?? '';
  const app = new TOTP({ secret: Secret.fromBase32(secret) });
  let steps = 0;
  return () => app.generate({ timestamp: Date.parse(site().parts.now()) + 30_000 * steps++ - 30_000 });
}

it('a new colleague gets an account, signs in for the first time, and is helped when the phone is lost', async () => {
  const admin = await Colleague.signedIn(browser(), site(), 'admin');
  await admin.follow('管理');
  await admin.follow('新开账号');
  await admin.press('开设账号');
  await admin.sees('请更正下列各项', '用户名为 2 至 64 个字符', '填写姓名', '选择角色', '选择本辖区内的地区');
  await admin.fill(admin.page.locator('main form'), { login: 'newcomer', name: '新同事（演示）', role: '审计员', region: /东城演示区/ });
  await admin.press('开设账号');
  await admin.sees('账号已开设', 'newcomer');
  const given = /临时密码\s*([a-z]+-[a-z]+-[a-z]+-\d{4})/.exec(await admin.text())?.[1] ?? '';

  // the first sign-in: a password of one's own, then the app, because auditors need one here
  const newcomer = await Colleague.stranger(browser(), site());
  await signIn(newcomer, 'newcomer', given);
  await newcomer.sees('现在的密码是管理员给的临时密码');
  await newcomer.page.goto('/audit');
  await newcomer.sees('用户名'); // nobody is in yet
  await signIn(newcomer, 'newcomer', given);
  await newcomer.fill(newcomer.page.locator('main form'), { newPassword: given, again: given });
  await newcomer.press('保存并继续');
  await newcomer.sees('新密码不符合要求');
  const giver = await Colleague.stranger(browser(), site()); // who gave the password knows it as well
  await signIn(giver, 'newcomer', given);
  await giver.sees('现在的密码是管理员给的临时密码');
  await newcomer.fill(newcomer.page.locator('main form'), { newPassword: OWN, again: OWN });
  await newcomer.press('保存并继续');
  await newcomer.sees('打开验证器应用');
  await giver.page.goto('/sign-in/second-factor');
  await giver.sees('用户名'); // and gets no further with it
  expect(await newcomer.page.locator('svg.qr').count()).toBe(1);
  const code = await phone(newcomer);
  await newcomer.page.getByLabel('验证码').fill('000000');
  await newcomer.press('启用双重验证');
  await newcomer.sees('验证码不正确');
  await newcomer.page.getByLabel('验证码').fill(code());
  await newcomer.press('启用双重验证');
  await newcomer.sees('双重验证已启用');
  const [recovery = ''] = (await newcomer.text()).match(/(?:[2-9A-Z]{4}-){3}[2-9A-Z]{4}/g) ?? [];
  await newcomer.follow('已保存，继续');
  await newcomer.page.locator('.who').getByText('新同事（演示）').waitFor();

  // from then on the password is not enough
  const elsewhere = await Colleague.stranger(browser(), site());
  await signIn(elsewhere, 'newcomer', OWN);
  await elsewhere.page.getByLabel('验证码').fill('123456');
  await elsewhere.press('登录');
  await elsewhere.sees('验证码不正确');
  await elsewhere.page.goto('/cases');
  await elsewhere.sees('用户名');
  await signIn(elsewhere, 'newcomer', OWN);
  await elsewhere.page.getByLabel('验证码').fill(code());
  await elsewhere.press('登录');
  await elsewhere.page.locator('.who').getByText('新同事（演示）').waitFor();

  // a token for a program, shown once
  await elsewhere.page.locator('.who').getByText('新同事（演示）').click();
  await elsewhere.sees('已启用。剩余恢复码 8 个', '还没有接口令牌');
  await elsewhere.fill(elsewhere.page.locator('main form[action="/account/tokens"]'), { name: '演示报表程序' });
  await elsewhere.press('签发令牌');
  const token = /bangfu_[\w-]{43}/.exec(await elsewhere.text())?.[0] ?? '';
  const withToken = async () => (await fetch(`${site().url}/api/v1/messages`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await withToken()).toBe(200);
  await elsewhere.page.reload();
  expect(await elsewhere.text()).not.toContain(token);

  // by REST, too, the password alone is not enough
  const byRest = (body: object) => fetch(`${site().url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ login: 'newcomer', password: OWN, ...body }) });
  expect([(await byRest({})).status, (await (await byRest({})).json()).code]).toEqual([401, 'sign-in.code-needed']);
  expect((await byRest({ code: '12345' })).status).toBe(401);
  expect((await byRest({ code: recovery })).status).toBe(200);

  // the phone is lost: the administrator resets the account, and everything that was open closes
  await admin.follow('返回账号列表');
  await admin.follow('更改 新同事（演示）');
  await admin.press('重设密码');
  await admin.sees('密码已重设');
  expect(await withToken()).toBe(401);
  await elsewhere.page.goto('/audit');
  await elsewhere.sees('用户名');
  await signIn(elsewhere, 'newcomer', OWN);
  await elsewhere.sees('用户名或密码不正确');
  const anew = /临时密码\s*([a-z]+-[a-z]+-[a-z]+-\d{4})/.exec(await admin.text())?.[1] ?? '';
  await signIn(elsewhere, 'newcomer', anew);
  await elsewhere.sees('现在的密码是管理员给的临时密码');

  // and all of it is in the trail
  const auditor = await Colleague.signedIn(browser(), site(), 'auditor').catch(() => null);
  expect(auditor, 'the auditor of the office has to set up an app as well').not.toBeNull();
  await auditor?.sees('打开验证器应用');
  const { rows } = await site().parts.pool.query(`SELECT facts->0->>'type' AS type, facts->0->>'what' AS what FROM audit WHERE kind IN ('configuration', 'sign-in') ORDER BY id`);
  const trail = rows.map(({ type, what }) => [type, what].filter(Boolean).join(' '));
  for (const entry of ['account-opened', 'second-factor on', 'second-factor wrong-code', 'second-factor recovery-code', 'token-issued', 'password-set']) expect(trail).toContain(entry);
});

it('a colleague changes the password and switches the second factor off', async () => {
  const mentor = await Colleague.signedIn(browser(), site(), 'mentor');
  const other = await Colleague.signedIn(browser(), site(), 'mentor');
  await mentor.page.locator('.who').getByText('周帮扶').click();
  const form = mentor.page.locator('main form[action="/account/password"]');
  await mentor.fill(form, { currentPassword: 'not-the-password', newPassword: OWN, again: OWN });
  await mentor.press('更改密码');
  await mentor.sees('当前密码不正确');
  await mentor.fill(form, { currentPassword: 'test-office-2031', newPassword: OWN, again: OWN });
  await mentor.press('更改密码');
  await mentor.sees('密码已更改');
  await other.page.goto('/inbox');
  await other.sees('用户名');

  await mentor.follow('启用双重验证');
  const code = await phone(mentor);
  await mentor.page.getByLabel('验证码').fill(code());
  await mentor.press('启用双重验证');
  await mentor.follow('已保存，继续');
  await mentor.sees('剩余恢复码 8 个');
  await mentor.page.getByLabel('验证码或恢复码').fill(code());
  await mentor.press('停用双重验证');
  await mentor.sees('双重验证已停用');
});
