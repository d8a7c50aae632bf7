import type * as Phaser from 'phaser';

/**
 * Makes a texture of a canvas. Phaser's own `addCanvas` copies all pixels back to the main memory,
 * which takes longer than painting them; a plain texture uploads and that is all.
 */
export function addCanvasTexture(
  textures: Phaser.Textures.TextureManager,
  key: string,
  canvas: HTMLCanvasElement,
): void {
  // The manager takes any image source, though its types name only one of them.
  const source = canvas as unknown as HTMLImageElement;
  const texture = textures.create(key, source, canvas.width, canvas.height);
  if (texture === null) throw new Error(`texture ${key} exists already`);
  texture.add('__BASE', 0, 0, 0, canvas.width, canvas.height);
}

/** Uploads a canvas again after it was painted on. */
export function refreshCanvasTexture(textures: Phaser.Textures.TextureManager, key: string): void {
  for (const source of textures.get(key).source) source.update();
}
