import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { reportingFileSchema } from '../../../engine/protocol/reporting-schema.ts';

const PACK = new URL(
  '../../../scenarios/rules/reporting/chongqing-forest-fire.yaml',
  import.meta.url,
);

/** The pack with its first rule changed. */
function changed(change: (rule: Record<string, unknown>) => void) {
  const data = parse(readFileSync(PACK, 'utf8'));
  change(data.rules[0]);
  return reportingFileSchema.safeParse(data);
}

describe('a pack of report clocks', () => {
  it('is taken as it stands', () => {
    expect(changed(() => undefined).success).toBe(true);
  });

  it.each([
    ['without a start', (r: Record<string, unknown>) => delete r['start'], 'start'],
    ['with a start that nobody knows', (r) => (r['start'] = { kind: 'someday' }), 'start'],
    ['without a limit', (r) => delete r['limit'], 'limit'],
    ['with a limit of nothing', (r) => (r['limit'] = '00:00'), 'limit'],
    ['without a source', (r) => delete r['source'], 'source'],
  ] satisfies [string, (r: Record<string, unknown>) => void, string][])(
    '%s is refused where it is wrong',
    (_what, change, member) => {
      const parsed = changed(change);
      expect(parsed.success).toBe(false);
      const paths = parsed.error!.issues.map((i) => i.path.slice(0, 3).join('.'));
      expect(paths).toContain(`rules.0.${member}`);
    },
  );
});
