// A demo city of its own behind a wire that keeps what passed, and what is typed in it about somebody who does not exist.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { City } from '../../city.mjs';
import { startBrowser, startServer } from '../../harness.mjs';
import { startWire } from '../offline/wire.mjs';

// Stands nowhere else in the world: whatever holds it has it from a sealed part.
export const CANARY = {
  name: 'Chim Lạ Đậu Cành Sương',
  phone: '0999123987',
  address: 'ngõ 77 đường Mây Không Có Thật',
  words: 'Cô ấy nói: Tôi muốn mở quán chè Trăng Khuyết',
};
export const PASSPHRASE = 'mua caphe suong som doi nui'; // the demo prints it (src/app/demo/sealed_office.h)

export class Town extends City {
  secrets = {}; // what else must never reach the server: passphrases, shares, codes, by what they are

  usb = mkdtempSync(join(tmpdir(), 'hoanhap-usb-')); // what people carry away; the server never sees it

  static async start() {
    const town = new Town();
    town.server = await startServer();
    town.wire = await startWire(town.server.url);
    town.url = town.wire.url;
    town.browser = town.own = await startBrowser();
    return town;
  }
  async carried(download) {
    const file = join(this.usb, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  }
  async stop() {
    this.wire?.stop();
    await super.stop();
    rmSync(this.usb, { recursive: true, force: true });
  }
}
