/** A page to read the API and to try it; its script is a file of its own, as the security headers ask for. */
export const readingPage = `<!doctype html>
<html lang="zh">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>帮扶 API</title></head>
<body>
<h1>帮扶 API · Bangfu API</h1>
<p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a></p>
<p><label>令牌 Token <input id="token" type="password" size="60" autocomplete="off"></label> 已登录的可以留空 · empty when signed in</p>
<main id="operations"></main>
<noscript>试用需要脚本；说明见 openapi.json。 Trying needs script; openapi.json needs none.</noscript>
<script src="/api/reading.js" defer></script>
</body>
</html>
`;

export const readingScript = `
const element = (tag, text) => { const made = document.createElement(tag); if (text) made.textContent = text; return made; };
const resolve = (schema, all) => schema && schema.$ref ? all.components.schemas[schema.$ref.split('/').pop()] : schema;

function example(schema, all, depth = 0) {
  const known = resolve(schema, all) ?? {};
  if (known.enum) return known.enum[0];
  if (known.const !== undefined) return known.const;
  if (known.type === 'object' && depth < 4) return Object.fromEntries(Object.entries(known.properties ?? {}).map(([name, inner]) => [name, example(inner, all, depth + 1)]));
  if (known.type === 'array') return [];
  if (known.type === 'boolean') return false;
  if (known.type === 'integer' || known.type === 'number') return 0;
  return '';
}

function operation(path, method, described, all) {
  const box = element('details');
  box.append(element('summary', method.toUpperCase() + ' /api/v1' + path + ' — ' + described.summary));
  const form = element('form');
  const fields = {};
  for (const parameter of described.parameters ?? []) {
    const label = element('label', parameter.name + ' (' + parameter.in + (parameter.required ? ', 必填 required' : '') + ') ');
    const input = element('input');
    if (parameter.name === 'Idempotency-Key') input.value = crypto.randomUUID();
    fields[parameter.name] = { input, where: parameter.in };
    label.append(input);
    form.append(label, element('br'));
  }
  const json = described.requestBody?.content?.['application/json'];
  const body = element('textarea');
  if (json) {
    body.rows = 10;
    body.cols = 90;
    body.value = JSON.stringify(example(json.schema, all), null, 2);
    form.append(body, element('br'));
  }
  const answer = element('pre');
  form.append(element('button', '发送 Send'));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    answer.textContent = '…';
    try { answer.textContent = await send(path, method, fields, json ? body.value : undefined); } catch (error) { answer.textContent = String(error); }
  });
  box.append(form, answer);
  return box;
}

async function send(path, method, fields, body) {
  const headers = {};
  const query = new URLSearchParams();
  let target = '/api/v1' + path;
  for (const [name, { input, where }] of Object.entries(fields)) {
    if (where === 'path') target = target.replace('{' + name + '}', encodeURIComponent(input.value));
    else if (input.value !== '' && where === 'query') query.set(name, input.value);
    else if (input.value !== '' && where === 'header') headers[name] = input.value;
  }
  const token = document.getElementById('token').value;
  if (token) headers.Authorization = 'Bearer ' + token;
  else if (method !== 'get') {
    const session = await fetch('/api/v1/session').then((response) => response.json());
    if (session.csrfToken) headers['X-CSRF-Token'] = session.csrfToken;
  }
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch(target + (query.size ? '?' + query : ''), { method, headers, body });
  const text = await response.text();
  let shown = text;
  try { shown = JSON.stringify(JSON.parse(text), null, 2); } catch {}
  return response.status + ' ' + response.statusText + '\\n' + shown;
}

fetch('/api/openapi.json').then((response) => response.json()).then((all) => {
  const main = document.getElementById('operations');
  for (const [path, methods] of Object.entries(all.paths)) for (const [method, described] of Object.entries(methods)) main.append(operation(path, method, described, all));
});
`;
