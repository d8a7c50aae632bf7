import * as Phaser from 'phaser';

/** Drawing order on the map. */
export const DEPTH = {
  overview: 0,
  oldTiles: 1,
  tiles: 2,
  hazards: 10,
  work: 20,
  places: 30,
  units: 40,
  overUnits: 45,
  labels: 50,
  tool: 60,
} as const;

export interface Stage {
  readonly scene: Phaser.Scene;
  /** Device pixels a CSS pixel. */
  readonly pixelRatio: number;
  resize(width: number, height: number): void;
  /** Runs frames until `sleep`; a map in which nothing moves costs nothing. */
  wake(): void;
  sleep(): void;
  destroy(): void;
}

/** More device pixels than this a CSS pixel cost memory and are not seen. */
const MAX_PIXEL_RATIO = 2;
/** The first frame after a sleep counts no longer than this. */
const LONGEST_FRAME_MS = 250;

/**
 * A Phaser game with one empty scene inside `parent`; `onFrame` runs before each picture. Input,
 * sound and scaling belong to the map itself. Phaser ends a game on its next frame only, so
 * `destroy` wakes the loop and hides the canvas at once; a new stage may be made before that.
 */
export function createStage(
  parent: HTMLElement,
  size: { readonly width: number; readonly height: number },
  onFrame: (deltaMs: number) => void,
): Promise<Stage> {
  // On the big screen the map is enlarged by CSS; its picture must not be a blown-up small one.
  const { currentCSSZoom = 1 } = parent as { readonly currentCSSZoom?: number };
  const wanted = window.devicePixelRatio * currentCSSZoom;
  const pixelRatio = Math.min(MAX_PIXEL_RATIO, Math.max(1, wanted));
  return new Promise((resolve) => {
    const scene = new Phaser.Scene('map');
    const game = new Phaser.Game({
      type: Phaser.AUTO,
      parent,
      backgroundColor: '#0E1418',
      banner: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      render: { antialias: true, roundPixels: false },
      fps: { limit: 40 },
      scale: {
        mode: Phaser.Scale.NONE,
        width: Math.max(1, Math.round(size.width * pixelRatio)),
        height: Math.max(1, Math.round(size.height * pixelRatio)),
        zoom: 1 / pixelRatio,
      },
    });
    game.events.once(Phaser.Core.Events.READY, () => {
      game.scene.add('map', scene, true);
      // Phaser smooths and caps its own measure, which makes slow machines run in slow motion.
      let lastMs = performance.now();
      scene.events.on(Phaser.Scenes.Events.UPDATE, () => {
        const nowMs = performance.now();
        onFrame(Math.min(LONGEST_FRAME_MS, nowMs - lastMs));
        lastMs = nowMs;
      });
      resolve(stageOf(game, scene, pixelRatio));
    });
  });
}

function stageOf(game: Phaser.Game, scene: Phaser.Scene, pixelRatio: number): Stage {
  // A picture or a font may come when the page has left: then there is no loop to wake.
  let over = false;
  return {
    scene,
    pixelRatio,
    resize(width, height) {
      game.scale.resize(
        Math.max(1, Math.round(width * pixelRatio)),
        Math.max(1, Math.round(height * pixelRatio)),
      );
    },
    wake() {
      if (!over) game.loop.wake();
    },
    sleep() {
      if (!over) game.loop.sleep();
    },
    destroy() {
      if (over) return;
      over = true;
      game.canvas.style.display = 'none';
      game.loop.wake();
      game.destroy(true);
    },
  };
}
