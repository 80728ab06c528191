// Every Arabic word for a name the server sends. A missing name would show in English, so a test compares this file with the program.

export const levels = {
  L4: "خطر وشيك",
  L3: "عاجل",
  L2: "يحتاج انتباهًا",
  L1: "بلا علامة خطر",
  L0: "سؤال",
};

export const reasons = {
  Minor: "دون 18 سنة",
  Suicide: "أفكار انتحار أو أذى للنفس",
  ThreatToLife: "تهديد للحياة",
  InPersonMeeting: "لقاء مع المبتز",
  OngoingPhysicalAbuse: "عنف مستمر",
  Deadline: "مهلة أقل من يوم",
  Published: "نُشر شيء بالفعل",
  SexualDemand: "مطالب جنسية",
  KnownPerpetrator: "المبتز من المعارف",
  ControlledPhone: "الهاتف مراقَب",
  Despair: "يأس",
  PoliceRefused: "الشرطة لم تستجب",
  FearOfProsecution: "خوف من الملاحقة القانونية",
  AskedHuman: "طُلب التحدث مع شخص",
  NotUnderstood: "لم يفهم البوت مرتين",
  CannotWrite: "صوت أو صور فقط",
  LinkCheck: "رابط للتحقق منه",
};

export const channels = { web: "صفحة الويب", telegram: "تلغرام", whatsapp: "واتساب", terminal: "الطرفية" };

export const routes = {
  Normal: "البلاغ للشرطة خطوة أولى",
  HumanFirst: "شخص من الفريق أولًا، والشرطة آخر خيار",
};

export const outcomes = {
  Helped: "تمت المساعدة واتُّفق على الخطوات",
  Referred: "أُحيل الأمر إلى جهة أنسب",
  NoAnswer: "لا رد من الشخص",
  EndedByPerson: "أنهى الشخص المحادثة",
  Misuse: "ليس طلب مساعدة",
};

export const notes = {
  Advised: "قيلت النصائح الأولى، ولم يُتفق على خطوة",
  Agreed: "اتُّفق على خطوة، وهي في الحديث",
  WatchFor: "يلزم الانتباه: قد يعود الخطر",
};

export const refusals = {
  NoSuchCase: "لم تعد هذه المحادثة مفتوحة. لم يُنفَّذ شيء.",
  AlreadyTaken: "سبق استلام هذه المحادثة.",
  NotOwner: "هذه المحادثة ليست معك الآن. لم يُنفَّذ شيء.",
  CoordinatorsOnly: "هذا لفريق التنسيق فقط. لم يُنفَّذ شيء.",
  NotSilent: "من استلم المحادثة ما زال ضمن وقته، فهي باقية معه. لم يُنفَّذ شيء.",
  NotNow: "اختار الشخص «ليس الآن»، فلا نكتب إليه حتى يوافق.",
  Excluded: "طلب الشخص أن يكمل معه شخص آخر من الفريق.",
  NotTrained: "تحتاج هذه المحادثة إلى تدريب خاص. نُبّه المنسقون لإيجاد من يستلمها.",
  OptedOut: "هذا النوع من المحادثات مستثنى من مناوبتك.",
  AtCapacity: "بلغت محادثاتك الحد الأعلى. إغلاق محادثة أو إعادتها إلى الطابور يفتح مكانًا.",
  Pending: "العضوية بانتظار موافقة التنسيق، وبعدها يبدأ الاستلام.",
  ColleagueAway: "من اخترته ليس في المناوبة الآن. المحادثة باقية معك.",
  ColleagueUnsuited: "هذه المحادثة ليست لمن اخترته: التدريب أو العدد أو اختياره أو رغبة الشخص. هي باقية معك.",
  NoteMissing: "يُختار سطر أو تُكتب كلمة لمن يكمل. المحادثة باقية معك.",
  SecondThere: "هناك من يتابع كشخص ثانٍ.",
  NothingToFollow: "لا أحد يتحدث مع الشخص بعد، فلا شيء يُتابع. الاستلام هو الأنفع.",
  NotMisuse: "ظهرت في هذه المحادثة علامة خطر، فلا تُغلق كإزعاج. لم يُنفَّذ شيء.",
  NobodyWaits: "لا أحد في الطابور يمكنك استلامه الآن.",
  BadText: "النص فارغ أو أطول من المسموح. لم يُرسل شيء.",
  Unreachable: "لا سبيل للوصول إلى الشخص الآن. لم يُرسل شيء.",
  NotTakenBack: "لا يمكن سحب هذا السطر: لم يُكتب منك، أو قُرئ حيث لا يُسحب شيء.",
};

