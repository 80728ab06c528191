// Behind the alias: what concerns the volunteer themselves.

import { openOwn } from "./care.js";
import { openShortcuts } from "./keyboard.js";
import { read } from "./net.js";
import { openPractice } from "./practice.js";
import { openOptOuts } from "./roster.js";
import { openSettings } from "./settings.js";
import { choices, openSheet } from "./sheet.js";

export function openMenu(me, refresh, leave) {
  openSheet(me.alias, choices(
    ["الإعدادات", "الصوت والاهتزاز والإشعارات في هذا المتصفح.", openSettings],
    ["ما لا أستلمه", "أنواع من المحادثات، باختيارك وحدك.", async () => openOptOuts((await read("/desk/api/me")) ?? me, refresh)],
    ["تدريب", "شخص متخيَّل يكتب، وفي النهاية ما كان جيدًا وما يمكن أن يتحسن. خارج الطابور والأعداد.", openPractice],
    ["أحتاج مساعدة لنفسي", "حديث لا يراه إلا شخص واحد من التنسيق، باختيارك.", openOwn],
    ["اختصارات لوحة المفاتيح", null, openShortcuts],
    ["خروج", "من هذا الجهاز. إن لم يبق جهاز آخر تنتهي المناوبة وتعود محادثاتك إلى الطابور.", () => leave(false)],
    ["خروج من كل الأجهزة", "تنتهي المناوبة وكل الجلسات المفتوحة باسمك، وتعود محادثاتك إلى الطابور.", () => leave(true)]));
}
