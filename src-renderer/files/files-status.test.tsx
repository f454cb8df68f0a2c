// @vitest-environment jsdom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { fakeBridge } from "../test-support/fake-bridge.ts";
import { taxesId } from "../test-support/summaries.ts";
import { FilesStatus } from "./files-status.tsx";
import { filesStore } from "./files-store.ts";

afterEach(cleanup);

it("shows that what was deleted is being removed for good, and offers nothing meanwhile", () => {
  const store = filesStore(fakeBridge(), taxesId);
  store.setState({ deletions: [{ deletion: 7, count: 3 }] });
  render(<FilesStatus files={store} />);
  expect(screen.getByRole("button", { name: "Undo" })).toBeTruthy();
  expect(screen.queryByRole("progressbar")).toBeNull();
  act(() => {
    store.setState({ settling: "forget" });
  });
  expect(screen.getByRole("progressbar", { name: "Removing for good…" })).toBeTruthy();
  expect(screen.getByRole("status").textContent).toBe("Removing for good…");
  expect(screen.queryByRole("button")).toBeNull();
});
