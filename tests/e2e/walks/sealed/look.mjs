// A screen that the table of states does not reach, at both sizes: nothing wrong with it, and a picture to look at.
import { SIZES } from '../../city.mjs';
import { healthy } from '../../health.mjs';
import { picture } from '../../steps.mjs';

export async function look(page, name) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    await page.setViewportSize(viewport);
    await healthy(page, `${name} at ${viewport.width}`);
    await picture(page, `${name}-${size}`, { fullPage: true });
  }
  await page.setViewportSize(SIZES.DESK);
}
