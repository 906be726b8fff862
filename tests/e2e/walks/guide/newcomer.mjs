// A newcomer with one page of the guide and nothing else. They press, fill in and choose only what their page names in bold;
// whatever is on the screen on the way is remembered, and in the end every bold word of the page must have been there. So a
// renamed button fails here, and so does a step that the page forgot.
//
// In bold, "…" stands for what changes: **Ghi 0 cho … ô**.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { equal, holds, pictures, root } from '../../harness.mjs';
import { PASSWORD } from '../../person.mjs';

const SIZE = { width: 1100, height: 720 };
const folder = join(pictures, 'huong-dan');
mkdirSync(folder, { recursive: true });

// What a person would say stands there: without the count, the time, the asterisk.
const plain = (text) =>
  text.replace(/\s+/g, ' ').trim().replace(/ \*$/, '').replace(/ \((\d+|bắt buộc)\)$/, '').replace(/ \d\d:\d\d( \d\d\/\d\d\/\d{4})?.*$/, '').replace(/[:.]$/, '');
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const whole = (bold) => new RegExp(`^${escaped(bold).replace('…', '.+')}$`);
// The same as an accessible name, which may carry a count or an asterisk.
const name = (bold) => new RegExp(`^${escaped(bold).replace('…', '.+')}( \\*| \\(\\d+\\))?$`);

// Runs in the page: every text that stands there by itself, and every name of a field.
function onScreen() {
  const found = new Set();
  const add = (text) => {
    if (text && text.length < 200) found.add(text);
  };
  for (const e of document.body.querySelectorAll('*')) {
    if (!e.checkVisibility({ visibilityProperty: true })) continue;
    add(e.innerText);
    add([...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE).map((n) => n.data).join(''));
    for (const attribute of ['aria-label', 'placeholder']) add(e.getAttribute(attribute));
    for (const option of e.options ?? []) add(option.text);
  }
  return [...found];
}

export class Newcomer {
  static async arrive(city, guide, { size = SIZE } = {}) {
    const someone = new Newcomer();
    someone.city = city;
    someone.guide = guide;
    const text = readFileSync(join(root, 'docs', 'huong-dan', `${guide}.md`), 'utf8');
    someone.bold = new Set([...text.matchAll(/\*\*(.+?)\*\*/gs)].map(([, word]) => word.replace(/\s+/g, ' ')));
    someone.shown = new Set([...text.matchAll(/\(\.\.\/pictures\/huong-dan\/([\w-]+)\.png\)/g)].map(([, file]) => file));
    someone.seen = new Set();
    someone.size = size;
    await someone.another();
    return someone;
  }
  // Another browser with nobody signed in: some pages are for several people, or go on at somebody else's desk.
  async another() {
    const faults = this.page?.faults ?? [];
    await this.page?.context().close();
    this.page = await this.city.page(null, { size: this.size });
    this.page.faults.push(...faults);
  }
  // Everything the page promised was met.
  leave() {
    const missing = [...this.bold].filter((bold) => ![...this.seen].some((text) => whole(plain(bold)).test(text)));
    equal(missing, [], `in bold in ${this.guide}.md, but on no screen of its walk`);
    equal([...this.shown], [], `pictures of ${this.guide}.md that its walk does not take`);
    equal(this.page.faults, [], 'errors behind the screens');
    return this.page.context().close();
  }

  async look() {
    for (const text of await this.page.evaluate(onScreen)) {
      this.seen.add(plain(text));
      for (const line of text.split('\n')) this.seen.add(plain(line));
    }
  }
  knows(word) {
    holds(this.bold.has(word), `"${word}" is not in bold in ${this.guide}.md: a newcomer would not know it`);
  }
  // Where they look: the dialog, when one is open.
  async place() {
    const dialog = this.page.getByRole('dialog').filter({ visible: true });
    return (await dialog.count()) > 0 ? dialog.last() : this.page.locator('body');
  }
  async find(word, within) {
    const place = within ? this.page.locator(within) : await this.place();
    let it = place.getByRole('button', { name: name(word) });
    for (const role of ['link', 'radio', 'checkbox', 'tab']) it = it.or(place.getByRole(role, { name: name(word) }));
    // What only a screen reader adds (of whom, of what) follows the word.
    it = it.or(place.locator('a:has(.sr), button:has(.sr)').filter({ hasText: new RegExp(`^${escaped(word)}`) }));
    return it.or(place.locator('summary').filter({ hasText: name(word) })).filter({ visible: true }).first();
  }

