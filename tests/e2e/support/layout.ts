import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

export const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
] as const;

interface Look {
  readonly size: (typeof SIZES)[number];
  readonly language: 'zh' | 'en';
  /** The accessibility check and a picture: the dearest of what is done with a page. */
  readonly axe: boolean;
}

const [NORMAL, WIDE, TABLET] = SIZES;
/** In an order in which the language changes once: English, with its longer words, on the tablet. */
export const LOOKS: readonly Look[] = [
  { size: NORMAL, language: 'zh', axe: true },
  { size: WIDE, language: 'zh', axe: false },
  { size: NORMAL, language: 'en', axe: false },
  { size: TABLET, language: 'en', axe: true },
];

/** Words of the page that are still Chinese, outside of what is marked as Chinese. */
export function chineseLeft(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const han = /\p{Script=Han}/u;
    const marked = (el: Element | null): boolean =>
      el?.closest('[lang]')?.getAttribute('lang')?.startsWith('zh') ?? false;
    const found: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode())
      if (han.test(node.nodeValue ?? '') && !marked(node.parentElement))
        found.push(node.nodeValue!.trim());
    for (const el of document.body.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const value = el.getAttribute(name) ?? '';
        if (han.test(value) && !marked(el)) found.push(`${name}: ${value}`);
      }
    return [...new Set([document.title, ...found])].filter((words) => han.test(words));
  });
}

/** Controls that can be seen but not pressed, since something else lies over their middle. */
function coveredControls(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shownPart = (el: Element): DOMRect | null => {
      let { left, top, right, bottom } = el.getBoundingClientRect();
      for (let up = el.parentElement; up !== null; up = up.parentElement) {
        if (getComputedStyle(up).overflow === 'visible') continue;
        const clip = up.getBoundingClientRect();
        left = Math.max(left, clip.left);
        top = Math.max(top, clip.top);
        right = Math.min(right, clip.right, innerWidth);
        bottom = Math.min(bottom, clip.bottom, innerHeight);
      }
      return right - left < 4 || bottom - top < 4
        ? null
        : new DOMRect(left, top, right - left, bottom - top);
    };
    const covered: string[] = [];
    for (const el of document.querySelectorAll('button, a[href], input, select, textarea')) {
      const style = getComputedStyle(el);
      // Links that appear only when the keyboard reaches them lie outside until then.
      if (style.visibility === 'hidden' || el.matches('.st-skip, [aria-hidden=true] *')) continue;
      // What is folded away has a box all the same.
      if (!el.checkVisibility()) continue;
      const box = shownPart(el);
      if (box === null) continue;
      const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (hit === null || el.contains(hit) || hit.contains(el)) continue;
      if (hit.closest('label')?.contains(el) === true) continue;
      covered.push(`${el.outerHTML.slice(0, 120)} under ${hit.outerHTML.slice(0, 120)}`);
    }
    return covered;
  });
}

/** Buttons, and rows of them, that show only a part of their words without saying so. */
function cutButtons(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .st-seg')]
      .filter((button) => {
        const box = button.getBoundingClientRect();
        if (box.width < 5 || getComputedStyle(button).visibility === 'hidden') return false;
        for (const part of [button, ...button.querySelectorAll(':not(.st-hidden)')]) {
          const style = getComputedStyle(part);
          const clips = style.overflowX !== 'visible' && style.textOverflow !== 'ellipsis';
          if (clips && part.clientWidth > 0 && part.scrollWidth > part.clientWidth + 1) return true;
        }
        return false;
      })
      .map((button) => button.innerText.trim()),
  );
}

/** What people see fits: nothing sideways, nothing over a control; axe has no serious complaint. */
export async function expectSound(page: Page, name: string): Promise<void> {
  const sideways = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect.soft(sideways, `${name}: the page scrolls sideways`).toBeLessThanOrEqual(0);
  expect.soft(await coveredControls(page), `${name}: controls under others`).toEqual([]);
  expect.soft(await cutButtons(page), `${name}: buttons cut off`).toEqual([]);
}

export async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const grave = violations
    .filter((v) => v.impact === 'serious' || v.impact === 'critical')
    .map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')}`);
  expect.soft(grave, `${name}: axe`).toEqual([]);
}

/** The first keys from the top reach something, each another thing, and all that is reached shows it. */
export async function expectKeyboard(page: Page, name: string): Promise<void> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    // Begin above the first control, wherever the pointer was last.
    document.body.tabIndex = -1;
    document.body.focus();
  });
  const reached: string[] = [];
  for (let i = 0; i < 4; i++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const el = document.activeElement;
      if (el === null || el === document.body) return null;
      const { outlineStyle, boxShadow } = getComputedStyle(el);
      const shown = outlineStyle !== 'none' || boxShadow !== 'none';
      const place = [...document.querySelectorAll('*')].indexOf(el);
      return `${shown ? 'shown' : 'hidden'} ${place} ${el.outerHTML.slice(0, 120)}`;
    });
    // Behind the last control of a short page comes the browser itself.
    if (now === null) break;
    reached.push(now);
  }
  const hidden = reached.filter((r) => !r.startsWith('shown'));
  expect.soft(reached.length, `${name}: the keyboard reaches it`).toBeGreaterThan(1);
  expect.soft(new Set(reached).size, `${name}: each key another place`).toBe(reached.length);
  expect.soft(hidden, `${name}: focus shows`).toEqual([]);
}
