// What this browser is asked to do besides showing the desk. Everything that makes itself heard is off until somebody switches it on.

import { el } from "./dom.js";
import { askForNotices, noticesAllowed, ring, shake } from "./signal.js";
import { openSheet } from "./sheet.js";

const kept = "desk.settings";
const usual = { sound: false, vibration: false, notices: false, shortcuts: true };

export const settings = { ...usual, ...stored() };

function stored() {
  try {
    return JSON.parse(localStorage.getItem(kept)) ?? {};
  } catch {
    return {}; // a browser that keeps nothing, or something else under our name: everything as usual
  }
}

function set(name, value) {
  settings[name] = value;
  try {
    localStorage.setItem(kept, JSON.stringify(settings));
  } catch {
    return; // it counts until the page is closed
  }
}

export function openSettings() {
  openSheet("الإعدادات",
    el("p", { class: "muted" }, "لهذا المتصفح وحده."),
    toggle("sound", "صوت قصير عند وصول محادثة أو رسالة", null, ring),
    "vibrate" in navigator ? toggle("vibration", "اهتزاز قصير", null, shake) : null,
    notices(),
    toggle("shortcuts", "اختصارات لوحة المفاتيح", "لا تعمل أثناء الكتابة."));
}

function toggle(name, label, hint, tryIt, ask) {
  const box = el("input", { type: "checkbox", role: "switch", id: `set-${name}`, checked: settings[name], "aria-describedby": hint ? `hint-${name}` : null });
  box.addEventListener("change", async () => {
    const wanted = box.checked && (!ask || await asking(box, ask));
    box.checked = wanted;
    set(name, wanted);
    if (wanted) tryIt?.();
  });
  return el("div", { class: "switch" }, el("label", { for: box.id }, label, box), hint ? el("p", { class: "muted", id: `hint-${name}` }, hint) : null);
}

// Not yet on while the browser is asked: a switch that looks on and is not would be trusted.
async function asking(box, ask) {
  box.disabled = true;
  try {
    return await ask();
  } catch {
    return false;
  } finally {
    box.disabled = false;
    box.focus();
  }
}

function notices() {
  const state = noticesAllowed();
  if (state === "unknown") return el("p", { class: "muted" }, "هذا المتصفح لا يعرض الإشعارات.");
  if (state === "denied") return el("p", { class: "muted" }, "الإشعارات ممنوعة لهذا الموقع. يُسمح بها من إعدادات المتصفح.");
  return toggle("notices", "إشعار من المتصفح", "نصه دائمًا «محادثة تنتظر» ولا شيء غيره، ويصل ما دام المكتب مفتوحًا.", null, async () => {
    const allowed = await askForNotices();
    if (!allowed) openSettings();
    return allowed;
  });
}
