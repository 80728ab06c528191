// What runs, what ran before with the way back, and the states of the draft.

import { el, toast } from "./dom.js";
import { read } from "./net.js";
import { changedFiles, places } from "./review.js";
import { choices, closeSheet, openSheet } from "./sheet.js";
import { moment } from "./time.js";
import { draftSteps, versions, word } from "./words.js";

export const link = (href, text) => el("a", { class: "press", href, download: "" }, text);
const short = (hash) => el("span", {}, el("bdi", { dir: "ltr", class: "code" }, hash.slice(0, 10)));
const names = (item) => (item.author ? el("bdi", {}, [item.author, item.reviewer].filter(Boolean).join(" + ")) : null);

const folders = {
  Same: ["مجلد الجهاز مطابق للمنشور.", false],
  Differs: ["مجلد الجهاز يختلف عن المنشور: عُدّل ولم يُنشر بعد.", true],
  Held: ["مجلد الجهاز يختلف عن المنشور، لأن آخر نشر كان من هنا أو كان عودة إلى نسخة سابقة. هو محجوز كما هو، ولا يُؤخذ منه شيء وحده.", true],
  Unreadable: ["تعذرت قراءة مجلد الجهاز كاملًا. لا يؤثر هذا في المنشور.", false],
};

export function running(view, actions) {
  const [words, differs] = folders[view.folder];
  return [
    el("p", { class: "facts" }, short(view.running.hash), el("span", {}, word(versions, view.running.how)), names(view.running), view.running.at ? el("time", {}, moment(view.running.at)) : null),
    el("p", { class: "muted" }, words, differs && view.folderIsTaken ? " عند حفظ أي ملف فيه يُؤخذ المجلد كله من جديد، ومعه ما ليس من هذا المنشور." : ""),
    differs ? el("p", { class: "muted" }, "ليتطابقا: يُنزَّل المنشور ويوضع مكان ما في المجلد، أو يُؤخذ المجلد مسودة ويُنشر من هنا.") : null,
    el("p", { class: "tools" }, link("/desk/api/content/zip", "تنزيل المنشور"),
      differs ? el("button", { type: "button", data: { part: "from-folder" }, onclick: () => actions.onDraft("from-folder", "أُخذ مجلد الجهاز مسودة.") }, "أخذ المجلد مسودة") : null)];
}

export function versionList(view, actions) {
  if (view.history.length < 2) return el("p", { class: "muted" }, "لا نسخة قبل هذه.");
  const running = view.running.hash;
  return el("ul", { class: "rows" }, ...view.history.map((item, index) => el("li", {},
    el("div", { class: "grow" },
      el("p", { class: "row" }, short(item.hash), el("span", { class: "strong" }, word(versions, item.how)), item.runs ? el("span", { class: "tag" }, "المنشور الآن") : null),
      el("p", { class: "facts" }, names(item), el("time", {}, moment(item.at)))),
    link(`/desk/api/content/zip?hash=${item.hash}`, "تنزيل"),
    item.hash === running ? null : el("button", { type: "button", class: "small", data: { part: `back-${index}` }, onclick: () => openBack(item.hash, actions) }, "العودة إليها"))));
}

/** What going back would change; with the press itself unless somebody only looks. */
export async function openBack(hash, actions) {
  try {
    const told = await read(`/desk/api/content/back/${hash}`);
    if (!told) return toast("لا يمكن استعمال هذه النسخة.");
    openSheet("العودة إلى هذه النسخة؟",
      el("p", { class: "facts" }, short(hash), el("span", {}, `ملفات تتغيّر: ${told.changed}`)),
      told.twoNames ? el("p", { class: "strong" }, "فيها ما يمس السلامة: يلزم اسم ثانٍ من جلسته.") : null,
      actions ? choices(
        [told.twoNames ? "نعم، اقتراح العودة" : "نعم، عودة", told.twoNames ? "يصل تنبيه إلى التنسيق." : "يأخذها البوت خلال ثوان. ما في مجلد الجهاز يُحجز حتى يتغير ملف فيه.",
          async () => (await actions.act("back", { hash }, (done) => (done.outcome === "Proposed" ? "بانتظار الاسم الثاني." : "عاد المحتوى إلى هذه النسخة."))) && closeSheet()],
        ["لا", null, closeSheet]) : null,
      places(told.places), ...changedFiles(told, `/desk/api/content/back/${hash}`, null));
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  }
}

export function states(view, actions) {
  return el("ul", { class: "rows" }, ...view.states.map((state) => el("li", {},
    el("div", { class: "grow" }, el("p", {}, word(draftSteps, state.step)), el("p", { class: "facts" }, el("bdi", {}, state.author), el("time", {}, moment(state.at)))),
    state.hasFiles ? link(`/desk/api/content/zip?revision=${state.revision}`, "تنزيل") : null,
    state.hasFiles && state.revision !== view.revision
      ? el("button", { type: "button", class: "small", data: { part: `restore-${state.revision}` }, onclick: () => actions.onDraft("restore", "عادت المسودة إلى هذه الحالة.", { old: state.revision }) }, "استعادة") : null)));
}
