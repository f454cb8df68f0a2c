import { type ReactElement, useEffect, useState } from "react";
import type { HubTuple } from "../../src-shared/model/hub.ts";
import { trustedHubsText as words } from "../../src-shared/text/hub-text.ts";
import { Button } from "../ui/button.tsx";
import type { CardProps } from "./card-props.ts";

/** The Hub servers that vaults may ask without a question to the user. */
export function TrustedHubsCard({ bridge, settle }: CardProps): ReactElement {
  const [tuples, setTuples] = useState<readonly HubTuple[]>([]);

  useEffect(() => {
    void bridge.ask("hub.trusted", {}).then((reply) => {
      if (reply.ok) setTuples(reply.value);
    });
  }, [bridge]);

  async function revoke(tuple: HubTuple) {
    const reply = await bridge.ask("hub.distrust", { tuple });
    if (reply.ok) setTuples((before) => before.filter((each) => each !== tuple));
    return reply;
  }

  return (
    <section className="card" aria-labelledby="hubs-heading">
      <h2 id="hubs-heading">{words.heading}</h2>
      <p className="card-lead">{tuples.length === 0 ? words.none : words.about}</p>
      <ul className="hub-devices">
        {tuples.map((tuple) => (
          <li key={JSON.stringify(tuple)}>
            <div>
              <strong>{tuple.api}</strong>
              <span className="field-hint">{words.line(tuple.login, tuple.clientId)}</span>
            </div>
            <Button
              look="quiet"
              aria-label={words.revokeNamed(tuple.api)}
              onClick={() => {
                settle(revoke(tuple));
              }}
            >
              {words.revoke}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
