// What must hold on any screen in any state.
import { readFileSync } from 'node:fs';
import { equal, packages } from './harness.mjs';
import { texts } from './web.mjs';

const axeSource = readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8');

// What axe finds on the page as it stands. The source is evaluated in an isolated world of the debugger, so that the page's
// own policy (Trusted Types, CSP) stays on while it is examined.
export async function axe(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const { executionContextId } = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  await session.send('Runtime.evaluate', { expression: axeSource, contextId: executionContextId });
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    contextId: executionContextId,
    awaitPromise: true,
    returnByValue: true,
    expression: `axe.run(document, { resultTypes: ['violations'], preload: false }).then(r => r.violations.map(v =>
      v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.html.slice(0, 140)).slice(0, 3).join(' | ')))`,
  });
  await session.detach();
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return result.value;
}

// Runs in the page: what reaches past the right edge, or is cut off inside its own box, outside of what scrolls.
function cutOff() {
  const found = [];
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth > clientWidth) found.push(`the page scrolls ${scrollWidth - clientWidth} px sideways`);
  const scrolls = (e) => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX);
  const inside = (e) => e !== null && e !== document.documentElement && (scrolls(e) || inside(e.parentElement));
  // Off the screen on purpose: for a screen reader, or until it has the focus.
  const hidden = (e) => e.closest('.skip, svg') || getComputedStyle(e).clipPath !== 'none' || !e.checkVisibility();
  for (const e of document.body.querySelectorAll('*')) {
    if (hidden(e)) continue;
    const box = e.getBoundingClientRect();
    const name = `${e.tagName.toLowerCase()} "${(e.textContent ?? '').trim().slice(0, 40)}"`;
    if (box.width > 0 && (box.right > clientWidth + 1 || box.left < -1) && !inside(e)) found.push(`${name} is past the edge`);
    const clips = ['hidden', 'clip'].includes(getComputedStyle(e).overflowX);
    if (clips && e.scrollWidth > e.clientWidth + 1) found.push(`${name} is cut off`);
  }
  return found.slice(0, 5);
}

// A text of the dictionaries that its screen did not bring shows as its key; a file's name is for programmers.
function notWords(text, mayNameFiles) {
  const dotted = text.match(/\b[a-z]{2,}\.[a-z][A-Za-z_]+\b/g) ?? [];
  const bare = dotted.filter((word) => word in texts.vi);
  const files = mayNameFiles ? [] : text.match(/\b[\w-]+\.(ya?ml|tsv|lock|json|cpp|tsx?)\b/g) ?? [];
  return [...bare, ...files].map((word) => `not a word for people: ${word}`);
}

// `files`: whoever writes a plan's files is told which one has the mistake.
// Axe finds nothing, nothing failed behind the screen, nothing is cut off, and every text is one.
export async function healthy(page, what, { axe: looks = true, files = false } = {}) {
  const text = await page.evaluate(() => document.body.innerText);
  const found = [...(await page.evaluate(cutOff)), ...notWords(text, files), ...(looks ? await axe(page) : []), ...page.faults];
  equal(found, [], what);
}
