export default function TerrainView(): null {
  return null;
}
