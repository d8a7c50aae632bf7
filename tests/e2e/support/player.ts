import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** A participant's hands: join, briefing and seat. */
export class Player {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async joinByCode(base: string, code: string, person: string): Promise<void> {
    await this.page.goto(`${base}/join`);
    await this.page.getByLabel('加入码').fill(code.toLowerCase());
    await this.#introduce(person);
  }

  async joinByLink(link: string, person: string): Promise<void> {
    await this.page.goto(link);
    await this.#introduce(person);
  }

  async #introduce(person: string): Promise<void> {
    await this.page.getByLabel('姓名').fill(person);
    await this.page.getByRole('button', { name: '下一步' }).click();
    await expect(this.page.getByRole('heading', { name: '选择席位' })).toBeVisible();
  }

  async sit(seatId: string): Promise<void> {
    await this.page.locator(`[data-seat="${seatId}"]`).click();
    await this.page.getByTestId('briefing-read').click();
    await expect(this.page.getByText('已阅读')).toBeVisible();
  }

  async atSeat(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: '下达命令' })).toBeVisible();
    await expect(this.map).toHaveAttribute('data-ground', 'ready', { timeout: 60_000 });
  }

  get map(): Locator {
    return this.page.locator('.st-map-canvas');
  }

  get check(): Locator {
    return this.page.getByTestId('check');
  }

  get refused(): Locator {
    return this.page.getByTestId('refused');
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) });
  }

  /** A row of the tables below the map. */
  row(name: string | RegExp): Locator {
    return this.page.locator('#table tbody tr').filter({ hasText: name });
  }

  task(type: string): Locator {
    return this.page.locator(`[data-task="${type}"]`);
  }

  /** Types into a list with search and takes the first that fits. */
  async pick(step: string, words: string): Promise<void> {
    const field = this.page.locator(step);
    await field.click();
    await field.fill(words);
    await this.options.filter({ hasText: words }).first().click();
  }

  /** What the list that is open offers; the tables' own list of tabs is not among it. */
  get options(): Locator {
    return this.page.getByRole('listbox').getByRole('option');
  }

  async issue(): Promise<void> {
    await this.page.getByTestId('issue').click();
    await expect(this.page.getByTestId('issued')).toContainText('已下达');
  }
}
