import { expect, it } from "vitest";
import { BoundedPairs } from "./bounded-pairs.ts";

it("finds a value by both of its keys only", () => {
  const pairs = new BoundedPairs<string | null>(100);
  pairs.set("a", "b", "ab");
  pairs.set("ab", "", "other");
  pairs.set("a", "none", null);
  expect(pairs.get("a", "b")).toBe("ab");
  expect(pairs.get("ab", "")).toBe("other");
  expect(pairs.get("a", "none")).toBeNull();
  expect(pairs.get("b", "a")).toBeUndefined();
  pairs.set("a", "b", "new");
  expect(pairs.get("a", "b")).toBe("new");
  pairs.clear();
  expect(pairs.get("a", "b")).toBeUndefined();
});

it("forgets the oldest tenth when it is full, and counts what it replaces once", () => {
  const pairs = new BoundedPairs<number>(20);
  for (let i = 0; i < 10; i += 1) pairs.set("first", `${i}`, i);
  for (let i = 0; i < 10; i += 1) pairs.set("second", `${i}`, i);
  pairs.set("second", "9", 99);
  expect(pairs.get("first", "0")).toBe(0);
  pairs.set("third", "0", 0);
  expect(pairs.get("first", "0")).toBeUndefined();
  expect(pairs.get("first", "1")).toBeUndefined();
  expect(pairs.get("first", "2")).toBe(2);
  expect(pairs.get("second", "0")).toBe(0);
  expect(pairs.get("third", "0")).toBe(0);
});

it("goes on from one id to the next when it forgets", () => {
  const pairs = new BoundedPairs<number>(40);
  for (let i = 0; i < 41; i += 1) pairs.set(`id ${i}`, "name", i);
  expect([0, 1, 2, 3].map((i) => pairs.get(`id ${i}`, "name"))).toEqual(Array(4).fill(undefined));
  expect(pairs.get("id 4", "name")).toBe(4);
  for (let i = 0; i < 1000; i += 1) pairs.set("id 40", `${i}`, i);
  expect(pairs.get("id 40", "999")).toBe(999);
  expect(pairs.get("id 40", "900")).toBeUndefined();
});