export const alerts = {
  UrgentCase: "محادثة عاجلة جديدة",
  OnCallNeeded: "خطر وشيك بلا «أنا هنا»",
  ReplyOverdue: "تأخر الرد على الشخص",
  LeaseOver: "عادت المحادثة إلى الطابور بعد انقطاع الرد",
  SecondPersonWanted: "يُستحسن أن يتابع شخص ثانٍ",
  SilentVolunteer: "علامة خطر وشيك جديدة ولم يُكتب رد",
  ConsentNotNow: "اختار الشخص «ليس الآن»",
  RemarkOnTalk: "طلب شخص آخر أو ملاحظة على الحديث",
  Erased: "حذف الشخص محادثة مفتوحة",
  TrainedPersonWanted: "مطلوب شخص مدرّب على هذا النوع",
  TurnParked: "رسالة تعذرت معالجتها ثلاث مرات",
  LineParked: "رسالة تعذر إيصالها",
  PlaybookFallback: "في ملفات المحتوى أخطاء، فالبوت يعمل بآخر نسخة سليمة",
  BackupFailed: "لم تُصنع النسخة الاحتياطية اليومية",
  UpdateUnreadable: "وصل من تطبيق المراسلة شيء لا يُقرأ، وحُفظ رقمه ونوعه فقط",
  ChannelRefused: "يرفض تطبيق المراسلة الرمز السري للبوت، فلا يصل أحد إليه",
  ChannelConflict: "برنامج ثانٍ يستقبل رسائل البوت نفسه",
  DebriefWanted: "رغبة من الفريق في حديث بعد محادثة صعبة",
  MemberPending: "عضوية جديدة تنتظر موافقة التنسيق",
  GroupPaired: "رُبطت مجموعة بالفريق. إن لم يكن ذلك من التنسيق ففك الربط من «الحالة»",
  OnCallTest: "تنبيه تجريبي للمناوب: الضغط على «قُرئ» هو الجواب",
  MemberUnreachable: "شخص من الفريق حظر البوت في أثناء مناوبته، وعادت محادثاته إلى الطابور",
};

export const troubles = {
  failed: "لا يجيب",
  refused: "الرمز السري مرفوض",
  conflict: "برنامج ثانٍ يستقبل",
  unreached: "لا يصل إلينا",
};

export const languages = { Arabic: "العربية", Kurdish: "الكردية", English: "الإنجليزية" };

export const groupWarnings = {
  Kicked: "أُخرج البوت من مجموعة الفريق، فلا تظهر البطاقات. الحل: إضافته من جديد مشرفًا.",
  CannotSend: "لا يُسمح للبوت بالكتابة في المجموعة. الحل: جعله مشرفًا.",
  TopicClosed: "موضوع البطاقات مغلق. الحل: فتحه، أو منح البوت حق إدارة المواضيع.",
  TopicGone: "حُذف موضوع البطاقات. الحل: رمز ربط جديد يُكتب في موضوع آخر.",
  CannotPin: "لا يُسمح للبوت بتثبيت الرسائل. الحل: منحه حق التثبيت.",
  CannotDelete: "لا يُسمح للبوت بحذف الرسائل. الحل: منحه حق الحذف.",
  MembersInvite: "يستطيع كل عضو إضافة أعضاء. الحل: إيقاف «إضافة أعضاء» في صلاحيات المجموعة.",
  HistoryVisible: "يرى الأعضاء الجدد ما كُتب قبلهم. الحل: جعل «سجل المحادثة للأعضاء الجدد» مخفيًا.",
  NoJoinRequests: "يدخل المجموعة من معه الرابط بلا موافقة. الحل: تشغيل «الموافقة على الأعضاء الجدد»، والدعوة برابط يتطلب موافقة.",
  IsPublic: "للمجموعة اسم عام يجده أي شخص. الحل: جعلها خاصة.",
};

