import { Component, type ReactNode } from "react";
import type { Bridge } from "../../src-shared/contract/bridge.ts";
import { troubleText as text } from "../../src-shared/text/preferences-text.ts";
import { Button } from "../ui/button.tsx";
import { troubleOf } from "./report-trouble.ts";

interface Props {
  readonly bridge: Bridge;
  readonly children: ReactNode;
}

/** What is left of the window when it cannot be drawn. The vaults live in main and are not touched. */
export class TroubleBoundary extends Component<Props, { readonly isBroken: boolean }> {
  override readonly state = { isBroken: false };

  static getDerivedStateFromError(): { readonly isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    void this.props.bridge.ask("trouble.report", troubleOf(error));
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <main className="broken">
        <h1>{text.title}</h1>
        <p>{text.body}</p>
        <Button
          look="primary"
          onClick={() => {
            location.reload();
          }}
        >
          {text.again}
        </Button>
      </main>
    );
  }
}
