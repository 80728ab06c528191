// A number, link or account in a reply that is none of the service's: nobody is led out of this talk without somebody meaning it.

import { el, readable } from "./dom.js";
import { closeSheet, openSheet } from "./sheet.js";

const notYet = 400; // the press that wanted to send must not answer a question nobody has read

/** Nothing was sent yet. `send("masked")` sends it without them, `send("asis")` with them, `back()` returns to the text. */
export function askContacts(without, send, back) {
  const choose = (how) => () => { closeSheet(); send(how); };
  const masked = el("button", { type: "button", class: "main", disabled: true, onclick: choose("masked") }, "إرسال من دونه");
  const asItIs = el("button", { type: "button", disabled: true, onclick: choose("asis") }, "إرسال كما هو");
  openSheet("لم يُرسل شيء بعد",
    el("p", { tabindex: "-1", autofocus: true, class: "whole ask" }, "في هذا النص رقم أو رابط أو حساب ليس من أرقام الخدمة. قد يكشف من يكتب، أو يُخرج الحديث من هنا."),
    el("p", { class: "muted", id: "without-title" }, "من دونه يصل هكذا:"),
    el("p", { class: "text whole", dir: "auto", "aria-labelledby": "without-title" }, ...readable(without)),
    el("p", { class: "muted" }, "إرساله كما هو يُسجَّل، بلا نصه."),
    el("div", { class: "tools" }, masked, asItIs,
      el("button", { type: "button", class: "quiet", onclick: () => { closeSheet(); back(); } }, "رجوع إلى النص")));
  setTimeout(() => {
    masked.disabled = asItIs.disabled = false;
    if (document.activeElement?.classList.contains("ask")) masked.focus();
  }, notYet);
}
