import { type ReactElement, type ReactNode, useId, useState } from "react";
import type { Share } from "../../src-shared/model/vault-summary.ts";
import { text } from "../../src-shared/text/en.ts";
import { Button } from "../ui/button.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Icon } from "../ui/icon.tsx";
import type { VaultActions } from "../vault-page/vault-actions.ts";

interface Props {
  readonly share: Share;
  readonly copy: VaultActions["copy"];
}

/** Stands for a password whatever its length. */
const dots = "••••••••••••";

/** Where the decrypted files are served, and the login for it. */
export function ShareValues({ share, copy }: Props): ReactElement {
  const [isShown, setIsShown] = useState(false);

  return (
    <>
      <Value label={text.share.url} value={share.url}>
        <CopyButton label={text.share.copy.url} copy={() => copy("url")} />
      </Value>
      <div className="value-pair">
        <Value label={text.share.username} value={share.username}>
          <CopyButton label={text.share.copy.username} copy={() => copy("username")} />
        </Value>
        <Value label={text.share.password} value={isShown ? share.password : dots}>
          <Button
            look="icon"
            aria-label={text.share.show}
            title={text.share.show}
            aria-pressed={isShown}
            onClick={() => {
              setIsShown(!isShown);
            }}
          >
            <Icon name={isShown ? "eyeOff" : "eye"} size={18} />
          </Button>
          <CopyButton label={text.share.copy.password} copy={() => copy("password")} />
        </Value>
      </div>
      <p className="card-note">{text.share.passwordHint}</p>
    </>
  );
}

interface ValueProps {
  readonly label: string;
  readonly value: string;
  /** What can be done with it. */
  readonly children: ReactNode;
}

function Value({ label, value, children }: ValueProps): ReactElement {
  const id = useId();
  return (
    <div className="value">
      <span className="value-label" id={id}>
        {label}
      </span>
      <div className="value-box">
        <output aria-labelledby={id}>{value}</output>
        {children}
      </div>
    </div>
  );
}
