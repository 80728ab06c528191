// Small tools for the page. Text is only ever set as text, never as HTML.

export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "data") Object.assign(node.dataset, value);
    else node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Makes the children of a parent match the items without touching what stays, so focus and half-typed text survive. */
export function match(parent, items, keyOf, make, update) {
  const known = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  const focused = document.activeElement;
  const wanted = new Set(items.map((item) => String(keyOf(item))));
  for (const [key, node] of known) if (!wanted.has(key)) node.remove();
  items.forEach((item, index) => {
    const key = String(keyOf(item));
    const face = JSON.stringify(item);
    let node = known.get(key);
    if (!node) {
      node = make(item);
      node.dataset.key = key;
      update?.(node, item);
    } else if (node.face !== face) {
      update?.(node, item);
    }
    node.face = face;
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
  if (focused && focused !== document.activeElement && parent.contains(focused)) focused.focus({ preventScroll: true });
}

// Numbers, links and handles keep their own direction inside Arabic; a link stays plain text, because it may be the blackmailer's.
const foreign = /((?:https?(?::|\[:\])\/\/|www\[?\.)[^\s]+|[\w-]+(?:\[\.\][\w-]+)+[^\s]*|[\w.+-]*@[\w.-]+|\+?\d[\d\s().:•-]*\d|[•]+[\d•]*)/gu;

export function readable(text) {
  return text.split(foreign).filter(Boolean).map((part, index) =>
    foreign.test(part) ? ((foreign.lastIndex = 0), el("bdi", { dir: "ltr" }, part)) : ((foreign.lastIndex = 0), part));
}

export const code = (digits) => el("bdi", { dir: "ltr", class: "code" }, `${digits.slice(0, 3)}-${digits.slice(3)}`);

/** What went wrong, also inside an open sheet, which covers the toast. */
export function complain(text) {
  toast(text);
  const sheet = document.querySelector("dialog[open] .body");
  sheet?.querySelector(".trouble")?.remove();
  sheet?.prepend(el("p", { class: "trouble", role: "alert" }, text));
}

const shownFor = 5000;
let fading;
export function toast(text) {
  const place = document.querySelector(".toast");
  place.textContent = text;
  clearTimeout(fading);
  fading = setTimeout(() => (place.textContent = ""), shownFor);
}
