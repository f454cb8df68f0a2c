/** What a Hub server answers, as far as it is read. Nothing of it is believed to be honest. */

import { z } from "zod";

/** Names are for the eye; none is longer than what a screen shows. */
const name = z.string().max(1_000);
const optional = <T extends z.ZodType>(type: T) =>
  type.nullish().transform((value) => value ?? null);

export const Device = z.object({
  id: z.string().regex(/^[-_.a-zA-Z0-9]{1,200}$/),
  name,
  type: optional(z.string().max(100)),
  /** The keys of the user, for this device; missing in lists. */
  userPrivateKey: optional(z.string()),
  creationTime: optional(z.string().max(100)),
});
export type Device = Readonly<z.output<typeof Device>>;

/**
 * A user as the server has them. `json` is the whole of it, for handing it back without loss.
 *
 * `publicKey` and `privateKey` are what Hub before 1.4 calls the keys, and are to go with 2.0.
 */
export const User = z.looseObject({ id: z.string().min(1).max(200) }).transform((json, context) => {
  const parsed = UserMembers.safeParse(json);
  if (!parsed.success) {
    context.addIssue("not a user");
    return z.NEVER;
  }
  const { ecdhPublicKey, publicKey, privateKeys, privateKey, devices, ...rest } = parsed.data;
  return {
    ...rest,
    ecdhPublicKey: ecdhPublicKey ?? publicKey,
    privateKeys: privateKeys ?? privateKey,
    devices: devices ?? [],
    json,
  };
});
export type User = Readonly<z.output<typeof User>>;

const UserMembers = z.object({
  id: z.string(),
  name: optional(name),
  ecdhPublicKey: optional(z.string()),
  publicKey: optional(z.string()),
  ecdsaPublicKey: optional(z.string()),
  privateKeys: optional(z.string()),
  privateKey: optional(z.string()),
  /** The account key, for the key of the user. */
  setupCode: optional(z.string()),
  devices: optional(z.array(Device).max(10_000)),
});

/** Somebody else, or a group, as everybody may see them. Before Hub 1.4 they have one key. */
export const Member = z
  .object({
    id: z.string().min(1).max(200),
    name: optional(name),
    type: optional(z.string().max(100)),
    role: optional(z.string().max(100)),
    ecdhPublicKey: optional(z.string()),
    ecdsaPublicKey: optional(z.string()),
  })
  .transform(({ type, ...member }) => ({ ...member, isGroup: type === "GROUP" }));
export type Member = Readonly<z.output<typeof Member>>;

/** The signatures by which the user can know the keys of somebody; the first one is the user's own. */
export const TrustedUser = z
  .object({
    trustedUserId: z.string(),
    signatureChain: z.array(z.string()).max(100),
  })
  .transform(({ trustedUserId: id, signatureChain: chain }) => ({ id, chain }));
export type TrustedUser = Readonly<z.output<typeof TrustedUser>>;

/** Missing before Hub 1.3. */
export const ApiConfig = z.object({
  apiLevel: z
    .int()
    .nullish()
    .transform((level) => level ?? 0),
});

export const OwnedVaults = z.array(z.object({ id: z.string() })).max(100_000);
