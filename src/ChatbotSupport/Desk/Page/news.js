// What came since the queue was read last: a sound, and a line for whoever looks.

import { toast } from "./dom.js";
import { settings } from "./settings.js";
import { call } from "./signal.js";

export function announce(before, after) {
  if (!before) return;
  const known = new Set(before.cases.filter((card) => card.state === "Waiting").map((card) => card.code));
  const fresh = after.cases.filter((card) => card.state === "Waiting" && !known.has(card.code)).length;
  const owed = new Set(before.cases.filter((card) => card.mine && card.replyDueAt).map((card) => card.code));
  const written = after.cases.some((card) => card.mine && card.replyDueAt && !owed.has(card.code) && before.cases.some((old) => old.mine && old.code === card.code));
  if (fresh || written) call(settings);
  if (fresh) toast(fresh === 1 ? "محادثة جديدة في الطابور." : `محادثات جديدة في الطابور: ${fresh}`);
}
