namespace ChatbotSupport.Tests.Telegram;

/// <summary>A person talks with the bot on Telegram: what they see, from Start to a human.</summary>
public sealed class A_talk
{
    [Fact]
    public async Task Begins_with_Start_and_shows_the_menu_as_buttons()
    {
        await using var chat = await RunningChat.StartAsync();

        var zaynab = await chat.StartedAsync();

        Assert.Contains("[أتعرض للابتزاز]", zaynab.Screen.Transcript, StringComparison.Ordinal);
        var sent = Assert.Single(chat.Api.Requests.Of("sendMessage"));
        Assert.Null(sent.Parameters["parse_mode"]);
        Assert.Null(sent.Parameters["protect_content"]);
        Assert.Equal("true", sent.Parameters["link_preview_options"]!["is_disabled"]!.ToString());
    }

    [Fact]
    public async Task A_press_stops_spinning_at_once_and_the_choice_stands_where_the_buttons_were()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        var menu = zaynab.Screen.Last!;

        await (await zaynab.PressesAsync("أتعرض للابتزاز")).AnsweredAsync();

        await zaynab.Screen.ShowsAsync("هل هناك أمر عاجل الآن؟");
        await zaynab.Screen.UntilAsync(_ => menu.Text.EndsWith("← أتعرض للابتزاز", StringComparison.Ordinal) && !menu.Buttons.Any(), "the choice");
        Assert.StartsWith("أهلًا بك", menu.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_an_earlier_question_is_answered_kindly_and_a_second_press_of_one_says_nothing_twice()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        var menu = zaynab.Screen.Last!;
        zaynab.Starts("response_steps");
        await zaynab.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "التالي"));

        await zaynab.Presses(menu, "أتعرض للابتزاز").AnsweredAsync();

        var kind = await zaynab.Screen.ShowsAsync("هذا الزر من سؤال سابق. نحن الآن هنا:");
        Assert.Contains("يمكن الإبلاغ في أقرب مركز شرطة", kind.Text, StringComparison.Ordinal);
        await zaynab.Screen.UntilAsync(_ => !menu.Buttons.Any(), "no buttons under the menu");

        await zaynab.Presses(kind, "التالي").AnsweredAsync();
        await zaynab.Screen.ShowsAsync("عدم الرد على من يهدد");
        await zaynab.Presses(kind, "التالي").AnsweredAsync();
        await chat.Api.Updates.UntilConfirmedAsync();
        await chat.UntilAsync<long>("SELECT (SELECT count(*) FROM inbox WHERE state = 'Waiting') + (SELECT count(*) FROM outbox WHERE state = 'Queued')", left => left == 0);
        Assert.Single(zaynab.Screen.Messages, message => message.IsFromBot && message.Text.Contains("عدم الرد على من يهدد", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_choice_marked_as_urgent_is_red()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        await zaynab.PressesAsync("أتعرض للابتزاز");
        var question = await zaynab.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "لا شيء عاجل"));

        Assert.Equal("خطر على الحياة الآن", Assert.Single(question.Buttons, button => button.Style == "danger").Text);
        Assert.DoesNotContain(question.Buttons, button => button.Style == "success");
    }

    [Fact]
    public async Task Numbers_in_a_step_can_be_copied_and_stay_copyable_after_the_choice()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = chat.Api.Person("زينب");
        zaynab.Starts("response_steps");
        var step = await zaynab.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "التالي"));

        Assert.Equal(["533", "131", "911"], step.Buttons.Where(button => button.Copies is not null).Select(button => button.Copies));
        Assert.Contains(step.Buttons, button => button.Text == "نسخ 533");
        Assert.Contains("\u2066533\u2069", step.Text, StringComparison.Ordinal);

        await zaynab.PressesAsync("التالي");

        await zaynab.Screen.ShowsAsync("عدم الرد على من يهدد");
        await zaynab.Screen.UntilAsync(_ => step.Buttons.All(button => button.Copies is not null), "copy buttons only");
    }

    [Fact]
    public async Task Only_the_choice_that_ends_something_is_green()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = chat.Api.Person("زينب");

        zaynab.Starts("privacy_settings");
        await zaynab.PressesAsync("فيسبوك");
        await zaynab.PressesAsync("بلا صيغة");
        var settings = await zaynab.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Text == "تطبيق آخر"));

        Assert.Equal("يكفي الآن", Assert.Single(settings.Buttons, button => button.Style == "success").Text);
    }

    [Fact]
    public async Task A_link_to_report_at_is_copied_whole_and_named_by_its_site()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        zaynab.Says("شلون ابلغ عن حساب بالانستا");

        await zaynab.PressesAsync("المزيد");

        var more = await zaynab.Screen.ShowsAsync(message => message.Buttons.Any(button => button.Copies is not null));
        Assert.Equal(
            [("نسخ stopncii.org", "https://stopncii.org"), ("نسخ takeitdown.ncmec.org", "https://takeitdown.ncmec.org")],
            more.Buttons.Where(button => button.Copies is not null).Select(button => (button.Text, button.Copies!)));
    }

    [Fact]
    public async Task A_link_leads_into_its_flow_and_one_that_leads_nowhere_to_the_menu()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = chat.Api.Person("زينب");
        var mariam = chat.Api.Person("مريم");

        zaynab.Starts("response_steps");
        mariam.Starts("no_such_flow");

        await zaynab.Screen.ShowsAsync("يمكن الإبلاغ في أقرب مركز شرطة");
        await mariam.Screen.ShowsAsync("بماذا يمكن أن نساعد الآن؟");
    }

    [Theory]
    [InlineData("/menu", "بماذا يمكن أن نساعد الآن؟")]
    [InlineData("/help", "بماذا يمكن أن نساعد الآن؟")]
    [InlineData("/steps", "يمكن الإبلاغ في أقرب مركز شرطة")]
    [InlineData("/erase", "سيُمسح عندنا كل ما كُتب")]
    [InlineData("/exit", "تم.")]
    [InlineData("/team", "هل يمكن أن يقرأ ما كتبته هنا")]
    public async Task A_command_means_what_its_word_means(string command, string answer)
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();
        var greeting = zaynab.Screen.Last;

        zaynab.Says(command);

        await zaynab.Screen.ShowsAsync(message => message.IsFromBot && message != greeting && message.Text.Contains(answer, StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task A_sign_of_danger_reaches_a_human_who_answers_by_alias()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        zaynab.Says("عمري 16 ويكول نلتقي باجر");
        await zaynab.Screen.ShowsAsync("عدم الذهاب إلى أي لقاء");
        await zaynab.PressesAsync("موافقة");
        await zaynab.PressesAsync("أي وقت");
        await chat.TakeAsync();
        await chat.WriteAsync("هل أنت في مكان آمن؟ <b>نص</b> & *نجمة* _خط_");

        await zaynab.Screen.ShowsAsync("نور:\nهل أنت في مكان آمن؟ <b>نص</b> & *نجمة* _خط_");
        zaynab.Says("اي بالبيت");
        Assert.Contains("Person: اي بالبيت", await chat.LinesAsync(lines => lines.Contains("Person: اي بالبيت")));
    }

    [Fact]
    public async Task A_forwarded_scam_is_read_like_any_text()
    {
        await using var chat = await RunningChat.StartAsync();
        var zaynab = await chat.StartedAsync();

        zaynab.Forwards("وزارة العمل تطلق منحة 300 الف دينار للتسجيل اضغط الرابط");

        await zaynab.Screen.ShowsAsync(message => message.IsFromBot && message.Buttons.Any(button => button.Text == "نص للمشاركة"), "the alert");
    }
}
