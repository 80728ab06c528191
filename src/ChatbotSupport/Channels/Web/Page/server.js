// Every call carries a header that no other site can send along, and nothing is ever cached.
const headers = { "X-Chat": "1", "Content-Type": "application/json" };

/** An identifier drawn here, so that a message sent twice is stored once. */
export function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, value => value.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The status of the answer, or 0 when none came. */
export async function post(path, body, keepalive = false) {
  const control = new AbortController();
  const patience = keepalive ? 0 : setTimeout(() => control.abort(), 20_000);
  try {
    const answer = await fetch(path, {
      method: "POST", headers, body: JSON.stringify(body), keepalive,
      credentials: "same-origin", cache: "no-store", redirect: "error",
      signal: control.signal,
    });
    await answer.text(); // lets go of the connection
    return answer.status;
  } catch {
    return 0; // no connection: the caller tries again
  } finally {
    clearTimeout(patience);
  }
}

/** The open stream of lines after a number. */
export function openStream(after, signal) {
  return fetch("/chat/stream", {
    headers: { "X-Chat": "1", "Last-Event-ID": String(after), Accept: "text/event-stream" },
    credentials: "same-origin", cache: "no-store", redirect: "error", signal,
  });
}

/** Milliseconds before the next try: longer each time, never the same for everybody. */
export function pause(tries) {
  return Math.min(15_000, 500 * 2 ** Math.min(tries, 5)) * (0.75 + Math.random() / 2);
}
