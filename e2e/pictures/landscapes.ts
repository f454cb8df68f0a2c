/** Drawings that stand for a family's photos: a sky, a sun, hills. */

export const landscapes: readonly (readonly [name: string, drawing: string])[] = [
  ["Dawn over the lake.svg", landscape("#f6c6a3", "#c56b6b", "#5b4a6e", 620)],
  ["First snow.svg", landscape("#dfe9f2", "#b7c9dc", "#7d95ad", 300)],
  ["Grandma's garden.svg", landscape("#cfe8f5", "#86b86f", "#3f7a4b", 520)],
  ["Harbour at noon.svg", landscape("#9fd3ee", "#3f8fb5", "#245a78", 180)],
  ["Picnic.svg", landscape("#fbe6b4", "#9cc36b", "#5c8a3f", 700)],
  ["Road to the sea.svg", landscape("#b9dff0", "#d9c08a", "#8f7a4e", 440)],
  ["The long evening.svg", landscape("#f4a76c", "#8a4b5e", "#3d2f4f", 260)],
  ["Valley in fog.svg", landscape("#e6e9e4", "#aebcae", "#6f8575", 560)],
];

/** @param sun - from the left, of 800 */
function landscape(sky: string, far: string, near: string, sun: number): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="800" height="600">
  <rect width="800" height="600" fill="${sky}"/>
  <circle cx="${sun}" cy="190" r="70" fill="#fff6dd"/>
  <path d="M0 380q130-150 280-40t260-30 260-20v310H0z" fill="${far}"/>
  <path d="M0 480q200-110 400-20t400-60v200H0z" fill="${near}"/>
</svg>
`;
}
