// Shortcuts for people who keep their hands on the keyboard. By the place of the key, so that they work on an Arabic layout too.

import { el } from "./dom.js";
import { settings } from "./settings.js";
import { openSheet } from "./sheet.js";

const shortcuts = [
  ["J", "المحادثة التالية في الطابور"],
  ["K", "المحادثة السابقة في الطابور"],
  ["Enter", "فتح المحادثة"],
  ["T", "استلام المحادثة"],
  ["X", "استلام التالي في الطابور"],
  ["R", "صندوق الرد"],
  ["/", "بحث في الردود الجاهزة"],
  ["N", "ملاحظة للفريق"],
  ["A", "إجراءات المحادثة"],
  ["Esc", "إغلاق النافذة، أو ترك الصندوق، أو العودة إلى الطابور"],
  ["?", "هذه القائمة"],
];

export function openShortcuts() {
  openSheet("اختصارات لوحة المفاتيح",
    el("p", { class: "muted" }, "لا تعمل أثناء الكتابة. الحروف بمكانها على اللوحة، فتعمل مع العربية أيضًا."),
    el("dl", { class: "keys" }, ...shortcuts.flatMap(([key, meaning]) => [el("dt", {}, el("kbd", { dir: "ltr" }, key)), el("dd", {}, meaning)])));
}

const typesIn = (node) => node instanceof HTMLElement && (node.isContentEditable || node.matches("textarea, select, input:not([type=checkbox])"));

/** `can` names what each key presses or focuses; a key whose target is not there does nothing. */
export function listen(can) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") return can.back(typesIn(event.target)) && event.preventDefault();
    if (!settings.shortcuts || typesIn(event.target)) return;
    const slash = event.code === "Slash" || event.key === "/";
    const run = event.key === "?" || event.key === "؟" || (slash && event.shiftKey) ? openShortcuts
      : slash ? can.prepared
      : event.shiftKey ? null
      : { KeyJ: () => can.move(1), KeyK: () => can.move(-1), KeyT: can.take, KeyX: can.next, KeyR: can.reply, KeyN: can.note, KeyA: can.acts }[event.code];
    if (!run) return;
    event.preventDefault();
    run();
  });
}
