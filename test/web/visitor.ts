import { PASSWORD } from './site.ts';

/** Somebody with cookies who reads pages and sends forms as a browser without script does. */
export class Visitor {
  private readonly cookies = new Map<string, string>();
  private csrf = '';

  constructor(private readonly url: string) {}

  static async signedIn(url: string, login: string, password = PASSWORD): Promise<Visitor> {
    const visitor = new Visitor(url);
    await visitor.get('/sign-in');
    const answer = await visitor.post('/sign-in', { login, password });
    if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`);
    await visitor.get('/notices'); // the token of the new session
    return visitor;
  }

  get(path: string): Promise<Page> {
    return this.send(path, {});
  }

  post(path: string, fields: Record<string, string> = {}): Promise<Page> {
    return this.send(path, { method: 'POST', body: new URLSearchParams({ _csrf: this.csrf, ...fields }) });
  }

  async send(path: string, init: RequestInit): Promise<Page> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.url + path, { ...init, redirect: 'manual', headers: { cookie, ...(init.headers as Record<string, string> | undefined) } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const text = await response.text();
    this.csrf = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.csrf;
    return { status: response.status, text, headers: response.headers };
  }
}

export interface Page {
  status: number;
  text: string;
  headers: Headers;
}
