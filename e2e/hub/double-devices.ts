/** The devices of the users of the Hub of our own. */

import { type Answer, json, nothing, type Question } from "./answers.ts";
import type { DoubleUser, HubDouble } from "./double-state.ts";

export function deviceAnswer(
  hub: HubDouble,
  user: DoubleUser,
  id: string,
  question: Question,
): Answer {
  const known = hub.devices.get(id);
  const isOwn = known?.owner === user.id;
  switch (question.request.method) {
    case "GET":
      return known && isOwn ? json(known.record) : nothing(404);
    case "DELETE":
      if (!isOwn) return nothing(404);
      hub.devices.delete(id);
      return nothing(204);
    case "PUT":
      if (known && !isOwn) return nothing(409);
      return putDevice(hub, user, id, JSON.parse(question.body) as Record<string, unknown>);
    default:
      return nothing(405);
  }
}

/** As strict as Hub says that it is. */
function putDevice(
  hub: HubDouble,
  user: DoubleUser,
  id: string,
  record: Readonly<Record<string, unknown>>,
): Answer {
  const { name, publicKey, userPrivateKey, type, creationTime } = record;
  const isLegacy = hub.apiLevel === 0;
  const key = isLegacy ? /^[A-Za-z0-9_-]+$/ : /^[A-Za-z0-9+/]+={0,2}$/;
  const isGood =
    record["id"] === id &&
    /^[-_.a-zA-Z0-9]+$/.test(id) &&
    typeof name === "string" &&
    /^[^*<>"]*[^*<>"\s][^*<>"]*$/.test(name) &&
    typeof publicKey === "string" &&
    key.test(publicKey) &&
    type === "DESKTOP" &&
    (isLegacy || (isCompactJwe(userPrivateKey) && !Number.isNaN(Date.parse(String(creationTime)))));
  if (!isGood) return nothing(400);
  hub.devices.set(id, { owner: user.id, record });
  return nothing(201);
}

function isCompactJwe(token: unknown): boolean {
  return typeof token === "string" && token.split(".").length === 5;
}
