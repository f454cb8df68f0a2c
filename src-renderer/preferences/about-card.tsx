import { type ReactElement, useState } from "react";
import { linkNames, type PreferencesFacts } from "../../src-shared/model/preferences.ts";
import { preferencesText as text } from "../../src-shared/text/preferences-text.ts";
import { Button } from "../ui/button.tsx";
import type { CardProps } from "./card-props.ts";

interface Props extends CardProps {
  readonly facts: PreferencesFacts | null;
}

export function AboutCard({ bridge, settle, facts }: Props): ReactElement {
  const [notices, setNotices] = useState<string | null>(null);

  async function readNotices() {
    const reply = await bridge.ask("preferences.notices", {});
    if (reply.ok) setNotices(reply.value);
    return reply;
  }

  return (
    <section className="card" aria-labelledby="about-heading">
      <h2 id="about-heading">{text.about}</h2>
      {facts && <Versions versions={facts.versions} />}
      <p className="card-lead">{text.aboutLicence}</p>
      <div className="form-buttons">
        {linkNames.map((link) => (
          <Button
            key={link}
            look="quiet"
            onClick={() => {
              settle(bridge.ask("link.open", { link }));
            }}
          >
            {text.links[link]}
          </Button>
        ))}
        <Button
          aria-expanded={notices !== null}
          onClick={() => {
            if (notices === null) settle(readNotices());
            else setNotices(null);
          }}
        >
          {text.notices}
        </Button>
      </div>
      {notices !== null && (
        // A region that scrolls must be reachable by the keyboard too.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: for that reason
        <section className="notices" aria-label={text.notices} tabIndex={0}>
          <pre>{notices}</pre>
        </section>
      )}
    </section>
  );
}

const parts = ["electron", "chromium", "node"] as const;

function Versions({ versions }: Pick<PreferencesFacts, "versions">): ReactElement {
  return (
    <dl className="facts facts-start">
      <dt>{text.version}</dt>
      <dd>{versions.latchkey}</dd>
      {parts
        .filter((part) => versions[part] !== "")
        .map((part) => (
          <div className="fact-pair" key={part}>
            <dt>{text[part]}</dt>
            <dd>{versions[part]}</dd>
          </div>
        ))}
    </dl>
  );
}
