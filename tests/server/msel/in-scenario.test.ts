import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scenarioFileSchema } from '../../../engine/protocol/scenario-schema.ts';
import { readAttachment } from '../../../server/msel/attachment.ts';
import { loadMsel } from '../../../server/scenarios/load-msel.ts';
import { goodScenario, load } from '../scenarios/scenario-files.ts';
import { bytesOf, csvOf } from './support.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const dir of folders.splice(0)) await rm(dir, { recursive: true, force: true });
});

const SEAT = goodScenario().seats[0]!.id;
const inject = (over: object) => ({ ...goodScenario().injects[0]!, ...over });

async function problems(over: object): Promise<string[]> {
  const loaded = await load({ ...goodScenario(), injects: [inject(over)] });
  return loaded.ok ? [] : loaded.error.map((p) => `${p.path}: ${p.got}`);
}

/** A scenario's folder with files beside it. */
async function beside(files: Record<string, Uint8Array>, over: object = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'sandtable-beside-'));
  folders.push(dir);
  await mkdir(join(dir, 'attachments'));
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(dir, name), bytes);
  return loadMsel(dir, scenarioFileSchema.parse({ ...goodScenario(), injects: [], ...over }));
}

describe('injects of a scenario file', () => {
  it('may wait for a condition on anything that the scenario has', async () => {
    const when = `burnedHa >= 3 and not event(reportSent, seat=${SEAT}) and peopleAtHome(village=v-synthetic-1) > 0`;
    expect(await problems({ at: null, when, approval: 'draft', objective: 1 })).toEqual([]);
  });

  it.each([
    [{ when: 'smoke > 3' }, 'injects[0].when: "smoke > 3"'],
    [{ when: 'event(nothing)' }, 'injects[0].when: "event(nothing)"'],
    [{ when: 'event(reportSent, seat=nobody)' }, 'injects[0].when: "nobody"'],
    [{ when: 'target(X9) is notMet' }, 'injects[0].when: "X9"'],
    [{ when: 'teams(status=asleep) = 0' }, 'injects[0].when: "asleep"'],
    [{ objective: 99 }, 'injects[0].objective: 99'],
    [{ target: 'X9' }, 'injects[0].target: "X9"'],
    [{ effect: 'explode()' }, 'injects[0].effect.kind: "explode"'],
    [{ effect: 'hideSensor(sensorId=nowhere)' }, 'injects[0].effect: "nowhere"'],
  ])('is refused with its path for %j', async (over, expected) => {
    const found = await problems(over);
    expect(found).toHaveLength(1);
    expect(found[0]!.startsWith(expected.split(':')[0]!)).toBe(true);
    if (!('effect' in over)) expect(found[0]).toBe(expected);
  });

  it('may not share a number', async () => {
    const twice = [inject({}), inject({ id: 'other' })];
    const loaded = await load({ ...goodScenario(), injects: twice });
    expect(loaded.ok ? [] : loaded.error.map((p) => p.path)).toEqual(['injects[1].number']);
  });
});

describe('a list beside a scenario', () => {
  const HEAD = ['编号', '时刻', '发给', '内容', '触发条件', '附件'];

  it('is taken in from a table, with its files', async () => {
    const table = csvOf([HEAD, ['1', 'H+1', SEAT, '烟', '', 'note.txt']]);
    const files = { 'msel.csv': table, 'attachments/note.txt': bytesOf('值班记录') };
    const loaded = await beside(files, { msel: 'msel.csv' });
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.error));
    expect(loaded.value.injects[0]).toMatchObject({ number: '1', at: 3600, to: [SEAT] });
    expect(loaded.value.attachments.get('note.txt')).toMatchObject({ mediaType: 'text/plain' });
  });

  it('is refused with row and column when anything in it is wrong', async () => {
    const table = csvOf([HEAD, ['1', 'soon', SEAT, '烟', 'smoke > 3', '']]);
    const loaded = await beside({ 'msel.csv': table }, { msel: 'msel.csv' });
    expect(loaded.ok ? [] : loaded.error.map((p) => p.path)).toEqual([
      'row 2, 时刻',
      'row 2, 触发条件',
    ]);
  });

  it('is refused when a file is missing or not what its name says', async () => {
    const table = csvOf([HEAD, ['1', 'H+1', SEAT, '烟', '', 'a.png；b.pdf']]);
    const files = { 'msel.csv': table, 'attachments/a.png': bytesOf('MZ not a picture') };
    const loaded = await beside(files, { msel: 'msel.csv' });
    expect(loaded.ok ? [] : loaded.error.map((p) => p.expected.split(':')[0])).toEqual([
      'notWhatItSays',
      'a readable file',
    ]);
  });
});

describe('a file to be handed over', () => {
  const code = (name: string, bytes: Uint8Array) => {
    const r = readAttachment(name, bytes);
    return r.ok ? r.value.mediaType : r.error.code;
  };

  it.each([
    ['a.png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
    ['a.JPG', [0xff, 0xd8, 0xff, 0xe0], 'image/jpeg'],
    ['a.pdf', [...bytesOf('%PDF-1.7')], 'application/pdf'],
    ['a.txt', [...bytesOf('值班记录')], 'text/plain'],
    ['a.mp4', [0, 0, 0, 24, ...bytesOf('ftypisom')], 'video/mp4'],
    ['a.png', [0xff, 0xd8, 0xff, 0xe0], 'notWhatItSays'],
    ['a.txt', [0x4d, 0x5a, 0, 0], 'notWhatItSays'],
    ['a.exe', [0x4d, 0x5a, 0x90], 'kindRefused'],
    ['a.html', [...bytesOf('<script>')], 'kindRefused'],
    ['../a.png', [0x89], 'badName'],
    ['.hidden.png', [0x89], 'badName'],
    ['a.png', [], 'empty'],
  ])('%s is judged by its bytes', (name, bytes, expected) => {
    expect(code(name, new Uint8Array(bytes))).toBe(expected);
  });

  it('is refused when it is too big', () => {
    expect(code('a.txt', new Uint8Array(5 * 1024 * 1024 + 1).fill(65))).toBe('tooBig');
  });
});
