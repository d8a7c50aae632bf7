import type { LandslideState } from './landslide-state.ts';
import { slideWaves } from './waves.ts';

/** What the reader of a result must know: laws chosen, ranges left, limits reached. */
export function notesOf(state: LandslideState): readonly string[] {
  const { params, grid } = state.setting.ground;
  const notes = [`base:${params.base}`, `everyS:${params.everyS}`];
  if (params.suction) notes.push('suction:counted');
  const shallow = state.plain.releases.filter((r) => r.id.startsWith('shallow-')).length;
  if (params.shallow.most === 0) notes.push('shallow:off');
  else if (shallow >= params.shallow.most) notes.push('shallow:limitReached');
  if (state.moving.some((m) => m !== null && m.run.leftM3 > 0)) notes.push('leftPatch');
  return [...notes, ...waveNotes(state, grid.cellM)];
}

/** The scheme of the waves, and what of the law's range a wave has left. */
function waveNotes(state: LandslideState, windowCellM: number): string[] {
  const { wave } = state.setting.ground.params;
  if (wave === null) return [];
  const notes = [`wave:${wave.scheme} on cells of ${windowCellM / wave.refine} m`];
  for (const w of slideWaves(state))
    for (const q of w.outOfRange)
      notes.push(
        `wave:${w.releaseId} ${q.quantity} ${q.value.toFixed(3)} outside ${q.min}-${q.max}`,
      );
  for (const w of state.plain.waves) if (w.fault !== null) notes.push(`wave:givenUp ${w.fault}`);
  return notes;
}
