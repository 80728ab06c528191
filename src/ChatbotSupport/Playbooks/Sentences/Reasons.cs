using System.Collections.Frozen;

namespace ChatbotSupport.Playbooks.Sentences;

/// <summary>Says of every kind of finding why it matters to the people who write to us. Several kinds share a reason.</summary>
public static class Reasons
{
    private static readonly (Words Why, string Codes)[] All =
    [
        (new("من يصل إلى هذا الموضع يبقى بلا جواب، وهو خائف.", "Whoever gets here would be left without an answer, while afraid."),
            "dead_end unknown_step unknown_flow unknown_answer moved_nowhere removed_step no_options menu_missing menu_without_choices missing_message text_empty call_ring silent_loop text_ring bad_wait"),
        (new("من يدخل هنا يدور في الأسئلة ولا يصل إلى مساعدة.", "Whoever enters here would go round in questions and reach no help."), "no_way_out"),
        (new("لن يقرأ أحد هذا الكلام، مهما كان مهمًا.", "Nobody would ever read this, however much it matters."), "unreachable_step unused_flow unused_text unknown_message unknown_file wrong_ending second_document"),
        (new("لن يتحقق هذا الشرط، فيُرسل الناس في طريق لا يناسبهم.", "This case could never hold; people would be sent a way that does not suit them."), "unknown_value impossible_value"),
        (new("لا يُعرف أيهما اختار الشخص، وقد يصل إلى غير ما أراد.", "Which one a person chose could not be told; they might get what they did not want."), "options_read_alike duplicate_option duplicate_step duplicate_id repeated_id duplicate_key not_both text_named_like_fact"),
        (new("من يكتب هذه الكلمات يغادر أو يمحو كل شيء بدل أن يختار.", "Whoever types these words would leave or erase everything instead of choosing."), "option_is_command"),
        (new("لا تعرضه المراسلة كاملًا: يُقطع أو يُرفض، ولا يصل.", "A messenger would cut it or refuse it, and it would not arrive."),
            "text_too_long more_than_one_line merged_text_too_long alert_too_long too_many_options too_many_buttons too_many_offered fact_too_long"),
        (new("الخائف لا يقرأ نصًا طويلًا، ويفوته الأهم.", "Somebody who is afraid does not read a long text and misses what matters."), "not_short practice_too_long too_many_steps"),
        (new("رقم أو رابط خاطئ يضر، وقد يوصل الشخص إلى من يؤذيه.", "A wrong number or link does harm and may lead a person to whoever hurts them."),
            "bad_phone bad_link bad_handle number_in_text link_in_text unknown_fact hidden_fact fact_overdue fact_due_soon checked_in_future review_before_check alert_unchecked alert_overdue alert_due_soon bad_domain not_quoted bad_date"),
        (new("يقرأ الناس علامات غريبة وسط الكلام، ويظنون أن الصفحة مزيفة.", "People would read strange signs in the text and think that we are not genuine."),
            "variant_parts variant_not_here brace half_reference name_in_text key_in_text markup_in_text mixed_digits argument_not_used"),
        (new("الكلام الموجه لجنس واحد يُشعر الآخر بأنه ليس المقصود، ويصعب على قارئ الشاشة.", "Words for one gender tell everybody else that they are not meant."), "slash_form gendered_command"),
        (new("ما تفهمه الآلة هنا غير ما هو مكتوب، وقد يضيع جزء من النص بصمت.", "What is understood here is not what stands here; a part could be lost without a sound."),
            "alias anchor tag brackets cut_by_hash plain_text_trap open_quote text_not_block colon_look_alike dash_look_alike bar_look_alike quote_look_alike comma_between_words hidden_character strange_space tab no_space_after_colon"),
        (new("لا يُعرف إلى ماذا ينتمي هذا السطر، فقد يوضع الكلام في غير مكانه.", "What this line belongs to is not certain; words could land in the wrong place."),
            "indentation wrong_indentation not_a_list not_a_map not_a_word not_lines not_keys too_deep"),
        (new("قد يكون الملف تالفًا أو ناقصًا، وما ينقصه لن يُقال لأحد.", "The file may be damaged or cut; what is missing would be said to nobody."),
            "control_character not_utf8 empty_file ends_too_early no_last_line_end file_changing file_unreadable file_too_long unreadable byte_order_mark"),
        (new("من دونه لا يعمل هذا الجزء من الخدمة.", "Without it this part of the service does not work."), "file_missing folder_missing folder_unreadable too_many_files missing_key one_of_both missing_clocks"),
        (new("كلمة بغير هجائها لا تُفهم، فيضيع ما قُصد بها.", "A misspelt name is not understood, and what it was meant to do is lost."), "unknown_key not_one_of bad_id id_is_not_file_name bad_number unknown_day bad_time format newer_format old_format"),
        (new("من يسأل هذا السؤال قد يصله جواب لا يخصه، أو لا يصله شيء.", "Whoever asks this could get an answer to something else, or none."),
            "few_examples shared_example example_like_other example_not_found phrasing_not_recognised negative_recognised empty_alternative"),
        (new("قد يُصلَح أحد الموضعين ويُنسى الآخر، فيقرأ الناس كلامين مختلفين.", "One place would be mended and the other forgotten; people would read two different things."), "duplicate_wording"),
        (new("علامة خطر قد تمر من دون أن ينتبه أحد، أو يُخاف شخص بلا سبب.", "A sign of danger could pass unnoticed, or somebody be frightened for nothing."),
            "risk_ask_without_flag risk_bad_phrase risk_example_both_sides risk_example_fires risk_example_silent risk_example_wordless risk_no_counterexample risk_no_example risk_no_phrase risk_repeated_id risk_too_many_gaps risk_unknown_list"),
        (new("من تهدده أسرته أو يخاف الشرطة قد يُدفع إلى ما يخافه.", "Somebody whose family is the danger, or who fears the police, could be pushed to exactly that."), "police_on_every_route emergency_without_route"),
        (new("ما جُرّب مرة ونجح صار يحدث غيره، وقد يحدث للناس غدًا.", "What was tried and right now goes otherwise, and so it will for people."), "story_differs bad_moment bad_span"),
        (new("لا أحد يعرف هل ما زال هذا الموضع صحيحًا بعد كل تعديل.", "Nobody knows after an edit whether this place is still right."), "untested_step untested_choice untested_answer no_stories"),
        (new("ينتظر الناس أحدًا لا يأتي، أو يُقال إن الفريق غائب وهو حاضر.", "People would wait for nobody, or be told that nobody is there."), "closed_and_open closes_before_opening ends_before_beginning"),
    ];

    private static readonly FrozenDictionary<string, Words> ByCode =
        All.SelectMany(reason => reason.Codes.Split(' ').Select(code => (code, reason.Why))).ToFrozenDictionary(pair => pair.code, pair => pair.Why);

    /// <summary>Why a kind of finding matters.</summary>
    public static Words Of(string code) => ByCode[code];
}
