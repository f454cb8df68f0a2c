/** What the reviews of one check share, and what each of them has before it. */

import type { GoodId } from "../../src-shared/model/health-finding.ts";
import type { ClearPaths } from "./clear-paths.ts";
import type { ContentFolder, Reference } from "./content-folder.ts";
import type { ContentIndex } from "./content-index.ts";
import type { HealthAccess } from "./health-access.ts";
import type { HomeSearch } from "./home-search.ts";
import type { Problem } from "./problem.ts";

export interface Check {
  readonly access: HealthAccess;
  readonly index: ContentIndex;
  readonly paths: ClearPaths;
  readonly homes: HomeSearch;
  /** Authenticate contents too. */
  readonly isDeep: boolean;
  readonly signal: AbortSignal | undefined;
  /** Makes sure that what a review finds is so. */
  readonly confirm: (review: () => Promise<Review>) => Promise<Review>;
  /** When it began, milliseconds since 1970. */
  readonly startedMs: number;
  /** Called with ciphertext bytes that have been read. */
  readonly onBytes: (bytes: number) => void;
}

/** One content directory under review. */
export interface FolderReview {
  readonly check: Check;
  readonly folder: ContentFolder;
  /** `d/XX/Y…Y` */
  readonly path: string;
  /** Names of all entries on the disk. */
  readonly names: ReadonlySet<string>;
  /** The nodes in it that lead to directories, by name. */
  readonly references: ReadonlyMap<string, Reference>;
}

/** What was found in one entry. */
export interface Review {
  readonly problems: readonly Problem[];
  readonly good: readonly GoodId[];
  /** Bytes of cleartext of a file that authenticated. */
  readonly bytesAuthenticated: number;
}

export const nothing: Review = { problems: [], good: [], bytesAuthenticated: 0 };

export function found(...problems: readonly Problem[]): Review {
  return { ...nothing, problems };
}

export function all(reviews: readonly Review[]): Review {
  return {
    problems: reviews.flatMap(({ problems }) => problems),
    good: reviews.flatMap(({ good }) => good),
    bytesAuthenticated: reviews.reduce((sum, review) => sum + review.bytesAuthenticated, 0),
  };
}
