import Papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import type { EvaluationBody } from '../../../engine/review/evaluation.ts';
import { compareScores } from '../../../engine/review/compare.ts';
import { INSTRUCTOR } from '../../../server/evaluations/book.ts';
import type { Writer } from '../../../server/evaluations/book.ts';
import { reportDocument } from '../../../server/review/document.ts';
import { docxReport } from '../../../server/review/docx.ts';
import { gatherReport } from '../../../server/review/gather.ts';
import { mapGeoJson } from '../../../server/review/geojson.ts';
import type { FeatureCollection } from '../../../server/review/geojson.ts';
import { htmlReport } from '../../../server/review/html.ts';
import type { ReportInput } from '../../../server/review/input.ts';
import { REPORT_TABLES } from '../../../engine/review/types.ts';
import { reportTable } from '../../../server/review/tables.ts';
import { asLog, reportRoom } from '../../support/report-room.ts';
import type { Given, ReportRoom } from '../../support/report-room.ts';
import { RICH_LOG } from '../../support/rich-log.ts';
import { RICH, RICH_REGION } from '../../support/rich-run.ts';

const END = 4 * 3600;
const instructor = { kind: 'instructor' } as const;
const given: readonly Given[] = [
  { tick: 0, actor: instructor, command: { type: 'start' } },
  ...RICH_LOG.filter((g) => g.tick < END).map(({ tick, seatId, command }) => ({
    tick,
    actor: { kind: 'seat', seatId } as const,
    command,
  })),
  { tick: END, actor: instructor, command: { type: 'end' } },
];

/** What a person with bad intentions or a bad keyboard writes. */
const NASTY = '=HYPERLINK("http://x","a")<script>alert(1)</script>\u0000';
const anna: Writer = { id: 'e-anna', role: 'evaluator' };

async function written(room: ReportRoom): Promise<void> {
  const book = await room.evaluations.book(room.entry.row.id);
  const write = (writer: Writer, id: string, body: EvaluationBody) =>
    book.write(writer, { id, rev: 1, wallMs: 0, gone: false, body }, 0);
  const note: EvaluationBody = {
    kind: 'note',
    tick: 900,
    seatId: 'rescue',
    subject: 'target:W1',
    eventIds: [1],
    observed: 'partly',
    phrases: [1],
    text: NASTY,
    confidence: 'high',
  };
  await write(anna, 'n1', note);
  await write(anna, 'c1', {
    kind: 'check',
    itemId: '1.7',
    tick: 1,
    observed: 'observed',
    comment: '',
  });
  await write(INSTRUCTOR, 'a1', {
    kind: 'action',
    text: '补充车辆',
    owner: NASTY,
    dueDate: '2027-01-31',
    state: 'open',
    answers: 'f1',
    retestId: null,
  });
  await write({ id: 'p-1', role: 'participant' }, 's1', {
    kind: 'self',
    seatId: 'rescue',
    answers: { role: 1 },
    best: ['只有一人写了'],
    worst: [],
  });
}

