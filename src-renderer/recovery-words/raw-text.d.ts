/** Files that the build puts in as text. */
declare module "*.txt?raw" {
  const text: string;
  export default text;
}
