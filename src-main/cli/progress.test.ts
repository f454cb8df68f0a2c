import { describe, expect, it, vi } from "vitest";
import { recordedIo } from "../test-support/recorded-io.ts";
import { progressTeller } from "./progress.ts";

const done = { doneBytes: 1, totalBytes: 2, doneFiles: 3, totalFiles: 4 };
const text = (): string => "half way";

describe("progress", () => {
  it("is told to programs that asked, on standard output", async () => {
    const io = recordedIo({ json: true });
    const teller = progressTeller(io, true, text);
    await teller.tell(done);
    await teller.clear();
    expect(JSON.parse(io.stdoutText())).toEqual({ progress: done });
    expect(io.stderrText()).toBe("");
  });

  it("is told to people on a terminal, on a line that goes away", async () => {
    const io = recordedIo({ stderrIsTerminal: true });
    const teller = progressTeller(io, false, text);
    await teller.clear();
    expect(io.stderrText()).toBe("");
    await teller.tell(done);
    expect(io.stderrText()).toBe("\r\u001b[Khalf way");
    await teller.clear();
    await teller.clear();
    expect(io.stderrText()).toBe("\r\u001b[Khalf way\r\u001b[K");
  });

  it.each([
    ["programs that did not ask", { json: true }, false],
    ["people without a terminal", {}, true],
  ])("is not told to %s", async (_, options, asked) => {
    const io = recordedIo(options);
    await progressTeller(io, asked, text).tell(done);
    expect(io.stdoutText() + io.stderrText()).toBe("");
  });

  it("is told no more than five times a second", async () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    try {
      const io = recordedIo({ json: true });
      const teller = progressTeller(io, true, text);
      for (let time = 0; time < 10; time += 1) {
        await teller.tell(done);
        vi.advanceTimersByTime(100);
      }
      expect(io.stdoutText().trim().split("\n")).toHaveLength(5);
    } finally {
      vi.useRealTimers();
    }
  });
});
