namespace ChatbotSupport.Core.Language;

/// <summary>The words by which a wish for a human is heard, normalised; each list means one thing.</summary>
internal static class HumanWords
{
    /// <summary>People, as somebody names them who wants one.</summary>
    public static readonly WordFamily Humans = new(
        "انسان انسانه بشر بشري بشريه ادمي متطوع متطوعه متطوعين المتطوعين موظف موظفه موظفين مختص مختصه مرشد مرشده اخصائي اخصائيه مستشار مستشاره human humans "
        + "agent operator counselor volunteer insan ensan bashar muwathaf مروف مروفيك مروفيكي خوبهخش ادميه اوادم مسوول مسووله خبير متخصص متخصصه متخصصين مختصين "
        + "مرشدين mutatawi3 motatawe3");

    /// <summary>«شخص» and «احد» are everyday words; they mean the team only beside "talk with" or "real".</summary>
    public static readonly WordFamily Somebody = new(
        "شخص احد واحد وحده حد حدا احدا احدهم بنيه بنت امراه مره رجال شخصا ناس person people someone somebody anyone anybody sha5s shakhs wahed a7ad wa7ed كهسيك كهسيكي "
        + "كهس شخصيه");

    /// <summary>Those who answer here.</summary>
    public static readonly WordFamily Team = new(
        "الفريق فريق فريقكم المنظمه منظمتكم الدعم المشرف المشرفه مشرف مشرفه الادمن ادمن المسؤولين support admin");

    /// <summary>To talk, to be heard, to be connected.</summary>
    public static readonly WordFamily Talking = new(
        "احجي احكي احجيلكم اتكلم اتحدث تكلم التكلم التحدث الحديث الكلام احاجي احاجيه احاجيها اكلم اكلمه اكلمها اتواصل التواصل تواصل اخابر اسولف اسولفله نسولف "
        + "ادردش دردشه افضفض افضفضله استشير يحجي يكلمني يحاجيني يرد يجاوبني يجاوب يسمعني يفهمني تسمعني تفهمني تحجي يسولف يتواصل نحجي حولني حولوني وصلني وصلوني "
        + "ربطني اربطني اربطوني تحويلي تحولوني تحولني توصيلي توصلوني توصلني talk talking speak chat connect transfer a7chi ahchi a7ki ahki a7che قسه محادثه "
        + "مكالمه");

    /// <summary>To want, to ask, to look for.</summary>
    public static readonly WordFamily Wanting = new(
        "اريد ارد اريدلي ابي ابغي بدي محتاج محتاجه احتاج ممكن يمكن بالامكان امكانيه اكدر اقدر استطيع وين اين انطوني اعطوني جيبولي جيبلي خلي خل خلوني "
        + "خليني هل اطلب طلب ارجوكم رجاء ياريت اتمني لازم want need can could may please let arid areed ared abi aku اكو يوجد حولني حولوني وصلني وصلوني فد "
        + "دهمهويت دهتوانم ارغب اود احب نفسي يمكنني بامكاني هناك عندكم عدكم شوكت متي ليش دزولي دزوا نادولي نادوا اتركني ودوني وديني");

    /// <summary>Said to whoever shall fetch somebody.</summary>
    public static readonly WordFamily Calling = new(
        "جيبولي جيبلي جيبوا جيبو نادولي نادلي نادوا نادو نادي صيحولي صيحوا صيحو صيحلي خابروا خلوا حولوني حولني وصلوني وصلني وصليني حوليني ربطوني اربطوني انطوني "
        + "ودوني وديني اعطوني ابعثوا ابعثولي connect transfer");

    /// <summary>Not a machine.</summary>
    public static readonly WordFamily Real = new(
        "حقيقي حقيقيه طبيعي طبيعيه real actual live 7aqiqi حي راستهقينه");

    /// <summary>What answers here.</summary>
    public static readonly WordFamily Machine = new(
        "بوت روبوت ربوت البوت الروبوت الاله اله ماكنه مكينه برنامج ذكاء bot robot machine الماكنه");

    /// <summary>Not wanted, or worse.</summary>
    public static readonly WordFamily Against = new(
        "ما مو مب موش مش لا ليس كافي ملل مليت طفرت تافه غبي غبيه زباله فاشل فاشله كرهت زهكت ضجت بدون غير خرب خره ينعل لعنه not no stupid hate useless fashil "
        + "ماكو كله كلها كلكم تعيد تكرر نفس سخيف حمار عوفوني عوفني يكرر يعيد تعبت تعبني خلصوني خلصني فكوني ضيعت يفهم تفهم يفتهم");

    /// <summary>«هو انسان حقير» speaks of somebody, not of a wish.</summary>
    public static readonly WordFamily OfSomebody = new(
        "هو هي هم هذا هذه هاي انته انت اني انا");

