import type { ReactElement } from "react";
import type { PlaceCheck } from "../../src-shared/model/new-vault.ts";
import { placeProblemText, newVaultText as words } from "../../src-shared/text/new-vault-text.ts";
import { Alert } from "../ui/alert.tsx";
import { byteSize } from "../ui/byte-size.ts";

/** What main says about name and place, before anything is made. */
export function PlaceVerdict({
  check,
}: {
  readonly check: PlaceCheck | null;
}): ReactElement | null {
  if (check === null) return null;
  if (check.problem) return <Alert>{placeProblemText(check.problem)}</Alert>;
  return (
    <div className="place-verdict" role="status">
      <p>{words.folder(check.folder)}</p>
      {check.scarceBytes !== null && <p>{words.scarce(byteSize(check.scarceBytes))}</p>}
      {check.hasFilesOnDemand && <p>{words.onDemand}</p>}
      {check.neededThreshold !== null && <p>{words.needsShorter(check.neededThreshold)}</p>}
    </div>
  );
}
