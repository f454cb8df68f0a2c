/** The address at which the build puts a file. */
declare module "*?url" {
  const address: string;
  export default address;
}
