import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The instructor's hands: lobby and desk. */
export class Instructor {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Creates the exercise in the lobby and gives the join code. */
  async create(base: string, seed: string): Promise<string> {
    const { page } = this;
    await page.goto(`${base}/`);
    const scenario = page.getByRole('radio', { name: /巫山森林火灾/ });
    await scenario.click();
    await expect(scenario).toBeChecked();
    await page.getByLabel('天气种子').fill(seed);
    await page.getByTestId('create').click();
    return this.code();
  }

  async code(): Promise<string> {
    const code = await this.page.getByTestId('join-code').innerText();
    return code.replace(/\s/g, '');
  }

  get joinLink(): Promise<string> {
    return this.page.getByLabel('加入地址').inputValue();
  }

  /** A row of the lobby's list of seats. */
  seat(name: string): Locator {
    return this.page.getByRole('row').filter({ hasText: name });
  }

  async start(): Promise<void> {
    await this.page.getByTestId('start').click();
    await expect(this.page).toHaveURL(/\/desk$/);
    await expect(this.page.getByTestId('pause')).toBeVisible();
  }

  async speed(factor: 1 | 10 | 60 | 600): Promise<void> {
    const button = this.page.getByRole('radio', { name: `×${factor}`, exact: true });
    await button.click();
    await expect(button).toBeChecked();
  }

  async pause(): Promise<void> {
    await this.page.getByTestId('pause').click();
    await expect(this.page.getByTestId('banner-paused')).toBeVisible();
  }

  async resume(): Promise<void> {
    await this.page.getByTestId('pause').click();
    await expect(this.page.getByTestId('banner-paused')).toBeHidden();
  }

  /** Simulated time in seconds as the desk shows it. */
  async time(): Promise<number> {
    const shown = await this.page.getByRole('timer').innerText();
    const match = /T\+(\d+):(\d\d)(?::(\d\d))?/.exec(shown);
    if (match === null) throw new Error(`no exercise time in "${shown}"`);
    return Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  }

  /** One hour on, through the dialog that says what falls inside; back when it is there. */
  async jumpHour(): Promise<void> {
    const goal = (await this.time()) + 3600;
    await this.page.getByRole('button', { name: '快进 1 小时' }).click();
    const dialog = this.page.getByRole('dialog');
    await expect(dialog).toContainText('快进到');
    await dialog.getByRole('button', { name: '快进', exact: true }).click();
    await expect.poll(() => this.time(), { timeout: 60_000 }).toBeGreaterThanOrEqual(goal);
  }

  async inject(to: string, text: string): Promise<void> {
    await this.page
      .getByRole('button', { name: /^自由注入/ })
      .first()
      .click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(to, { exact: true }).check();
    await dialog.getByLabel('内容').fill(text);
    await dialog.getByRole('button', { name: '发送' }).click();
    await expect(dialog).toBeHidden();
  }

  async end(): Promise<void> {
    await this.page.getByTestId('end').click();
    await this.page.getByTestId('end-yes').click();
    await expect(this.page.getByTestId('banner-ended')).toBeVisible();
  }
}
