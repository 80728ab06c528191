// A talk with content that nobody reads yet, beside it: in memory, without a person, without a case.

import { complain, el, readable } from "./dom.js";
import { press } from "./net.js";
import { levelMark } from "./queue.js";
import { clock } from "./time.js";
import { contentRefusals, reasons, word } from "./words.js";

let talk = null;
let face = null;
let view = null;
let review = null;
let place = null;
let isThere = true; // whether somebody of the team is there in it

export function forgetTrial() {
  talk = face = view = review = place = null;
}

export function trial(where, told, checked) {
  [place, view, review] = [where, told, checked];
  const now = JSON.stringify([told.revision, Boolean(told.draft), checked?.canBeTried, talk]);
  if (face === now && where.childElementCount) return; // what is half typed stays
  face = now;
  draw();
}

function draw() {
  place.replaceChildren(el("h2", { class: "row" }, "تجربة", el("span", { class: "tag" }, "لا تصل إلى أحد")), ...(talk ? chat() : before()));
  const lines = place.querySelector(".lines");
  if (lines) lines.scrollTop = lines.scrollHeight;
}

const canTryDraft = () => Boolean(view.draft && review?.canBeTried);

function before() {
  const team = el("input", { type: "checkbox", id: "trial-team" });
  team.checked = isThere;
  team.addEventListener("change", () => (isThere = team.checked));
  return [
    el("p", { class: "muted" }, "محادثة كما يراها من يكتب إلينا، بالنص غير المنشور. لا تُحفظ، ولا تصل إلى الفريق، ولا تدخل في أي عدد."),
    el("p", { class: "switch" }, el("label", { for: "trial-team" }, "شخص من الفريق موجود في التجربة", team)),
    el("p", { class: "tools" },
      view.draft ? el("button", { type: "button", class: "main", disabled: !canTryDraft(), onclick: () => begin(view.revision) }, "تجربة المسودة") : null,
      el("button", { type: "button", onclick: () => begin(null) }, "تجربة المنشور")),
    view.draft && review && !review.canBeTried ? el("p", { class: "muted" }, "تُجرَّب المسودة بعد إصلاح أخطائها.") : null].filter(Boolean);
}

function chat() {
  const last = talk.lines.length - 1;
  const late = talk.of && Number(talk.of) !== view.revision;
  return [
    el("p", { class: "facts" }, el("span", {}, talk.of ? "المسودة" : "المنشور"), levelMark(talk.level), talk.step ? el("span", {}, el("bdi", { dir: "ltr", class: "path" }, talk.step)) : null, talk.case ? el("span", {}, "أمام الفريق") : null, el("span", {}, clock(talk.now))),
    talk.flags.length ? el("ul", { class: "why" }, ...talk.flags.map((flag) => el("li", {}, word(reasons, flag)))) : null,
    late ? el("p", { class: "hint" }, "هذه التجربة من حالة سابقة للمسودة.") : null,
    el("div", { class: "lines", tabindex: "0", role: "log", "aria-label": "أسطر التجربة" }, ...talk.lines.map((line, index) => el("div", { class: `line ${line.person ? "Volunteer" : "Person"}` },
      el("p", { class: "text", dir: "auto" }, ...readable(line.text)),
      line.buttons.length ? el("div", { class: "tools" }, ...line.buttons.map((text) => el("button", { type: "button", class: "small", disabled: index !== last, onclick: () => act({ presses: text }) }, text))) : null))),
    talk.full ? el("p", { class: "hint" }, "بلغت التجربة حدها. تبدأ من جديد.") : box(),
    el("p", { class: "tools" },
      el("button", { type: "button", class: "small", onclick: () => act({ minutes: 10 }) }, "بعد 10 دقائق"), el("button", { type: "button", class: "small", onclick: () => act({ minutes: 720 }) }, "بعد 12 ساعة"),
      el("button", { type: "button", class: "small", onclick: () => act({ leaves: true }) }, "خروج سريع"), el("button", { type: "button", class: "small", data: { part: "trial-end" }, onclick: end }, "إنهاء التجربة"))].filter(Boolean);
}

function box() {
  const text = el("textarea", { id: "trial-text", rows: "2", maxlength: "2000" });
  const form = el("form", { class: "stack" }, el("label", { class: "muted", for: "trial-text" }, "كما يكتب الشخص"), el("div", { class: "box" }, text, el("button", { class: "main" }, "إرسال")));
  const send = () => text.value.trim() && act({ says: text.value });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return form;
}

const begin = (revision) => run("trial", { revision, onShift: isThere });
const act = (what) => run("trial/act", what);

async function end() {
  await press("/desk/api/content/trial/end").catch(() => null);
  talk = null;
  trial(place, view, review);
}

async function run(path, body) {
  try {
    const told = await press(`/desk/api/content/${path}`, body);
    if (told.status === 404) return complain("انتهت هذه التجربة. تبدأ من جديد."), end();
    if (!told.ok) return complain(word(contentRefusals, told.refusal ?? "") || "تعذر التنفيذ.");
    talk = told;
    trial(place, view, review);
    if (!talk.full) place.querySelector("#trial-text")?.focus({ preventScroll: true });
  } catch {
    complain("لم يصل الطلب إلى الخادم. النص باقٍ هنا.");
  }
}