  async signIn(login, password = PASSWORD) {
    if (this.page.url() !== 'about:blank') await this.another();
    await this.page.goto(this.city.url);
    await this.fill('Tên đăng nhập', login);
    await this.fill('Mật khẩu', password);
    await this.press('Đăng nhập');
    await this.page.getByRole('heading', { level: 1 }).filter({ hasNotText: 'Đăng nhập' }).waitFor();
    await this.look();
  }
  // `within`: which of two that are called the same, when the page says where it is.
  async press(word, { within } = {}) {
    this.knows(word);
    await (await this.reachable(word, within)).click();
  }
  // A dialog may be opening or closing: where they look is asked again until the thing can be pressed there. Trying is not
  // pressing, so that nothing is pressed twice.
  async reachable(word, within) {
    for (const until = Date.now() + 60_000; ; ) {
      try {
        const it = await this.find(word, within);
        await it.waitFor({ timeout: 3_000 });
        await this.look();
        await it.click({ trial: true, timeout: 3_000 });
        return it;
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  }
  async fill(word, text) {
    this.knows(word);
    const field = (await this.place()).getByLabel(name(word)).filter({ visible: true }).first();
    await field.waitFor();
    await this.look();
    await field.fill(text);
  }
  async choose(word, label) {
    this.knows(word);
    const field = (await this.place()).getByLabel(name(word)).filter({ visible: true }).first();
    await field.waitFor();
    await this.look();
    await field.selectOption({ label });
  }
  // A figure from their own papers into its cell.
  async type(cell, value) {
    const it = this.page.locator(`#cell-${cell}`);
    await it.fill(String(value));
    await it.press('Tab');
  }
  // What their papers say of a question with several answers.
  async tick(...answers) {
    for (const answer of answers) await this.page.getByLabel(answer, { exact: true }).check();
  }
  // Waits for something that the page says will be there.
  async sees(word) {
    this.knows(word);
    const wanted = new RegExp(`^\\s*${escaped(word).replace('…', '.+')}`);
    await this.page.getByText(wanted).or(this.page.getByLabel(wanted)).filter({ visible: true }).first().waitFor();
    await this.look();
  }
  // A row of a list, by the name of what they look for and the word on the row.
  async row(what, word) {
    this.knows(word);
    const it = this.page.getByRole('link', { name: new RegExp(`${escaped(what)}.*${escaped(word).replace('…', '.+')}`, 's') }).first();
    await it.waitFor();
    await this.look();
    return it;
  }

  // The last steps of any report, by the same words on every page that has them.
  async nothingElse() {
    await this.press('Không phát sinh');
    await this.press('Ghi 0 cho … ô');
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }
  async explainAll() {
    const open = this.page.getByRole('button', { name: 'Giải trình', exact: true });
    for (let left = 20; left > 0 && (await open.first().isVisible()); left -= 1) {
      await this.press('Giải trình');
      await this.page.getByRole('dialog').getByRole('textbox').fill('Đã rà soát, số liệu đúng như đã nhập.');
      await this.press('Lưu');
      await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
    }
  }
  async present(picture) {
    if (picture) await this.picture(picture, 'Trình lãnh đạo');
    await this.press('Trình lãnh đạo');
    await this.page.getByRole('dialog').waitFor(); // it asks by the same word
    await this.press('Trình lãnh đạo');
    await this.page.getByRole('button', { name: 'Trình lãnh đạo', exact: true }).first().waitFor({ state: 'hidden' });
    await this.page.getByText('Đã trình lãnh đạo.').first().waitFor();
    await this.look();
  }
  async signAndSend(picture) {
    if (picture) await this.picture(picture, 'Ký và gửi');
    await this.press('Ký và gửi');
    await this.page.getByRole('dialog').waitFor(); // it asks by the same word
    await this.press('Ký và gửi');
    await this.page.getByText('Đã ký và gửi.').first().waitFor();
    await this.look();
  }

  // What stands in the guide as a picture: always of one size, the thing to press in a frame.
  async picture(file, framed) {
    holds(this.shown.delete(file), `${this.guide}.md shows no picture ${file}`);
    const it = typeof framed === 'string' ? await this.find(framed) : framed;
    if (it) await it.scrollIntoViewIfNeeded();
    const toast = this.page.locator('.toast'); // what was said a moment ago is of the step before
    await toast.evaluate((e) => { e.style.visibility = 'hidden'; });
    await it?.evaluate((e) => Object.assign(e.style, { outline: '3px solid #c2410c', outlineOffset: '2px' }));
    await this.page.screenshot({ path: join(folder, `${file}.png`), animations: 'disabled' });
    await it?.evaluate((e) => Object.assign(e.style, { outline: '', outlineOffset: '' }));
    await toast.evaluate((e) => { e.style.visibility = ''; });
  }
}
