/** How much is drawn: what a graphics card does at once, a processor that stands in for one cannot. */
export interface Quality {
  readonly antialias: boolean;
  /** Vertices along a side of the ground near the exercise, and of the county around it. */
  readonly nearSide: number;
  readonly farSide: number;
  readonly anisotropy: number;
  /** A new picture of the ground is made no more often than this, ms. */
  readonly composeEveryMs: number;
}

const CARD: Quality = {
  antialias: true,
  nearSide: 512,
  farSide: 256,
  anisotropy: 4,
  composeEveryMs: 2_000,
};

/** Triangles cost such a machine more than pixels do: a sixth of them looks nearly the same. */
const NO_CARD: Quality = {
  antialias: false,
  nearSide: 208,
  farSide: 104,
  anisotropy: 1,
  composeEveryMs: 6_000,
};

/** Names under which browsers draw without a graphics card. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

export const qualityOf = (rendererName: string): Quality =>
  SOFTWARE.test(rendererName) ? NO_CARD : CARD;

/** What draws WebGL in this browser; empty when it will not say. */
export function rendererName(): string {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (gl === null) return '';
  const more = gl.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = gl.getParameter(more?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER);
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return typeof name === 'string' ? name : '';
}
