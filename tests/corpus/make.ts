/**
 * `npx node tests/corpus/make.ts [NAME]`: plays the rooms of the corpus and writes what they came to
 * beside this file. To be run when recordings are to be added, or when a change of the engine is
 * meant to change what recorded exercises come to; the old files say what they came to before.
 */
import { writeFileSync } from 'node:fs';
import { record } from './recording.ts';
import { ROOMS } from './rooms.ts';

const only = process.argv[2];
for (const [name, room] of Object.entries(ROOMS)) {
  if (only !== undefined && only !== name) continue;
  const { scenario, region } = await room.open();
  const made = record(name, room.seed, room.commands, room.endTick, scenario, region);
  const file = new URL(`${name}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify(made, null, 1)}\n`);
  console.log(`${name}: ${made.events} events, hash ${made.hash}`);
}