export const goLive = {
  organisation: "اسم المنظمة مكتوب في facts.yaml",
  hotline: "اتصل شخص بالرقم وسُجل من اتصل ومتى",
  coordinators: "منسقان على الأقل، موافق عليهما",
  on_call: "أجاب المناوب على تنبيه تجريبي خلال ثلاث دقائق",
  hours: "الساعات والعطل في desk.yaml روجعت وأُكدت",
  privacy: "أرقام مدة الحفظ في facts.yaml تطابق الإعدادات",
  restore: "جُرّبت استعادة نسخة احتياطية",
  practice: "أُنجزت محادثة تدريب كاملة",
};

export const states = { Waiting: "في الطابور", Owned: "مع الفريق", Closed: "مغلقة" };

export const authors = { Person: "الشخص", Bot: "البوت", Volunteer: "الفريق", Note: "ملاحظة للفريق", Remark: "ملاحظة على الحديث", System: "المكتب" };

export const deliveries = {
  Queued: "في طريقها",
  Held: "تنتظر أن يكتب الشخص",
  Sent: "أُرسلت",
  Delivered: "وصلت",
  Parked: "تعذر الإيصال",
  Uncertain: "لم يتأكد وصولها",
  Cancelled: "أُلغيت ولم تُرسل",
  Withdrawing: "تُسحب الآن",
  Withdrawn: "سُحبت",
  Kept: "تعذر سحبها، وهي عند الشخص",
};

export const wishes = { Woman: "يُفضَّل الحديث مع امرأة", Man: "يُفضَّل الحديث مع رجل" };

export const marks = { Woman: "امرأة", Man: "رجل" };

export const debriefs = { Now: "الآن", Later: "لاحقًا" };

export const stuckReasons = {
  refused: "لم يقبلها تطبيق المراسلة",
  no_answer: "انقطع الاتصال مرتين بلا جواب، وقد تكون وصلت",
  channel_failed: "حدث خطأ عند الإرسال، وقد تكون وصلت",
  no_channel: "هذه القناة لا تعمل الآن",
  no_address: "لم يعد للشخص عنوان",
  unreadable: "لم يعد النص يُفتح",
  not_now: "طالت المحاولة ولم يُقبل الإرسال",
  turn_failed: "تعذرت معالجة رسالة ثلاث مرات",
  unreadable_update: "وصل شيء لا يُقرأ، ولم يُحفظ نصه",
  unknown: "من قبل أن تُسجل الأسباب",
};

export const stuckRefusals = {
  NotStuck: "وصل أو عولج، أو هو في الطريق. لم يُنفَّذ شيء.",
  Gone: "حُذف نصه، فلا شيء يُرسل.",
  Hopeless: "لا يمكن إعادته، يُسقط فقط.",
  PersonAway: "خرج الشخص أو حظر البوت: لا يُكتب إليه حتى يكتب.",
};

export const reaches = {
  Now: "الشخص هنا الآن: تصل الرسالة فورًا.",
  Prompt: "تصل الرسالة الآن، ضمن الوقت الذي اختاره الشخص.",
  Notice: "يظهر للشخص «رسالة جديدة» فقط، والنص بعد أن يضغط «عرض».",
  Later: "لم يكتب الشخص منذ أكثر من خمس دقائق: تصل الرسالة عندما يكتب.",
  Never: "لا يُتوقع رد.",
};

export const word = (table, name) => table[name] ?? name;