    /// <summary>«كلمت موظف بالبنك» tells of a talk that was.</summary>
    public static readonly WordFamily Telling = new(
        "كلمت كلمني حجيت حجيتله حاجيت حاجاني راسلت راسلني خابرت خابرني اتصلت اتصل شفت لكيت التقيت سالت صار جان كان دفعت دزيت يهددني يبتزني هددني ابتزني");

    /// <summary>«وياكم»</summary>
    public static readonly WordFamily Us = new(
        "وياكم معكم معاكم ويهكم بيكم");

    /// <summary>«وياها»</summary>
    public static readonly WordFamily WithThem = new(
        "وياه وياها ويهه معه معها معاه معاها");

    /// <summary>No.</summary>
    public static readonly WordFamily Denials = new(
        "ما لا مو ماكو بدون dont");

    /// <summary>Whom people talk with outside: «احجي ويه ابوي مره ثانيه» is no wish for the team.</summary>
    public static readonly WordFamily Outside = new(
        "اهلي ابوي ابويه امي اخوي اخويه اختي زوجي زوجتي مرتي خطيبي خطيبتي عمي خالي صديقي صديقتي حبيبي حبيبتي المبتز الهكر الشرطه الضابط المحامي الدكتور نفسي "
        + "روحي هذا هاي");

    /// <summary>What is answered here.</summary>
    public static readonly WordFamily SaidHere = new(
        "كلام كلامك جواب جوابك رد ردك ردود ردودك اجوبه اجوبتك سؤال");

    /// <summary>«ردود آلية»</summary>
    public static readonly WordFamily Dull = new(
        "جاهز جاهزه اليه الي تلقائيه تلقائي مكرره مكرر");

    /// <summary>«كافي»</summary>
    public static readonly WordFamily FedUp = new(
        "كافي ملل مليت طفرت زهكت ضجت تعبت كرهت تعيد تكرر دتعيد دتكرر");

    /// <summary>What somebody from the team does for the person: «واحد يفهمني», «اكو احد هنا».</summary>
    public static readonly WordFamily Answering = new(
        "يحاجيني تحاجيني يحجي تحجي يكلمني تكلمني يجاوبني تجاوبني يجاوب يرد ترد يردلي يسمعني تسمعني يسمع يتكلم تتكلم احجي احاجيه احاجيها اكلمه اكلمها يفهمني "
        + "تفهمني يفهم يفتهمني تفتهمني يساعدني تساعدني هنا موجود صاحي منكم عدكم عندكم يمكنني التحدث اتحدث يتواصل يحاكيني يوصلني يرشدني ينصحني يدخل بالجانب");

    /// <summary>«خابروني», said to whoever answers here.</summary>
    public static readonly WordFamily CallingUs = new(
        "خابروني خابرني كلموني كلمني حاجوني حاجيني راسلوني دكولي دقولي اتصلوا اتصلو جاوبوني جاوبوا جاوبو ردولي ردوا ردو");

    /// <summary>«شلون اخابركم», said to whoever answers here.</summary>
    public static readonly WordFamily ReachingYou = new(
        "اخابركم اكلمكم احاجيكم احدثكم اتصلكم");

    /// <summary>«دكتور نفسي»</summary>
    public static readonly WordFamily Healers = new(
        "دكتور دكتوره طبيب طبيبه معالج معالجه");

    /// <summary>Whom they shall call.</summary>
    public static readonly WordFamily ToMe = new(
        "بيه بي عليه علي علينا الي عليا احتاج اريد رجاء");

    /// <summary>«انت»</summary>
    public static readonly WordFamily You = new(
        "انت انته انتي انتو انتم انتوا");

    /// <summary>What a machine is called that does not understand.</summary>
    public static readonly WordFamily Insults = new(
        "غبي غبيه اغبياء تافه تافهه زباله فاشل فاشله حمار سخيف كذاب متفهم متفتهم ماتفهم ماتفتهم");

    /// <summary>«ما تفهم»: an insult only when it is denied.</summary>
    public static readonly WordFamily Understanding = new(
        "تفهم تفتهم تفهمون تفتهمون تفيد تفيدون");

    /// <summary>Small words around a wish.</summary>
    public static readonly WordFamily Courtesy = new(
        "من فضلك فضلكم لو سمحت سمحتم رجاء ويه ويا وي مع هنا بس فد a the to please هسه الان فدوه الله يخليك يخليكم");

    /// <summary>Who threatens, and where: a machine there is none of ours.</summary>
    public static readonly WordFamily Blackmailers = new(
        "المبتز مبتز الهكر يبتزني يهددني التلكرام بالتلكرام تلكرام");
}
