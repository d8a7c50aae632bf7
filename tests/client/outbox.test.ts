import { describe, expect, test } from 'vitest';
import type { EntriesAnswer, EntryDraft } from '../../engine/protocol/evaluation.ts';
import type { ApiResult } from '../../client/session/api.ts';
import { createOutbox, type Shelf } from '../../client/session/outbox.ts';

class Device implements Shelf {
  readonly kept = new Map<string, string>();
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
}

const draft = (id: string, rev = 1, text = id, wallMs = 7): EntryDraft => ({
  id,
  rev,
  wallMs,
  gone: false,
  body: {
    kind: 'note',
    tick: 60,
    seatId: null,
    subject: null,
    eventIds: [],
    observed: 'observed',
    phrases: [],
    text,
    confidence: 'low',
  },
});

/** A server that can be cut off, and that keeps what it was sent. */
class Server {
  up = true;
  readonly sent: EntryDraft[][] = [];
  readonly refuse = new Set<string>();
  send = (entries: readonly EntryDraft[]): Promise<ApiResult<EntriesAnswer>> => {
    if (!this.up)
      return Promise.resolve({
        ok: false,
        error: { code: 'network', detail: '', retryAfterS: 0 },
      });
    this.sent.push([...entries]);
    const refused = entries
      .filter((e) => this.refuse.has(e.id))
      .map((e) => ({ id: e.id, why: 'notYours' as const }));
    const kept = entries.filter((e) => !this.refuse.has(e.id)).map((e) => e.id);
    return Promise.resolve({ ok: true, value: { kept, refused } });
  };
}

describe('outbox', () => {
  test('taps without a connection are kept and sent with their own time', async () => {
    const server = new Server();
    const box = createOutbox('k', new Device(), server.send);
    server.up = false;
    box.put(draft('a', 1, 'a', 1000));
    box.put(draft('b', 1, 'b', 2000));
    await box.flush();
    expect(box.store.get()).toMatchObject({ offline: true });
    expect(box.store.get().unsent.size).toBe(2);
    server.up = true;
    await box.flush();
    expect(server.sent.flat().map((e) => [e.id, e.wallMs])).toEqual([
      ['a', 1000],
      ['b', 2000],
    ]);
    expect(box.store.get()).toMatchObject({ offline: false });
    expect(box.store.get().unsent.size).toBe(0);
  });

  test('a device that was switched off still has them', async () => {
    const device = new Device();
    const server = new Server();
    server.up = false;
    const before = createOutbox('k', device, server.send);
    before.put(draft('a'));
    await before.flush();
    server.up = true;
    const after = createOutbox('k', device, server.send);
    expect([...after.store.get().written.keys()]).toEqual(['a']);
    await after.flush();
    expect(server.sent.flat().map((e) => e.id)).toEqual(['a']);
    // Another writer on the same device has a shelf of his own.
    expect(createOutbox('other', device, server.send).store.get().written.size).toBe(0);
  });

  test('what is changed while it is on its way goes again', async () => {
    const server = new Server();
    const held = Promise.withResolvers<void>();
    let first = true;
    const box = createOutbox('k', new Device(), async (entries) => {
      if (first) {
        first = false;
        await held.promise;
      }
      return server.send(entries);
    });
    box.put(draft('a', 1, 'first'));
    box.put(draft('a', 2, 'second'));
    held.resolve();
    await box.flush();
    await box.flush();
    expect(server.sent.flat().map((e) => e.rev)).toEqual([1, 2]);
    expect(box.store.get().unsent.size).toBe(0);
  });

  test('what the server does not take is told and not sent for ever', async () => {
    const server = new Server();
    server.refuse.add('bad');
    const box = createOutbox('k', new Device(), server.send);
    box.put(draft('bad'));
    box.put(draft('good'));
    await box.flush();
    expect(box.store.get().refused).toEqual([{ id: 'bad', why: 'notYours' }]);
    await box.flush();
    expect(server.sent.flat().filter((e) => e.id === 'bad').length).toBe(1);
  });

  test('long notes go in several requests, none larger than the server takes', async () => {
    const server = new Server();
    server.up = false;
    const box = createOutbox('k', new Device(), server.send);
    for (let i = 0; i < 12; i++) box.put(draft(`n${i}`, 1, '字'.repeat(1000)));
    await box.flush();
    server.up = true;
    await box.flush();
    expect(server.sent.flat().length).toBe(12);
    for (const request of server.sent)
      expect(new TextEncoder().encode(JSON.stringify(request)).length).toBeLessThan(16_000);
  });

  test('rubbish on the shelf is begun anew', () => {
    const device = new Device();
    device.setItem('k', '{"written": 3');
    expect(createOutbox('k', device, new Server().send).store.get().written.size).toBe(0);
  });
});
