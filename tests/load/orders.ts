import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '../server/support/browser.ts';

/** Value at share `q` of ascending numbers. */
export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!;

export const round = (v: number, digits = 2): number => Number(v.toFixed(digits));

async function order(page: Page, clientSeq: number): Promise<number> {
  const from = performance.now();
  const toSeatIds = [page.hello!.view];
  const text = `第 ${clientSeq} 号：请报告现场情况`;
  const answer = await page.command(clientSeq, { type: 'message', toSeatIds, text });
  if (!answer.ok) throw new Error(`refused: ${answer.rejection.code}`);
  return performance.now() - from;
}

/**
 * Every page gives `count` orders, one about every second; `clientSeq` starts at `first`. Gives the
 * times from order to durable answer, ascending, ms.
 */
export async function giveOrders(
  pages: readonly Page[],
  count: number,
  first: number,
): Promise<number[]> {
  const times: number[] = [];
  const one = async (page: Page, offset: number) => {
    await sleep(offset);
    for (let i = 0; i < count; i++) {
      times.push(await order(page, first + i));
      // Uneven gaps, so that the seats do not fall into step.
      await sleep(700 + ((offset * 13 + i * 211) % 600));
    }
  };
  await Promise.all(pages.map((p, i) => one(p, i * 20)));
  return times.sort((a, b) => a - b);
}
