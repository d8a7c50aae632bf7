import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { scenarioFileSchema } from '../../../engine/protocol/scenario-schema.ts';
import { readHeadquarters, withHeadquarters } from '../../../server/scenarios/load-headquarters.ts';

const ROOT = fileURLToPath(new URL('../../../scenarios', import.meta.url));
const TEMPLATES = join(ROOT, 'headquarters');
const dirOf = (id: string): string => join(ROOT, 'exercises', id);
const fileOf = (id: string) =>
  scenarioFileSchema.parse(parse(readFileSync(join(dirOf(id), 'scenario.yaml'), 'utf8')));

/** A template with something changed, read from a folder of its own. */
async function changed(change: (t: Record<string, unknown>) => void) {
  const dir = await mkdtemp(join(tmpdir(), 'headquarters-'));
  const file = join(dir, 'lezhi-hazmat.yaml');
  const data = parse(readFileSync(join(TEMPLATES, 'lezhi-hazmat.yaml'), 'utf8'));
  change(data);
  await writeFile(file, stringify(data));
  const read = await readHeadquarters(file);
  await rm(dir, { recursive: true });
  return read;
}

describe('templates of headquarters', () => {
  it.each(readdirSync(TEMPLATES).filter((f) => f.endsWith('.yaml')))(
    '%s is valid',
    async (name) => {
      expect(await readHeadquarters(join(TEMPLATES, name))).toMatchObject({ ok: true });
    },
  );

  it('give a scenario its seats, and every seat but neighbours a group', async () => {
    const written = fileOf('lezhi-h2s-well');
    expect(written.seats.map((s) => s.id)).toEqual(['tonglv']);
    const whole = await withHeadquarters(dirOf('lezhi-h2s-well'), 'x', written);
    if (!whole.ok) throw new Error(JSON.stringify(whole.error));
    const { data, plan } = whole.value;
    expect(data.seats.map((s) => s.id)).toEqual([
      'incident-commander',
      'technical-commander',
      'rescue',
      'evacuation',
      'supply',
      'tonglv',
      'jianyang',
      'yanjiang',
    ]);
    const grouped = plan!.groups.flatMap((g) => g.seatIds);
    expect(new Set(grouped).size).toBe(grouped.length);
    for (const s of data.seats) expect(grouped.includes(s.id)).toBe(s.role !== 'neighbour');
    const rescue = plan!.groups.find((g) => g.id === 'rescue-work')!;
    expect(rescue.seatIds).toEqual(['rescue']);
    // The plan has more groups than people play.
    expect(plan!.groups.find((g) => g.id === 'environment')!.seatIds).toEqual([]);
  });

  it.each(readdirSync(join(ROOT, 'exercises')).filter((id) => id !== 'tutorial-forest-fire'))(
    '%s has one of its county, and a place in it for every seat',
    async (id) => {
      const written = fileOf(id);
      const whole = await withHeadquarters(dirOf(id), 'x', written);
      if (!whole.ok) throw new Error(JSON.stringify(whole.error));
      const { data, plan } = whole.value;
      expect(plan?.id).toMatch(new RegExp(`^${written.plan}-`));
      const grouped = plan!.groups.flatMap((g) => g.seatIds);
      for (const s of data.seats) expect(grouped.includes(s.id)).toBe(s.role !== 'neighbour');
    },
  );

  it('have the two commissions and four special commands of the Wushan plan', async () => {
    const read = await readHeadquarters(join(TEMPLATES, 'wushan-general.yaml'));
    if (!read.ok) throw new Error(JSON.stringify(read.error));
    const names = read.value.data.groups.map((g) => g.name.zh);
    expect(names.filter((n) => n.endsWith('委员会'))).toHaveLength(2);
    expect(names.filter((n) => n.startsWith('县') && n.endsWith('指挥部'))).toHaveLength(4);
  });

  it('leave a scenario without one as it is', async () => {
    const written = { ...fileOf('lezhi-h2s-well'), headquarters: null };
    const whole = await withHeadquarters(dirOf('lezhi-h2s-well'), 'x', written);
    expect(whole).toEqual({ ok: true, value: { data: written, plan: null, text: '' } });
  });

  it('are refused by name: seats that are not there or twice, groups that claim the same', async () => {
    const written = fileOf('lezhi-h2s-well');
    const wrong = await withHeadquarters(dirOf('lezhi-h2s-well'), 'x', {
      ...written,
      headquarters: { template: 'lezhi-hazmat', seats: ['mayor', 'supply', 'supply'] },
    });
    expect(wrong).toMatchObject({
      error: [
        { path: 'headquarters.seats[0]', got: '"mayor"' },
        { path: 'headquarters.seats[2]', got: '"supply"' },
      ],
    });
    const missing = await withHeadquarters(dirOf('lezhi-h2s-well'), 'x', {
      ...written,
      headquarters: { template: 'nowhere', seats: [] },
    });
    expect(missing).toMatchObject({ error: [{ expected: 'a readable file' }] });
    const twice = await changed((t) => {
      const groups = t['groups'] as { roles?: string[] }[];
      groups[1]!.roles = ['rescue'];
    });
    expect(twice).toMatchObject({ error: [{ path: 'groups[3].roles[0]', got: 'rescue' }] });
    const unknown = await changed((t) => {
      (t['groups'] as unknown[])[2] = 'choir';
    });
    expect(unknown).toMatchObject({
      error: [{ path: 'groups[2]', expected: expect.stringContaining('medical'), got: '"choir"' }],
    });
    const named = await changed((t) => {
      t['id'] = 'other';
    });
    expect(named).toMatchObject({ error: [{ path: 'id' }] });
  });
});

describe('colours of seats', () => {
  it.each(readdirSync(join(ROOT, 'exercises')))('differ in %s', async (id) => {
    const whole = await withHeadquarters(dirOf(id), 'x', fileOf(id));
    if (!whole.ok) throw new Error(JSON.stringify(whole.error));
    // Neighbours only answer; their teams come under another seat.
    const seats = whole.value.data.seats.filter((s) => s.role !== 'neighbour');
    expect(new Set(seats.map((s) => s.colour)).size).toBe(seats.length);
  });
});
