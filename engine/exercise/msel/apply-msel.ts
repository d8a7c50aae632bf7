import { byId, find } from '../lookup.ts';
import type { ExerciseEvent } from '../event.ts';
import { freshInject, type Inject, type MselSlice } from './msel.ts';

/** The part of `apply` that writes the MSEL. */
export function applyMsel(s: MselSlice, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'injectFired': {
      const inject = byId(s.injects, b.injectId);
      inject.firedTick = e.tick;
      inject.fires++;
      return;
    }
    case 'injectHeld':
      byId(s.injects, b.injectId).held = b.held;
      return;
    case 'injectSkipped':
      byId(s.injects, b.injectId).skipped = b.skipped;
      return;
    case 'conditionTurned':
      byId(s.injects, b.injectId).holdsSinceTick = b.holds ? e.tick : -1;
      return;
    case 'injectsPostponed':
      for (const id of b.injectIds) byId(s.injects, id).shiftTicks += b.byTicks;
      return;
    case 'injectsApproved':
      for (const id of b.injectIds) {
        const at = s.msel.findIndex((i) => i.id === id);
        s.msel[at] = { ...s.msel[at]!, approval: b.approval };
      }
      return;
    case 'mselWritten':
      write(s, b.put, b.removed);
      return;
    default:
  }
}

/** A changed inject keeps what was done with it; but postponements were of its old time. */
function write(s: MselSlice, put: readonly Inject[], removed: readonly string[]): void {
  const gone = new Set([...removed, ...put.map((i) => i.id)]);
  const order = (a: { readonly id: string }, b: { readonly id: string }): number =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  const plannedBefore = new Map(s.msel.map((i) => [i.id, i.atTick]));
  s.msel = [...s.msel.filter((i) => !gone.has(i.id)), ...put].sort(order);
  const before = s.injects;
  s.injects = [
    ...before.filter((i) => !gone.has(i.id)),
    ...put.map((i) => {
      const was = find(before, i.id);
      return was === undefined
        ? freshInject(i.id)
        : {
            ...was,
            shiftTicks: plannedBefore.get(i.id) === i.atTick ? was.shiftTicks : 0,
            holdsSinceTick: -1,
          };
    }),
  ].sort(order);
}
