// The server's change stream, and whether it still lives: a connection that died in silence looks like a desk where nothing happens.

const silentAfter = 20_000; // the server gives a sign every five seconds
let stream = null;
let heardAt = 0;

export const isOpen = () => stream?.readyState === EventSource.OPEN;
export const isConnecting = () => stream?.readyState === EventSource.CONNECTING;
export const isSilent = () => stream !== null && Date.now() - heardAt > silentAfter;

/** Listens until it is closed; `broken` hears whether the browser has given up. */
export function listen({ changed, out, broken }) {
  close();
  heardAt = Date.now();
  const mine = (stream = new EventSource("/desk/api/changes"));
  const on = (name, then) => mine.addEventListener(name, () => {
    heardAt = Date.now();
    then();
  });
  on("now", changed);
  on("changed", changed);
  on("beat", () => {});
  on("out", out);
  mine.addEventListener("error", () => broken(mine.readyState === EventSource.CLOSED));
}

export function close() {
  stream?.close();
  stream = null;
}
