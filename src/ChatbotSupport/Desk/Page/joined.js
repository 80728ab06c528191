// Conversations of mine that ended because the person has another one: said until it is put away, with the way to where it goes on.

import { code, complain, el } from "./dom.js";
import { press } from "./net.js";

/** The banner of this volunteer alone. */
export function renderJoined(queue, refresh) {
  const banner = document.querySelector(".banner.joined");
  const joined = queue?.joined ?? [];
  const face = JSON.stringify(joined);
  if (banner.dataset.face === face) return; // said once by a reader of screens, not every few seconds
  banner.dataset.face = face;
  banner.hidden = joined.length === 0;
  banner.replaceChildren(...joined.map((item) => el("p", {},
    "المحادثة ", code(item.code), " ضُمت إلى محادثة أخرى للشخص نفسه، وتستمر هناك: ", el("a", { href: `#/${item.goesOn}` }, code(item.goesOn)), ". ",
    item.unsaid ? "شيء مما كُتب لم يصل إليه، ولم يُنقل. " : null,
    el("button", { type: "button", class: "small", data: { part: `joined-${item.code}` }, "aria-label": `حسنًا: ${item.code.slice(0, 3)}-${item.code.slice(3)}`, onclick: () => away(item.code, refresh) }, "حسنًا"))));
}

async function away(ended, refresh) {
  try {
    await press(`/desk/api/joined/${ended}/seen`);
    refresh();
  } catch {
    complain("لم يصل الطلب إلى الخادم.");
  }
}
