import type { Page } from '@playwright/test';
import type { Room } from './fixtures.ts';
import { expect } from './fixtures.ts';
import { Instructor } from './instructor.ts';
import { SIZES } from './layout.ts';
import { Player } from './player.ts';

type Size = (typeof SIZES)[number];

/** Called for every page of the product, once it shows what it has to show. */
export type Visit = (page: Page, name: string, sizes?: readonly Size[]) => Promise<void>;

/**
 * Leads an instructor, a player and an evaluator through all pages, those of authors first.
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
  await authorPages(desk.page, base, visit);
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
  await conductPages(room, desk.page, base, visit);
  await desk.end();
  await visit(seat.page, 'seat-ended');
  await desk.page.getByTestId('to-review').click();
  await expect(desk.page.getByTestId('replay-time')).toBeVisible();
  await visit(desk.page, 'review');
}

/** What is done before there is an exercise: scenarios, plans, studies, accounts. */
async function authorPages(page: Page, base: string, visit: Visit): Promise<void> {
  await page.goto(`${base}/prepare`);
  await expect(page.getByTestId('template-wushan-hongyanzi-2015')).toBeVisible();
  await visit(page, 'prepare-templates');
  await page.getByTestId('template-wushan-hongyanzi-2015').click();
  // The part with the most fields, of a scenario that has slopes, soils and a chain.
  await page.locator('.st-prepare-nav button').nth(2).click();
  await expect(page.locator('.st-prepare-item').first()).toBeVisible();
  await visit(page, 'prepare-hazard');
  await page.goto(`${base}/plans`);
  await page.getByTestId('plan-wushan-forest-fire').click();
  await expect(page.getByTestId('plan-save')).toBeVisible();
  await visit(page, 'plans');
  await page.goto(`${base}/lab`);
  await expect(page.getByTestId('start-study')).toBeVisible();
  await visit(page, 'lab');
  await page.goto(`${base}/accounts`);
  await expect(page.locator('input[type=password]')).toBeVisible();
  await visit(page, 'accounts');
}

/** What is open while an exercise goes on, beside desk and seats. */
async function conductPages(room: Room, page: Page, base: string, visit: Visit): Promise<void> {
  await page.goto(`${base}/wall`);
  await expect(page.getByTestId('wall')).toBeVisible();
  await visit(page, 'wall', [SIZES[1]]);
  const me = (await (await page.request.get(`${base}/api/me`)).json()) as {
    desk: { exerciseId: string };
  };
  const exercise = `${base}/api/exercises/${me.desk.exerciseId}`;
  await page.goto(`${base}/msel/${me.desk.exerciseId}`);
  await page.getByRole('row').nth(2).click();
  await expect(page.locator('.st-msel-form')).toBeVisible();
  await visit(page, 'msel');
  const issued = await page.request.post(`${exercise}/evaluators`, {
    data: { packId: 'four-marks' },
  });
  const { code } = (await issued.json()) as { code: string };
  const evaluator = await room.open('evaluator');
  const joined = await evaluator.page.request.post(`${base}/api/evaluator`, {
    data: { code, name: 'Wang' },
  });
  expect(joined.status()).toBe(200);
  await evaluator.page.goto(`${base}/eval`);
  await expect(evaluator.page.getByTestId('eval-text')).toBeVisible();
  await visit(evaluator.page, 'evaluator');
  await evaluator.page.close();
  const conductor = await room.open('conductor');
  const set = await conductor.page.request.post(`${base}/api/sets`, {
    data: { scenarioIds: ['tutorial-forest-fire'], seed: '1', groups: ['East', 'West'] },
  });
  expect(set.status()).toBe(201);
  await conductor.page.goto(`${base}/desk/groups`);
  await expect(conductor.page.getByTestId('start-all')).toBeVisible();
  await visit(conductor.page, 'groups');
  await conductor.page.close();
  await page.goto(`${base}/desk`);
}

/** Dialogs of a seat. */
async function eachDialog(page: Page, visit: Visit): Promise<void> {
  for (const [key, name] of [
    ['c', 'command'],
    ['r', 'report'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    await visit(page, name);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
}
