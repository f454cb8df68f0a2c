import type { Vault } from "../../vault/vault.ts";
import { readFile } from "../open-test-vault.ts";
import { contentOf, LONG, type Operation, putTree, SHORT } from "./operation.ts";

const prepare = (vault: Vault): Promise<void> => putTree(vault, "/tree");

/** Fails unless what was read is what is there: less than that must not look like all. */
function assertSame(got: string, wanted: string): void {
  if (got !== wanted) throw new Error(`read ${got}, not ${wanted}`);
}

/** Everything that only looks. If it gives an answer, that is the whole one. */
export const readOperations: readonly Operation[] = [
  {
    title: "list a directory",
    prepare,
    run: async (vault) => {
      const names = (await vault.list("/tree")).map(({ name }) => name).sort();
      assertSame(names.join(), [SHORT, LONG, "link", `sub ${LONG}`].sort().join());
    },
  },
  {
    title: "look at a file",
    prepare,
    run: async (vault) => {
      const { kind, size, failure } = await vault.stat(`/tree/${LONG}`);
      assertSame(`${kind} ${size} ${failure?.kind}`, "file 33000 undefined");
    },
  },
  {
    title: "read a file",
    prepare,
    run: async (vault) => {
      const path = `/tree/${LONG}`;
      const wanted = contentOf(path, 33_000);
      assertSame(String(Buffer.compare(await readFile(vault, path), wanted)), "0");
    },
  },
  {
    title: "read a link",
    prepare,
    run: async (vault) => {
      assertSame(await vault.readLink("/tree/link"), "/tree/target");
    },
  },
  {
    title: "follow a link",
    prepare,
    run: async (vault) => {
      assertSame(await vault.resolveLinks("/tree/link"), "/tree/target");
    },
  },
  {
    title: "find nothing",
    prepare,
    run: async (vault) => {
      const kind = await vault.stat("/tree/nothing").then(
        () => "something",
        (error: unknown) => {
          if (error instanceof Error && error.message === "not-found") return "nothing";
          throw error;
        },
      );
      assertSame(kind, "nothing");
    },
  },
];
