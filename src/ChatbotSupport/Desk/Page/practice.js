// Practising with a made-up person: outside the queue, and gone when it ends.

import { complain, el, readable } from "./dom.js";
import { press } from "./net.js";
import { closeSheet, openSheet } from "./sheet.js";

export async function openPractice() {
  try {
    const run = await press("/desk/api/practice/start");
    run.ok ? show(run) : complain("لم يُكتب تدريب بعد في ملفات المحتوى.");
  } catch {
    complain("لم يصل الطلب إلى الخادم.");
  }
}

function show(run) {
  const lines = run.lines.map((line) => el("li", { class: line.person ? "person" : "team" },
    el("p", { class: "muted" }, line.person ? "تدريب · الشخص" : "تدريب · ردك"), el("p", { class: "text", dir: "auto" }, ...readable(line.text))));
  openSheet(run.title,
    el("p", { class: "tag" }, "تدريب"), el("p", { class: "muted text" }, run.card),
    el("ul", { class: "rows practice", "aria-live": "polite" }, ...lines),
    run.done ? ending(run) : form());
  document.querySelector("dialog.sheet .practice")?.lastElementChild?.scrollIntoView({ block: "nearest" });
}

function form() {
  const box = el("textarea", { id: "practice-text", rows: "3", maxlength: "2000", autofocus: true });
  const send = el("button", { class: "main" }, "إرسال");
  const node = el("form", { class: "stack" }, el("label", { for: "practice-text" }, "الرد كما لو كان لشخص حقيقي"), box, send,
    el("button", { type: "button", class: "small", data: { part: "leave-practice" }, onclick: leave }, "إنهاء التدريب"));
  node.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!box.value.trim()) return box.focus();
    send.disabled = true;
    try {
      const run = await press("/desk/api/practice/answer", { text: box.value });
      run.ok ? show(run) : complain("انتهى هذا التدريب. يمكن بدء غيره من القائمة.");
    } catch {
      complain("لم يصل الطلب إلى الخادم. النص باقٍ هنا.");
    }
    send.disabled = false;
  });
  return node;
}

function ending(run) {
  const part = (title, good) => {
    const words = run.feedback.filter((word) => word.good === good);
    return words.length ? [el("h3", {}, title), el("ul", { class: "rows" }, ...words.map((word) => el("li", { class: "text" }, word.text)))] : [];
  };
  return el("div", { class: "stack", role: "status" }, el("p", { class: "strong" }, "انتهى التدريب، وسُجل أنه تم. الكلمات نفسها لا تُحفظ."),
    ...part("ما كان جيدًا", true), ...part("ما يمكن أن يكون أفضل", false),
    el("button", { type: "button", class: "main", onclick: openPractice }, "تدريب آخر"));
}

async function leave() {
  await press("/desk/api/practice/leave").catch(() => null);
  closeSheet();
}
