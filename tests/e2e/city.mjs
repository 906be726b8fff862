// The demo city with its real server and a real browser, shared by every walk; each walk keeps to its own wards.
import { Person } from './person.mjs';
import { openPages, startBrowser, startServer } from './harness.mjs';

const PHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };
export const SIZES = { DESK, PHONE };

export class City {
  people = new Map();
  second = new Map();

  // With a browser that is there already, or one of its own.
  static async start(browser) {
    const city = new City();
    city.server = await startServer();
    city.url = city.server.url;
    city.browser = browser ?? (city.own = await startBrowser());
    return city;
  }
  async stop() {
    await this.own?.close();
    await this.server?.stop();
  }

  // A person at the API; one session each, shared.
  person(login) {
    if (!this.people.has(login)) this.people.set(login, Person.signIn(this.url, login));
    return this.people.get(login);
  }

  // A colleague that the demo lacks: a second officer of a ward, invited by an administrator, confirmed by the ward's head.
  officer(ward, name) {
    if (!this.second.has(ward)) this.second.set(ward, this.invite(ward, name));
    return this.second.get(ward);
  }
  async invite(ward, name) {
    const login = `${ward.replaceAll('-', '')}.thuhai`;
    const [administrator, head] = await Promise.all([
      this.person('quantri.1'), this.person(`${ward.replaceAll('-', '')}.lanhdao`),
    ]);
    const half = await administrator.post('/people/invitations', { unit: ward, display_name: name, login, role: 'officer' });
    const other = await head.post(`/grants/${half.id}/confirm`);
    const person = new Person(this.url);
    const password = 'khong-ai-khac-biet';
    person.session = await person.post('/invitations/redeem', { code: `${half.code}-${other.code}`, password });
    return person;
  }

  // A browser of its own for one person (a login, or somebody at the API), or for nobody. `faults` collects what fails
  // behind the screen; an answer that the screen explains (401, 404, 412, 422) is none.
  async page(who, { size = DESK, lang = 'vi', context: more = {} } = {}) {
    const person = typeof who === 'string' ? await this.person(who) : who;
    const context = await this.browser.newContext({
      viewport: size, locale: 'vi-VN', timezoneId: 'Asia/Ho_Chi_Minh', acceptDownloads: true,
      storageState: { cookies: [], origins: [{ origin: this.url, localStorage: [{ name: 'hoanhap.lang', value: lang }] }] },
      ...more,
    });
    if (person) await context.addCookies([cookieOf(person)]);
    return this.watched(await context.newPage());
  }
  watched(page) {
    page.setDefaultTimeout(60_000);
    openPages.add(page);
    page.on('close', () => openPages.delete(page));
    page.faults = [];
    page.on('pageerror', (error) => page.faults.push(error.stack ?? error.message));
    page.on('console', (message) => {
      const expected = page.breaks ? /^Failed to load resource/ : /status of 4\d\d/;
      if (message.type() === 'error' && !expected.test(message.text())) page.faults.push(message.text());
    });
    return page;
  }
}

export function cookieOf(person) {
  const [name, value] = person.cookie.split('=');
  const { hostname } = new URL(person.url);
  return { name, value, domain: hostname, path: '/', secure: true, httpOnly: true, sameSite: 'Strict' };
}
