// Talks with the server. A press carries its own id, so that sending it twice does no harm.

let active = true;
let lastSign = Date.now();
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, () => (active = true), { capture: true, passive: true });

export const lastActive = () => lastSign;

export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16)); // randomUUID exists on https and localhost only
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export async function read(path) {
  const byHand = active;
  const answer = await send(path, { headers: { "X-Desk": byHand ? "hand" : "auto" } });
  if (byHand && answer.ok) sign();
  return answer.ok ? answer.json() : null;
}

/** Returns { ok, refusal, owner, late } and throws only when the server was not reached. */
export async function press(path, body = {}) {
  const answer = await send(path, {
    method: "POST",
    headers: { "X-Desk": "hand", "Content-Type": "application/json" },
    body: JSON.stringify({ id: freshId(), ...body }),
  });
  sign();
  if (answer.status === 202) return { ok: false, late: true };
  const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  return { ok: answer.ok, status: answer.status, ...told };
}

/** Sends files as a form; the answer is read as after any press. */
export async function upload(path, form) {
  const answer = await send(path, { method: "POST", headers: { "X-Desk": "hand" }, body: form });
  sign();
  const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
  return { ok: answer.ok, status: answer.status, ...told };
}

async function send(path, options) {
  const answer = await fetch(path, { cache: "no-store", credentials: "same-origin", ...options });
  if (answer.status === 401) dispatchEvent(new Event("signed-out"));
  return answer;
}

function sign() {
  active = false;
  lastSign = Date.now();
}