describe('report of an exercise', () => {
  let room: ReportRoom;
  let input: ReportInput;
  beforeAll(async () => {
    room = await reportRoom(RICH, RICH_REGION, '31', asLog(given));
    await written(room);
    input = await gatherReport(room.directory, room.evaluations, room.entry, null);
  });

  test('has a map for every key moment, with the hazard as it was then', () => {
    expect(input.maps.map((m) => m.moment.tick)).toEqual(input.review.moments.map((m) => m.tick));
    const cells = input.maps.map(
      (m) => m.layers.find((l) => l.id === 'fire-truth')?.runs.length ?? 0,
    );
    expect(cells.at(-1)!).toBeGreaterThan(cells[0]!);
  });

  test.each(['zh', 'en'] as const)(
    'the page in %s stands alone, and no word of a person is code',
    (language) => {
      const html = htmlReport(reportDocument(input, language), 'x', language);
      expect(
        html.match(/<script|<link|<img|<iframe|url\(|@import|\son\w+=/i)?.[0] ?? null,
      ).toBeNull();
      // Addresses only as names of namespaces and as text.
      expect(html.replaceAll('http://www.w3.org/2000/svg', '').match(/(src|href)=/)).toBeNull();
      expect(html.includes('&lt;script&gt;alert(1)')).toBe(true);
      for (const line of input.review.score) expect(html.includes(line.id)).toBe(true);
      const svgs = html.match(/<svg/g)!.length;
      expect(svgs).toBeGreaterThan(input.maps.length + 2);
      expect(html.match(/NaN|undefined|Infinity|\[object/)?.[0] ?? null).toBeNull();
      if (language === 'en') {
        // Plan quotes stay as they are; the frame of the report is English.
        const heads = [...html.matchAll(/<h[123]>([^<]*)</g)].map((m) => m[1]!);
        for (const head of heads.filter((h) => !/试验|设施|村/.test(h)))
          expect(head).not.toMatch(/\p{Script=Han}/u);
      }
    },
  );

  test('one self-rating alone stands in no file', async () => {
    const all = [
      htmlReport(reportDocument(input, 'zh'), 'x', 'zh'),
      JSON.stringify(input),
      ...REPORT_TABLES.map((t) => reportTable(t, input, 'zh')),
    ].join();
    expect(all.includes('只有一人写了')).toBe(false);
  });

  test('the Word file is one that can be unpacked, with the words in it', async () => {
    const file = await docxReport(reportDocument(input, 'zh'), '演练复盘报告');
    expect(file.subarray(0, 2).toString('latin1')).toBe('PK');
    const names = file.toString('latin1');
    expect(names.includes('word/document.xml')).toBe(true);
    expect(file.length).toBeGreaterThan(8000);
  });

  test.each(REPORT_TABLES)(
    '%s.csv: as many fields in every row, and nothing that a spreadsheet runs',
    (name) => {
      const text = reportTable(name, input, 'zh');
      expect(text.startsWith('\uFEFF')).toBe(true);
      const { data, errors } = Papa.parse<string[]>(text.slice(1));
      expect(errors).toEqual([]);
      const [head, ...rows] = data;
      for (const row of rows) expect(row.length, name).toBe(head!.length);
      for (const field of rows.flat()) expect(field).not.toMatch(/^[=+@\t\r]/);
      const expected = {
        timeline: 50,
        targets: 1,
        times: 5,
        teams: 5,
        notes: 1,
        checks: 1,
        actions: 1,
      };
      expect(rows.length).toBeGreaterThanOrEqual((expected as Record<string, number>)[name] ?? 1);
    },
  );

  test('the GeoJSON has orders, routes and the edge of the fire, in degrees, rings closed', async () => {
    const map = mapGeoJson(input, await room.replayer.events(END, 0));
    const of = (what: string) => map.features.filter((f) => f.properties['what'] === what);
    expect(of('order').length).toBeGreaterThan(5);
    expect(of('route').length).toBeGreaterThan(0);
    expect(of('perimeter').length).toBeGreaterThan(0);
    for (const [lon, lat] of positions(map)) {
      expect(Math.abs(lon)).toBeLessThanOrEqual(180);
      expect(Math.abs(lat)).toBeLessThanOrEqual(90);
    }
    for (const f of of('perimeter'))
      for (const polygon of f.geometry.coordinates as number[][][][])
        for (const ring of polygon) {
          expect(ring.length).toBeGreaterThanOrEqual(5);
          expect(ring[0]).toEqual(ring.at(-1));
        }
  });

  test('with another exercise it says what has changed', async () => {
    const changes = compareScores(input.review.score, input.review.score);
    const retest = { name: { zh: '前次', en: 'Before' }, seed: '30', changes };
    const html = htmlReport(reportDocument({ ...input, retest }, 'zh'), 'x', 'zh');
    expect(html.includes('再演对照')).toBe(true);
  });
});

/** All positions of all geometries, however deep. */
function positions(map: FeatureCollection): [number, number][] {
  const out: [number, number][] = [];
  const walk = (c: unknown): void => {
    if (!Array.isArray(c)) return;
    if (typeof c[0] === 'number') out.push(c as [number, number]);
    else for (const x of c) walk(x);
  };
  for (const f of map.features) walk(f.geometry.coordinates);
  return out;
}
