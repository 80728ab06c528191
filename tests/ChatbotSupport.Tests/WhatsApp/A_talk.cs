using System.Text;
using ChatbotSupport.GraphApi.Faults;
using ChatbotSupport.GraphApi.Http;
using ChatbotSupport.GraphApi.People;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Tests.WhatsApp;

/// <summary>A person talks with the service on WhatsApp.</summary>
public sealed class A_talk
{
    [Fact]
    public async Task Whoever_writes_is_greeted_and_finds_choices_that_can_be_pressed()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync();
        var menu = await person.Screen.ShowsAsync(message => message.Choices.Count > 0, "choices");

        person.Presses(menu, menu.Choices[0].Title);

        var answer = await person.Screen.ShowsAsync(message => message.IsFromBot && message.Id != menu.Id && message.Text != menu.Text, "an answer");
        Assert.NotEqual(menu.Text, answer.Text);
        Assert.Null(menu.ErrorCode);
    }

    [Theory]
    [InlineData("١")]
    [InlineData("1")]
    [InlineData(null)]
    public async Task A_choice_can_be_typed_as_its_number_or_its_words(string? typed)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync();
        var menu = await person.Screen.ShowsAsync(message => message.Choices.Count > 0, "choices");

        person.Says(typed ?? menu.Choices[0].Title);

        await number.UntilAsync<string?>("SELECT flow FROM conversations", flow => flow is not null and not "menu");
    }

    [Fact]
    public async Task A_person_sees_that_their_message_came_and_that_an_answer_is_being_written()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = number.Api.Person("زينب");

        var said = person.Says("مرحبا");
        await person.Screen.ShowsAsync("أهلًا بك");

        await Eventually.HoldsAsync(() => Task.FromResult(said.IsReadByBot), read => read);
        Assert.Equal(1, person.TypingShown);
    }

    [Fact]
    public async Task Messages_that_come_together_twice_and_in_any_order_are_answered_once()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var (one, other) = (number.Api.Person("زينب"), number.Api.Person("علي", Shown.UserId));
        number.Api.Webhook.Hold();
        number.Api.Webhook.NextComesTwice();
        number.Api.Webhook.NextComesReversed();
        one.Says("مرحبا");
        other.Says("مرحبا");
        number.Api.Webhook.Release();

        await one.Screen.ShowsAsync("أهلًا بك");
        await other.Screen.ShowsAsync("أهلًا بك");
        await number.Api.Webhook.UntilTakenAsync();

        Assert.Equal(2, number.Ask<long>("SELECT count(*) FROM inbox WHERE kind = 'Text'")[0]);
        Assert.Single(one.Screen.Heard);
        Assert.Single(other.Screen.Heard);
    }

    [Theory]
    [InlineData("photo", "لا نستقبل الصور ولا الصوت ولا الملفات")]
    [InlineData("voice", "لا نستقبل الصور ولا الصوت ولا الملفات")]
    [InlineData("sticker", "الملصقات لا تُرى هنا")]
    [InlineData("location", "ولا نستطيع إرسال أحد إليك")]
    [InlineData("contact", "لا نستقبل بطاقات الأسماء والأرقام")]
    [InlineData("order", "وصلت بشكل لا يُقرأ هنا")]
    [InlineData("unsupported", "الكتابة العادية تصل")]
    [InlineData("ephemeral", "قد يكون السبب رسالة تختفي")]
    [InlineData("unknown", "وصلت بشكل لا يُقرأ هنا")]
    public async Task Whatever_is_sent_instead_of_words_has_its_own_answer_and_nothing_of_it_is_kept(string what, string answer)
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync();

        _ = what switch
        {
            "photo" => person.SendsImage(),
            "voice" => person.SendsVoice(),
            "sticker" => person.SendsSticker(),
            "location" => person.SendsLocation(),
            "contact" => person.SendsContact("خالد", "9647700000000"),
            "order" => person.SendsOrder(),
            "unsupported" => person.SendsUnsupported(),
            "ephemeral" => person.SendsEphemeral(),
            _ => person.SendsUnknown("hologram"),
        };

        await number.UntilAsync<long>("SELECT count(*) FROM inbox WHERE kind = 'Media' AND state = 'Handled'", count => count == 1);
        await person.Screen.ShowsAsync(answer);
        Assert.Equal(2, person.Screen.Heard.Count);
    }

    [Fact]
    public async Task A_sign_under_a_message_is_not_answered()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.StartedAsync();

        person.Reacts(person.Screen.Heard[0], "👍");
        await number.Api.Webhook.UntilTakenAsync();

        Assert.Equal(1, number.Ask<long>("SELECT count(*) FROM inbox")[0]);
    }

    [Fact]
    public async Task What_was_changed_is_read_anew_and_what_was_deleted_is_deleted_here_too()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        var said = person.Says("كلام أول");
        await number.LinesAsync(lines => lines.Any(line => line.Contains("كلام أول", StringComparison.Ordinal)));

        person.Edits(said, "كلام ثان");
        await number.LinesAsync(lines => lines.Any(line => line.Contains("كلام ثان", StringComparison.Ordinal)));
        person.Revokes(said);

        var left = await number.LinesAsync(lines => lines.Any(line => line.Contains("حذف الشخص رسالة", StringComparison.Ordinal)));
        Assert.DoesNotContain(left, line => line.Contains("كلام أول", StringComparison.Ordinal) || line.Contains("كلام ثان", StringComparison.Ordinal));
        Assert.Equal("Owned", number.Ask<string>("SELECT state FROM cases")[0]);
    }

    [Fact]
    public async Task A_remark_goes_with_the_message_that_it_was()
    {
        await using var number = await RunningWhatsApp.StartAsync(withTelegram: true);
        var salam = await number.MemberAsync("سلام");
        var person = await number.WithVolunteerAsync();
        var remark = person.Says("ملاحظة على الحديث: كلام عن المتطوع");
        await number.UntilAsync<long>("SELECT count(*) FROM lines WHERE author = 'Remark'", count => count == 1);
        salam.Says("التنسيق");
        salam.Presses(await salam.Screen.ShowsAsync("ملاحظات على الحديث"), $"ملاحظة على {Channels.Telegram.Team.TeamWords.Code(await number.CodeAsync())}");
        await salam.Screen.ShowsAsync("كلام عن المتطوع");

        person.Revokes(remark);

        await number.UntilAsync<long>("SELECT count(*) FROM lines WHERE author = 'Remark'", count => count == 0);
        await salam.Screen.UntilAsync(messages => !messages.Any(message => message.Text.Contains("كلام عن المتطوع", StringComparison.Ordinal)), "no remark");
    }

    [Fact]
    public async Task Leaving_quickly_ends_with_the_dull_line_alone_and_how_to_clear_the_chat_was_taught_before()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        var person = await number.WithVolunteerAsync();
        Assert.Contains(person.Screen.Heard, message => message.Text.Contains("حذف الدردشة", StringComparison.Ordinal));

        person.Says("خروج");

        await number.UntilAsync<long>("SELECT count(*) FROM outbox WHERE kind = 'Dull' AND state IN ('Accepted', 'Delivered')", count => count == 1);
        await Eventually.HoldsAsync(() => Task.FromResult(person.Screen.Last), last => last is { IsFromBot: true });
        Assert.DoesNotContain("واتساب", person.Screen.Last!.Text, StringComparison.Ordinal);
        Assert.Empty(person.Screen.Last.Choices);
    }

    [Fact]
    public async Task Before_the_opening_only_the_team_is_answered()
    {
        await using var number = await RunningWhatsApp.StartAsync(service: ServiceMode.Rehearsal);
        var stranger = number.Api.Person("غريب");

        stranger.Says("مرحبا");

        var line = await stranger.Screen.NextAsync();
        Assert.DoesNotContain("أهلًا بك", line.Text, StringComparison.Ordinal);
        Assert.Equal(0, number.Ask<long>("SELECT count(*) FROM lines WHERE author = 'Person'")[0]);
    }

    [Fact]
    public async Task No_number_name_or_token_is_written_anywhere()
    {
        await using var number = await RunningWhatsApp.StartAsync();
        number.Api.Faults.Next(GraphCall.Messages, new Fault.Refused(131000));
        number.Api.Faults.Next(GraphCall.Messages, new Fault.ConnectionClosed());
        var person = await number.StartedAsync("اسم_لا_يُحفظ");
        await number.Api.Webhook.UntilTakenAsync();
        await number.StopAsync();

        var written = string.Join('\n', number.Log)
            + string.Concat(Directory.EnumerateFiles(number.Folder, "*", SearchOption.AllDirectories).Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file))));
        foreach (var secret in new[] { person.Phone, person.UserId, person.Name, number.Api.Token, number.Api.AppSecret, "wamid." })
        {
            Assert.DoesNotContain(secret, written, StringComparison.Ordinal);
        }
    }
}
