// The coordinators' content tab: the draft, what it would change, what runs, and what ran before.

import { complain, el, toast } from "./dom.js";
import { press, read, upload } from "./net.js";
import { review as reviewParts } from "./review.js";
import { choices, closeSheet, openSheet } from "./sheet.js";
import { moment } from "./time.js";
import { forgetTrial, trial } from "./trial.js";
import { link, openBack, running, states, versionList } from "./versions.js";
import { contentRefusals, draftSteps, word } from "./words.js";

let view = null;
let review = null; // of the state of the draft in `view`
let asked = null; // the state that is being looked at by the server
let parts = null;

export function forgetContent() {
  view = review = asked = parts = null;
  forgetTrial();
}

export function renderContent(place, told, desk) {
  if (!parts?.work.isConnected) {
    parts = { work: el("div", { class: "work" }), beside: el("aside", { class: "part trial", "aria-label": "تجربة" }), past: el("div", { class: "past" }), face: null };
    place.replaceChildren(parts.work, parts.beside, parts.past);
  }
  const face = JSON.stringify(told);
  if (parts.face === face) return;
  parts.face = face;
  if (review && review.revision !== told.revision) review = null;
  view = told;
  draw(desk);
  if (view.draft && !review) look(desk);
}

function draw(desk) {
  const held = [parts.work, parts.past].some((place) => place.contains(document.activeElement)) ? document.activeElement.dataset.part : null;
  parts.work.replaceChildren(
    ...(view.proposed ? [proposed(desk)] : []),
    part("المسودة", ...draft(desk)),
    ...reviewParts(view, review, actions(desk)));
  parts.past.replaceChildren(
    part("المنشور الآن", ...running(view, actions(desk))),
    part("ما نُشر من قبل", versionList(view, actions(desk))),
    ...(view.states.length ? [part("حالات المسودة", states(view, actions(desk)))] : []));
  trial(parts.beside, view, review);
  if (held) parts.work.parentElement.querySelector(`[data-part="${held}"]`)?.focus({ preventScroll: true });
}

let count = 0;
function part(title, ...content) {
  const id = `content-${count++}`;
  return el("section", { class: "part", "aria-labelledby": id }, el("h2", { id }, title), ...content);
}

/** The server reads everything, learns the examples and plays the stories: that takes some seconds. */
async function look(desk) {
  const revision = view.revision;
  if (asked === revision) return;
  asked = revision;
  try {
    const told = await read("/desk/api/content/review");
    if (told && view?.revision === told.revision) {
      review = told;
      draw(desk);
    }
  } catch {
    toast("لم يصل الطلب إلى الخادم.");
  } finally {
    asked = null;
    if (view?.draft && !review && view.revision !== revision) look(desk);
  }
}

function actions(desk) {
  const act = (path, body, done) => run(() => press(`/desk/api/content/${path}`, body), done, desk);
  return {
    desk, act,
    onDraft: (path, done, body = {}) => act(path, { revision: view.revision, ...body }, done),
    putBack: (file) => act("put-back", { revision: view.revision, file }, "عاد هذا الملف كما هو منشور."),
    mend: () => act("mend", { revision: view.revision }, "أُصلح ما لا يحتمل إلا معنى واحدًا."),
  };
}

async function run(send, done, desk) {
  try {
    const told = await send();
    if (told.ok) toast(typeof done === "function" ? done(told) : done);
    else if (told.status === 413) complain(contentRefusals.TooLarge);
    else if (told.status !== 401) complain(explain(told));
    await desk.refresh();
    return told.ok;
  } catch {
    complain("لم يصل الطلب إلى الخادم. لم يُنفَّذ شيء.");
    return false;
  }
}

const explain = (told) => [
  told.refusal ? word(contentRefusals, told.refusal) : "تعذر التنفيذ.",
  told.about ? ` (${told.about})` : "", told.by ? ` آخر من عمل عليها: ${told.by}.` : ""].join("");

function draft(desk) {
  const { onDraft } = actions(desk);
  if (!view.draft) {
    return [
      el("p", { class: "muted" }, "لا مسودة الآن. يُنزَّل المجلد، ويُعدَّل على أي جهاز، ثم يُرفع هنا كاملًا أو ملفًا ملفًا. لا يقرأ أحد منه شيئًا قبل النشر."),
      el("p", { class: "tools" }, chooser(desk, "رفع ZIP أو ملفات", "main"), link("/desk/api/content/zip", "تنزيل المجلد"))];
  }
  const waits = view.proposed?.how === "Published";
  return [
    el("p", { class: `state ${stateKind()}`, role: "status" }, stateWords()),
    el("p", { class: "facts" }, el("span", {}, word(draftSteps, view.draft.step)), el("bdi", {}, view.draft.author), el("time", {}, moment(view.draft.at)), el("span", {}, `الملفات: ${view.draft.files}`)),
    el("p", { class: "tools" },
      el("button", { type: "button", class: "main", disabled: !review?.sound || waits, data: { part: "publish" }, onclick: () => askToPublish(desk) }, review?.twoNames ? "اقتراح النشر" : "نشر"),
      chooser(desk, "رفع فوقها", ""), link(`/desk/api/content/zip?revision=${view.revision}`, "تنزيل المسودة"),
      el("button", { type: "button", class: "quiet", data: { part: "drop" }, onclick: () => askToDrop(onDraft) }, "إسقاط"))];
}

