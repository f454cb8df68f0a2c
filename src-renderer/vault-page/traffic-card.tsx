import { type ReactElement, useEffect, useState } from "react";
import type { FileInUse } from "../../src-shared/model/file-in-use.ts";
import type { ShareTraffic } from "../../src-shared/model/share-traffic.ts";
import { text } from "../../src-shared/text/en.ts";
import { numeral } from "../../src-shared/text/numeral.ts";
import { statisticsText } from "../../src-shared/text/vault-options-text.ts";
import { spoken } from "../../src-shared/text/worded.ts";
import { byteRate, byteSize } from "../ui/byte-size.ts";
import { TrafficChart } from "./traffic-chart.tsx";
import { noTraffic, withSample } from "./traffic-history.ts";
import type { VaultActions } from "./vault-actions.ts";

const everyMs = 1_000;

/** How fast files are read and written right now. Main is asked only while this is on the page. */
export function TrafficCard({
  traffic,
}: {
  readonly traffic: VaultActions["traffic"];
}): ReactElement {
  const [{ last, rates }, setHistory] = useState(noTraffic);

  useEffect(() => {
    let isShown = true;
    async function sample(): Promise<void> {
      const reply = await traffic();
      if (reply.ok && isShown) setHistory((history) => withSample(history, reply.value));
    }
    void sample();
    const timer = setInterval(() => void sample(), everyMs);
    return () => {
      isShown = false;
      clearInterval(timer);
    };
  }, [traffic]);

  const now = rates.at(-1) ?? { read: 0, written: 0 };
  return (
    <section className="card traffic">
      <h2>{text.traffic.heading}</h2>
      <dl className="figures">
        <Figure name={text.traffic.writing} value={byteRate(now.written)} />
        <Figure name={text.traffic.reading} value={byteRate(now.read)} />
        <Figure name={text.traffic.requests} value={String(last?.activeRequests ?? 0)} />
      </dl>
      <TrafficChart rates={rates} />
      <h2 className="second-heading">{statisticsText.heading}</h2>
      <dl className="figures figures-small">
        <Figure name={statisticsText.written} value={byteSize(last?.bytesWritten ?? 0)} />
        <Figure name={statisticsText.read} value={byteSize(last?.bytesRead ?? 0)} />
        <Figure name={statisticsText.encrypted} value={byteSize(last?.bytesEncrypted ?? 0)} />
        <Figure name={statisticsText.decrypted} value={byteSize(last?.bytesDecrypted ?? 0)} />
        <Figure name={statisticsText.cacheHits} value={hitRate(last)} />
        <Figure name={statisticsText.accesses} value={numeral(last?.accesses ?? 0)} />
      </dl>
      <h2 className="second-heading">{statisticsText.inUse}</h2>
      <FilesInUse files={last?.filesInUse ?? []} />
    </section>
  );
}

/** How much of what was read again did not have to be decrypted again. */
function hitRate(last: ShareTraffic | null): string {
  const asked = (last?.chunksDecrypted ?? 0) + (last?.chunksFromCache ?? 0);
  const share = asked === 0 ? 0 : (last?.chunksFromCache ?? 0) / asked;
  return new Intl.NumberFormat(spoken().locale, { style: "percent" }).format(share);
}

function FilesInUse({ files }: { readonly files: readonly FileInUse[] }): ReactElement {
  if (files.length === 0) return <p className="card-note">{statisticsText.noneInUse}</p>;
  return (
    <ul className="files">
      {files.map(({ path, use }) => (
        <li key={path}>
          <span className="finding-place">{path}</span>
          <small>{statisticsText.use[use]}</small>
        </li>
      ))}
    </ul>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
