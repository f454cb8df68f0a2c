import { afterEach, expect, it, vi } from "vitest";
import type { Volume } from "./volume.ts";
import { type VolumeChange, watchVolumes } from "./watch-volumes.ts";

const stick: Volume = { id: "uuid:1", label: "STICK", mountPoint: "/mnt/a", isRemovable: true };
afterEach(() => {
  vi.useRealTimers();
});

it("tells within two seconds that a volume came, went, or was mounted elsewhere", async () => {
  vi.useFakeTimers();
  let volumes: readonly Volume[] = [];
  const changes: VolumeChange[] = [];
  const stop = watchVolumes(
    () => Promise.resolve(volumes),
    (change) => changes.push(change),
  );
  await vi.advanceTimersByTimeAsync(100);
  volumes = [stick];
  await vi.advanceTimersByTimeAsync(2000);
  expect(changes).toEqual([{ arrived: [stick], gone: [] }]);
  const elsewhere = { ...stick, mountPoint: "/mnt/b" };
  volumes = [elsewhere];
  await vi.advanceTimersByTimeAsync(2000);
  expect(changes[1]).toEqual({ arrived: [elsewhere], gone: [stick] });
  stop();
  volumes = [];
  await vi.advanceTimersByTimeAsync(5000);
  expect(changes).toHaveLength(2);
});

it("goes on when the system cannot say for once, and does not take that for a removal", async () => {
  vi.useFakeTimers();
  let fails = false;
  const changes: VolumeChange[] = [];
  const stop = watchVolumes(
    () => (fails ? Promise.reject(new Error("busy")) : Promise.resolve([stick])),
    (change) => changes.push(change),
  );
  await vi.advanceTimersByTimeAsync(1500);
  fails = true;
  await vi.advanceTimersByTimeAsync(3000);
  fails = false;
  await vi.advanceTimersByTimeAsync(3000);
  stop();
  expect(changes).toEqual([]);
});
