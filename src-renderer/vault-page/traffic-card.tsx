import { type ReactElement, useEffect, useState } from "react";
import { text } from "../../src-shared/text/en.ts";
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
      <p className="card-note">
        {text.traffic.sinceUnlocking(
          byteSize(last?.bytesWritten ?? 0),
          byteSize(last?.bytesRead ?? 0),
        )}
      </p>
    </section>
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
