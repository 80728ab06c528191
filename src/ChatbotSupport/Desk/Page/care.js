// Looking after those who look after others: a talk after a hard case, and «أحتاج مساعدة لنفسي», which only the chosen coordinator sees.

import { complain, el, readable, toast } from "./dom.js";
import { press, read } from "./net.js";
import { choices, closeSheet, openSheet } from "./sheet.js";
import { moment } from "./time.js";
import { debriefs, word } from "./words.js";

const lookEvery = 4000;
let looking = 0;

/** The banners of this volunteer alone. */
export function renderCare(queue) {
  const offer = document.querySelector(".banner.debrief");
  offer.hidden = !queue?.debrief;
  const own = document.querySelector(".banner.own");
  own.hidden = !queue?.own;
}

export function openDebrief(refresh) {
  const wish = (name, done) => async () => {
    try {
      const told = await press("/desk/api/debrief", { wish: name });
      told.ok ? toast(done) : complain("سُجل الاختيار من قبل.");
      closeSheet();
      refresh();
    } catch {
      complain("لم يصل الطلب إلى الخادم.");
    }
  };
  openSheet("بعد محادثة صعبة",
    el("p", {}, "كانت محادثة ثقيلة، وما قُدِّم فيها كثير. التعب بعدها طبيعي، والحديث عنها متاح لمن يرغب، بلا أي إلزام."),
    choices(
      ["حديث مع التنسيق الآن", "يظهر لفريق التنسيق أن الرغبة الآن.", wish("Now", "عُرفت الرغبة. يتواصل معك شخص من التنسيق.")],
      ["لاحقًا", "يظهر لفريق التنسيق أن الرغبة لاحقًا.", wish("Later", "عُرفت الرغبة، ولا عجلة.")],
      ["لا حاجة", "لا يظهر لأحد، ولا يُسأل مرة أخرى.", wish("NotNeeded", "تمام. الباب مفتوح متى كانت حاجة.")]));
}

/** Who of the team would like to talk; for coordinators. */
export function wanted(list, desk) {
  if (list.length === 0) return el("p", { class: "muted" }, "لا أحد الآن.");
  return el("ul", { class: "rows" }, ...list.map((item) => el("li", {},
    el("div", { class: "grow" }, el("p", {}, el("bdi", { class: "strong" }, item.alias), ` · ${word(debriefs, item.wish)}`), el("p", { class: "facts" }, el("time", {}, moment(item.at)))),
    el("button", { type: "button", class: "small", data: { part: `settled-${item.id}` }, "aria-label": `تم الحديث: ${item.alias}`, onclick: async () => {
      await press(`/desk/api/debriefs/${item.id}/settled`).catch(() => complain("لم يصل الطلب إلى الخادم."));
      desk.refresh();
    } }, "تم الحديث"))));
}

export async function openOwn() {
  clearInterval(looking);
  try {
    const own = await read("/desk/api/own");
    if (!own) return complain("تعذر العرض.");
    openSheet("مساعدة لنفسي",
      el("p", {}, "حديث لا يراه إلا شخص واحد من التنسيق، باختيارك. لا يظهر لغيره، ولا يُسجل منه نص، ويُحذف مثل غيره أو متى شئت حذفه."),
      own.talks.length ? el("h3", {}, "أحاديث") : null,
      own.talks.length ? choices(...own.talks.map((talk) => [`${talk.own ? "مع" : "من"} ${talk.other}${talk.unread ? ` (${talk.unread})` : ""}`, `${moment(talk.lastAt)}${talk.closed ? "، انتهى" : ""}`, () => showTalk(talk.id)])) : null,
      el("h3", {}, "حديث جديد مع"),
      own.coordinators.length ? choices(...own.coordinators.map((alias) => [alias, null, () => start(alias)])) : el("p", { class: "muted" }, "لا أحد في التنسيق غيرك."));
  } catch {
    complain("لم يصل الطلب إلى الخادم.");
  }
}

async function start(alias) {
  try {
    const told = await press("/desk/api/own", { alias });
    told.ok ? showTalk(told.talk) : complain("لم يعد هذا الاسم في التنسيق.");
  } catch {
    complain("لم يصل الطلب إلى الخادم.");
  }
}

async function showTalk(id) {
  const view = await read(`/desk/api/own/${id}`).catch(() => null);
  if (!view) return complain("تعذر العرض.");
  const lines = el("ul", { class: "rows own-lines", "aria-live": "polite" });
  const box = el("textarea", { id: "own-text", rows: "3", maxlength: "2000" });
  const form = el("form", { class: "stack" }, el("label", { for: "own-text" }, "رسالة"), box, el("button", { class: "main" }, "إرسال"));
  const act = (what, done) => async () => {
    const told = await press(`/desk/api/own/${id}/${what}`).catch(() => null);
    told?.ok ? toast(done) : complain("تعذر التنفيذ.");
    openOwn();
  };
  const again = async () => {
    const now = await read(`/desk/api/own/${id}`).catch(() => null);
    if (!lines.isConnected) return clearInterval(looking);
    if (now) fill(lines, now);
    form.hidden = Boolean(now?.closed);
  };
  form.hidden = view.closed;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!box.value.trim()) return box.focus();
    const told = await press(`/desk/api/own/${id}/write`, { text: box.value }).catch(() => null);
    if (!told?.ok) return complain("لم تُرسل. النص باقٍ هنا.");
    box.value = "";
    again();
  });
  fill(lines, view);
  openSheet(`${view.isOwn ? "حديثي مع" : "حديث لا يراه غيرك، من"} ${view.other}`, lines, form,
    choices(!view.closed && ["إنهاء الحديث", "يُحذف نصه بعد المدة نفسها التي تُحفظ فيها المحادثات.", act("close", "انتهى الحديث.")],
      view.isOwn && ["حذف الآن", "يُحذف كله حالًا عند الطرفين.", act("delete", "حُذف.")],
      ["عودة إلى القائمة", null, openOwn]));
  clearInterval(looking);
  looking = setInterval(again, lookEvery);
}

function fill(place, view) {
  const face = JSON.stringify(view.lines);
  if (place.dataset.face === face) return;
  place.dataset.face = face;
  place.replaceChildren(...view.lines.map((line) => el("li", {}, el("div", { class: "grow" },
    el("p", { class: "facts" }, el("span", {}, line.mine ? "أنا" : view.other), el("time", {}, moment(line.at))), el("p", { class: "text", dir: "auto" }, ...readable(line.text))))));
}