// What no story tries is never shown as good.
const stateKind = () => (!review ? "looking" : review.sound && review.stories?.all ? "sound" : "broken");

function stateWords() {
  if (!review) return "يجري الفحص: الملفات كلها، ثم القصص. لحظات.";
  if (review.sound && !review.changed) return "سليمة، ولا تغيير عن المنشور.";
  if (review.sound && !review.stories?.all) return `تُقرأ، لكن لا قصة تجرّبها.${review.twoNames ? " فيها ما يمس السلامة، فتُنشر باسمين." : ""}`;
  if (review.sound) return review.twoNames ? "سليمة. فيها ما يمس السلامة، فتُنشر باسمين." : "سليمة، ويمكن نشرها.";
  return `لا تُنشر بعد. أخطاء يلزم إصلاحها: ${review.errors}.`;
}

/** A button that opens the browser's own window for files. */
function chooser(desk, text, kind) {
  const input = el("input", { type: "file", multiple: true, accept: ".zip,.yaml", hidden: true, "aria-hidden": "true", tabindex: "-1" });
  input.addEventListener("change", () => input.files.length && send(input.files, desk));
  return [el("button", { type: "button", class: kind, data: { part: "upload" }, onclick: () => input.click() }, text), input];
}

function send(files, desk) {
  const form = new FormData();
  form.append("revision", String(view.revision));
  for (const file of files) form.append("files", file, file.name);
  toast("يُرفع الآن…");
  return run(() => upload("/desk/api/content/upload", form), (told) => (told.step === "Uploaded" ? "وصل المجلد، ويجري فحصه." : "وصلت الملفات فوق الموجود، ويجري الفحص."), desk);
}

function askToPublish(desk) {
  const { onDraft } = actions(desk);
  openSheet(review.twoNames ? "اقتراح النشر؟" : "نشر المسودة؟",
    el("p", {}, `ملفات تغيّرت: ${review.changed}. أشخاص عند خطوات تغيّرت أو حُذفت: ${review.places.reduce((sum, place) => sum + place.people, 0)}.`),
    review.twoNames ? el("p", { class: "strong" }, "فيها ما يمس السلامة. لا يقرأها أحد حتى يوافق شخص ثانٍ من التنسيق من جلسته.") : null,
    review.twoNames && view.coordinators < 2 ? el("p", {}, "في التنسيق شخص واحد الآن. يلزم شخص ثانٍ، أو ينشر من يدير الخدمة باسمين بالأمر publish.") : null,
    choices(
      [review.twoNames ? "نعم، اقتراح" : "نعم، نشر", review.twoNames ? "يصل تنبيه إلى التنسيق." : "يأخذه البوت خلال ثوان، ومن كان في وسط حديث يبقى مكانه.",
        async () => (await onDraft("publish", review.twoNames ? "بانتظار الاسم الثاني." : "نُشرت. البوت يجيب منها الآن.")) && closeSheet()],
      ["لا", null, closeSheet]));
}

function askToDrop(onDraft) {
  openSheet("إسقاط المسودة؟", choices(
    ["نعم، إسقاط", "لا يتغير المنشور. يمكن استعادتها من «حالات المسودة».", async () => (await onDraft("drop", "أُسقطت.")) && closeSheet()],
    ["لا", null, closeSheet]));
}

function proposed(desk) {
  const { act } = actions(desk);
  const it = view.proposed;
  const back = it.how === "RolledBack";
  const agree = () => openSheet(back ? "موافقة وعودة؟" : "موافقة ونشر؟",
    el("p", {}, `يُكتب الاسمان معًا في السجل: ${it.author} واسمك. الموافقة بعد قراءة «ما تغيّر».`),
    choices(["نعم، أوافق", "يأخذه البوت خلال ثوان.", async () => (await act("agree", { proposed: it.id }, "تم باسمين. البوت يجيب منه الآن.")) && closeSheet()], ["لا", null, closeSheet]));
  return el("section", { class: "part waits", "aria-labelledby": "content-waits" },
    el("h2", { id: "content-waits" }, "بانتظار اسم ثانٍ"),
    el("p", {}, back ? ["اقتراح العودة إلى نسخة ", el("bdi", { dir: "ltr" }, it.hash.slice(0, 10))] : "اقتراح نشر المسودة كما هي الآن", "، من ", el("bdi", {}, it.author), "، ", el("time", {}, moment(it.at)), "."),
    el("p", { class: "muted" }, it.mine ? "يوافق شخص آخر من التنسيق من جلسته. إن تغيّرت المسودة أو المنشور يسقط الاقتراح." : "الموافقة تعني أن شخصين قرآ ما يمس السلامة قبل أن يصل إلى الناس."),
    el("p", { class: "tools" },
      it.mine ? null : el("button", { type: "button", class: "main", data: { part: "agree" }, onclick: agree }, back ? "موافقة وعودة" : "موافقة ونشر"),
      back ? el("button", { type: "button", data: { part: "what-back" }, onclick: () => openBack(it.hash, null) }, "ما الذي يتغيّر؟") : null,
      el("button", { type: "button", class: "quiet", data: { part: "withdraw" }, onclick: () => act("withdraw", { proposed: it.id }, "سُحب الاقتراح.") }, it.mine ? "سحب" : "رفض")));
}
