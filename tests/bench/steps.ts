import type { World } from '../../engine/exercise/world.ts';

/**
 * Calls `begin` at the start of every due step of a world: the fire is brought to the moment of
 * each, and nothing else moves it.
 */
export function atEachStep(w: World, begin: () => void): void {
  const advance = w.fire.advance.bind(w.fire);
  let tick = -1;
  Object.assign(w.fire, {
    advance(...args: Parameters<typeof advance>) {
      if (args[0] > tick) begin();
      tick = args[0];
      return advance(...args);
    },
  });
}
