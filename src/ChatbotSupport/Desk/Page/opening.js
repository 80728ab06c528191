// On the coordinators' tab: the volunteers' group, and what must be done before people are let in.

import { complain, el, toast } from "./dom.js";
import { press } from "./net.js";
import { moment } from "./time.js";
import { goLive, groupWarnings, word } from "./words.js";

export function group(view, desk) {
  const place = el("p", { class: "row" });
  return el("div", {},
    el("p", {}, view.pairedAt ? `مربوطة منذ ${moment(view.pairedAt)}` : "لا مجموعة مربوطة بعد."),
    view.warnings.length ? el("ul", { class: "rows" }, ...view.warnings.map((code) => el("li", { class: "strong" }, word(groupWarnings, code)))) : null,
    el("p", { class: "row" },
      el("button", { type: "button", class: "small", data: { part: "pair" }, onclick: () => showCode(place) }, view.pairedAt ? "ربط مجموعة أخرى" : "رمز الربط"),
      view.pairedAt ? el("button", { type: "button", class: "small", data: { part: "unpair" }, onclick: () => unpair(desk) }, "فك الربط") : null),
    place);
}

async function showCode(place) {
  try {
    const told = await press("/desk/api/group/code");
    if (!told.ok) return complain(told);
    place.replaceChildren("يُكتب في المجموعة خلال عشر دقائق: ", el("bdi", { dir: "ltr", class: "strong" }, `/pair ${told.code}`));
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  }
}

async function unpair(desk) {
  if (!confirm("فك ربط المجموعة؟ يغادرها البوت وتختفي منها البطاقات.")) return;
  try {
    await press("/desk/api/group/remove");
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  }
  desk.refresh();
}

export function opening(items) {
  return el("ul", { class: "rows" }, ...items.map((item) => el("li", {}, el("div", { class: "grow" },
    el("p", { class: item.done ? "" : "strong" }, item.done ? "✓ " : "○ ", word(goLive, item.name), item.about ? el("bdi", { dir: "ltr" }, ` ${item.about}`) : null),
    item.done && item.at ? el("p", { class: "facts" }, el("time", {}, moment(item.at)), item.by ? el("bdi", {}, item.by) : null) : null))));
}
