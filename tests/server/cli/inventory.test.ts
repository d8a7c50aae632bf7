import { describe, expect, it } from 'vitest';
import type { InventoryRow } from '../../../engine/plan/inventory.ts';
import { main } from '../../../server/cli/main.ts';

async function call(args: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = {
    out: (s: string) => void out.push(s),
    err: (s: string) => void err.push(s),
    stdin: () => Promise.resolve(''),
  };
  const code = await main(args, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const rowsOf = async (plan: string): Promise<Map<string, InventoryRow>> => {
  const { out } = await call(['inventory', plan, '--json']);
  const { rows } = JSON.parse(out) as { rows: InventoryRow[] };
  return new Map(rows.map((r) => [r.title.zh, r]));
};

describe('the inventory of a plan', () => {
  it('finds in Wushan the teams and places that the plan counts', async () => {
    const rows = await rowsOf('wushan');
    expect(rows.get('微型救援站 134 个')).toMatchObject({ found: 134, required: 134, ok: true });
    expect(rows.get('区域应急救援队 9 支，各 15 人')).toMatchObject({ found: 9, ok: true });
    expect(rows.get('已建避难场所容纳 2.6 万人')).toMatchObject({ found: 26_000, ok: true });
    expect(rows.get('地质灾害隐患点 950 处')).toMatchObject({ found: null, ok: null });
  });

  it('finds in Lezhi 21 squads, 21 township teams, 315 village units, 1 + 9 + 15 depots', async () => {
    const rows = await rowsOf('lezhi');
    const found = (title: string) => rows.get(title)?.found;
    expect(found('专业应急救援分队 21 支')).toBe(21);
    expect(found('乡镇应急救援队 21 支，各不少于 30 人')).toBe(21);
    expect(found('村级分队 315 支，各不少于 10 人')).toBe(315);
    expect(found('县级储备库 1 个')).toBe(1);
    expect(found('乡镇储备仓库 9 个')).toBe(9);
    expect(found('村级储备点 15 个')).toBe(15);
    for (const row of rows.values()) expect(row.ok, row.id).not.toBe(false);
  });

  it('names clause and required figure, and refuses a plan that is not there', async () => {
    const { out, code } = await call(['inventory', 'lezhi']);
    expect(code).toBe(0);
    expect(out).toContain('id');
    expect(out).toContain('no data');
    const bad = await call(['inventory', 'nowhere']);
    expect(bad.code).toBe(1);
    expect(bad.err).toContain('nowhere.yaml');
  });

  it('explains itself', async () => {
    expect((await call(['inventory', '--help'])).out).toContain('sandtable inventory PLAN');
  });
});
