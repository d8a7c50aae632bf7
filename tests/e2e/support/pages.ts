import type { Page } from '@playwright/test';
import type { Room } from './fixtures.ts';
import { expect } from './fixtures.ts';
import { Instructor } from './instructor.ts';
import { Player } from './player.ts';

/** Called for every page of the product, once it shows what it has to show. */
export type Visit = (page: Page, name: string) => Promise<void>;

/**
 * Leads an instructor and a player through all pages: lobby, join, briefing, seat, desk, review.
 * Names are Latin, so that what is Chinese on a page comes from the product.
 */
export async function walkThrough(
  room: Room,
  visit: Visit,
  visitDialog: Visit = () => Promise.resolve(),
): Promise<void> {
  const deskPage = await room.open('instructor');
  const seatPage = await room.open('commander');
  const desk = new Instructor(deskPage.page);
  const seat = new Player(seatPage.page);
  const { base } = room.server;

  await desk.page.goto(`${base}/`);
  await expect(desk.page.getByTestId('create')).toBeEnabled();
  await visit(desk.page, 'lobby');
  const code = await desk.create(base, '3');
  await visit(desk.page, 'lobby-created');

  await seat.page.goto(`${base}/join`);
  await visit(seat.page, 'join');
  await seat.joinByCode(base, code, 'Li Na');
  await visit(seat.page, 'join-seats');
  await seat.sit('incident-commander');
  await visit(seat.page, 'briefing');

  await desk.start();
  await seat.atSeat();
  await expect(desk.page.locator('.st-map-canvas')).toHaveAttribute('data-ground', 'ready', {
    timeout: 60_000,
  });
  await desk.jumpHour();
  await desk.pause();
  await visit(seat.page, 'seat');
  await eachDialog(seat.page, visitDialog);
  await visit(desk.page, 'desk');
  await desk.end();
  await visit(seat.page, 'seat-ended');
  await desk.page.getByTestId('to-review').click();
  await expect(desk.page.getByTestId('replay-time')).toBeVisible();
  await visit(desk.page, 'review');
}

/** Dialogs of a seat, in both languages: the switch lies under them, so it is used in between. */
async function eachDialog(page: Page, visit: Visit): Promise<void> {
  for (const language of ['zh', 'en'] as const) {
    for (const [key, name] of [
      ['c', 'command'],
      ['r', 'report'],
    ] as const) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await visit(page, `${name} ${language}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await page.getByTestId('language').click();
  }
}
