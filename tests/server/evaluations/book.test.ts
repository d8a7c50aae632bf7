import { describe, expect, test } from 'vitest';
import type { EntryDraft } from '../../../engine/protocol/evaluation.ts';
import type { EvaluationBody } from '../../../engine/review/evaluation.ts';
import { EvaluationBook, INSTRUCTOR } from '../../../server/evaluations/book.ts';
import type { Writer } from '../../../server/evaluations/book.ts';
import { evaluationPacks } from '../../../server/evaluations/packs.ts';
import { MemoryStore } from '../../../server/store/memory.ts';

const packs = await evaluationPacks();
const marks = packs.get('four-marks')!;
const points = packs.get('drill-guide')!;

const anna: Writer = { id: 'e-anna', role: 'evaluator' };
const bo: Writer = { id: 'e-bo', role: 'evaluator' };
const player: Writer = { id: 'p-1', role: 'participant' };

const note = (text: string): EvaluationBody => ({
  kind: 'note',
  tick: 60,
  seatId: 'rescue',
  subject: 'objective:1',
  eventIds: [3],
  observed: 'partly',
  phrases: [0],
  text,
  confidence: 'medium',
});
const draft = (id: string, rev: number, body: EvaluationBody, gone = false): EntryDraft => ({
  id,
  rev,
  wallMs: 5,
  gone,
  body,
});

async function open(store = new MemoryStore()) {
  return { store, book: await EvaluationBook.open('x', store) };
}

describe('book of an evaluation', () => {
  test('keeps the highest revision, whatever the order in which they come', async () => {
    const { book, store } = await open();
    await book.write(anna, draft('n1', 2, note('second')), 1);
    await book.write(anna, draft('n1', 1, note('first')), 2);
    await book.write(anna, draft('n1', 2, note('second again')), 3);
    expect(book.entries().map((e) => e.body)).toEqual([note('second')]);
    // What was sent twice was written once.
    expect((await store.loadNotes('evaluation:x', 0)).length).toBe(1);
  });

  test('is there after a restart, with the time of the tap and not of the arrival', async () => {
    const { book, store } = await open();
    await book.write(anna, draft('n1', 1, note('as it was')), 99_999);
    const again = await EvaluationBook.open('x', store);
    expect(again.entries()).toEqual([
      { id: 'n1', rev: 1, wallMs: 5, gone: false, by: 'e-anna', body: note('as it was') },
    ]);
    expect((await EvaluationBook.open('y', store)).entries()).toEqual([]);
  });

  test('takes back what was a slip, and stays so', async () => {
    const { book, store } = await open();
    await book.write(anna, draft('n1', 1, note('slip')), 1);
    await book.write(anna, draft('n1', 2, note('slip'), true), 2);
    expect(book.entries()).toEqual([]);
    expect((await EvaluationBook.open('x', store)).entries()).toEqual([]);
  });

  test('nobody writes in the name of another, and each only what is his', async () => {
    const { book } = await open();
    await book.write(anna, draft('n1', 1, note('hers')), 1);
    const action: EvaluationBody = {
      kind: 'action',
      text: '补充夜间通信预案',
      owner: '李',
      dueDate: '2027-01-31',
      state: 'open',
      answers: 'f1',
      retestId: null,
    };
    const empty = { kind: 'self', seatId: null, answers: {}, best: [], worst: [] } as const;
    const self: EvaluationBody = { ...empty, best: ['分工清楚'] };
    expect(book.refusal(bo, draft('n1', 2, note('his')), marks)).toBe('notYours');
    expect(book.refusal(INSTRUCTOR, draft('n1', 2, note('mine')), marks)).toBe('notYours');
    expect(book.refusal(anna, draft('a1', 1, action), marks)).toBe('notAllowed');
    expect(book.refusal(player, draft('n9', 1, note('x')), marks)).toBe('notAllowed');
    expect(book.refusal(anna, draft('s', 1, self), marks)).toBe('notAllowed');
    expect(book.refusal(player, draft('s', 1, self), marks)).toBeNull();
    expect(book.refusal(player, draft('s', 1, empty), marks)).toBe('saysNothing');
    expect(book.refusal(INSTRUCTOR, draft('a1', 1, action), marks)).toBeNull();
  });

  test('the instructor may mend a finding of an evaluator, which stays the evaluator’s', async () => {
    const { book } = await open();
    const finding = (text: string): EvaluationBody => ({
      kind: 'finding',
      as: 'gap',
      text,
      targetId: null,
      eventIds: [],
    });
    await book.write(anna, draft('f', 1, finding('raw')), 1);
    expect(book.refusal(INSTRUCTOR, draft('f', 2, finding('mended')), marks)).toBeNull();
    await book.write(INSTRUCTOR, draft('f', 2, finding('mended')), 2);
    expect(book.entries()[0]).toMatchObject({ by: 'e-anna', body: { text: 'mended' } });
    // But not make something else of it.
    expect(book.refusal(INSTRUCTOR, draft('f', 3, note('x')), marks)).toBe('notYours');
  });

  test('grades and items must be on the scale and the form of the pack', async () => {
    const { book } = await open();
    const grade = (value: string | number): EntryDraft =>
      draft('g', 1, { kind: 'grade', subject: 'target:W1', grade: value, comment: '' });
    expect(book.refusal(anna, grade('S'), marks)).toBeNull();
    expect(book.refusal(anna, grade('X'), marks)).toBe('notOnScale');
    expect(book.refusal(anna, grade(80), marks)).toBe('notOnScale');
    expect(book.refusal(anna, grade(80), points)).toBeNull();
    expect(book.refusal(anna, grade(101), points)).toBe('notOnScale');
    const check = (itemId: string): EntryDraft =>
      draft('c', 1, { kind: 'check', itemId, tick: 1, observed: 'observed', comment: '' });
    expect(book.refusal(anna, check('1.7'), marks)).toBeNull();
    expect(book.refusal(anna, check('99'), marks)).toBe('unknownItem');
  });

  test('what the disk did not take is not shown either', async () => {
    const { book, store } = await open();
    store.broken = true;
    expect((await book.write(anna, draft('n1', 1, note('lost')), 1)).ok).toBe(false);
    expect(book.entries()).toEqual([]);
    store.broken = false;
    expect((await book.write(anna, draft('n1', 1, note('kept')), 1)).ok).toBe(true);
  });
});
