/** For the shell, which knows no room but this one. */
export { safeAddress } from "../../hub/trust/safe-address.ts";
