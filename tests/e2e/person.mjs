// One person of the demo city at the API: the same session, headers and rights as their browser, for what a walk needs
// around its screens (a colleague who answers, a figure to compare).
export const PASSWORD = 'hoa-nhap-2018';

export class Person {
  constructor(url) {
    this.url = url;
    this.cookie = '';
  }
  static async signIn(url, login, password = PASSWORD) {
    const person = new Person(url);
    person.session = await person.post('/session', { login, password });
    return person;
  }

  get = (path) => this.ask('GET', path);
  post = (path, body = {}, version) => this.ask('POST', path, body, version);
  put = (path, body, version) => this.ask('PUT', path, body, version);
  del = (path) => this.ask('DELETE', path);

  // The answer's JSON; a refusal throws, unless only its status is wanted (`status`).
  async ask(method, path, body, version) {
    const answer = await this.send(method, path, body, version);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  }
  async status(path) {
    return (await this.send('GET', path)).status;
  }
  async bytes(path) {
    const answer = await this.send('GET', path);
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    return Buffer.from(await answer.arrayBuffer());
  }
  async send(method, path, body, version) {
    const headers = { Cookie: this.cookie, Accept: 'application/json' };
    if (method !== 'GET') {
      Object.assign(headers, { Origin: this.url, 'X-Hoanhap': '1', 'Idempotency-Key': crypto.randomUUID() });
      headers['Content-Type'] = 'application/json';
    }
    if (version !== undefined) headers['If-Match'] = `"${version}"`;
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, headers, ...init });
    const [set] = answer.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0];
    return answer;
  }

  // The record of what my unit owes by `form` for `period`, opened if nobody has.
  async report(form, period) {
    const { items } = await this.get(`/obligations?scope=mine&period=${period}`);
    const owed = items.find((item) => item.form.id === form);
    if (!owed) throw new Error(`${form} ${period} is not owed here`);
    return this.post(`/obligations/${owed.id}/record`);
  }
  // Types figures as a colleague would, on the newest version.
  async type(record, cells) {
    const { version } = await this.get(`/records/${record}`);
    return this.put(`/records/${record}/draft`, { cells }, version);
  }
}
