using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Core.Tests.Conversations;

/// <summary>What is said to somebody who sends a place, a card or something that cannot be read, and what whoever has their case hears of it.</summary>
public sealed class BesidesWordsTests
{
    [Theory]
    [InlineData(false, MessageIds.EmergencyNormal)]
    [InlineData(true, MessageIds.EmergencyHumanFirst)]
    public void Whoever_shares_a_place_is_told_that_nobody_can_be_sent_and_the_number_by_their_route(bool humanFirst, string number)
    {
        var scene = Scene.New().Do(new PersonOpened());
        scene = humanFirst ? scene.Write(TinyPlaybook.Clan) : scene;

        var said = Said(scene.Run(new PersonSentMedia(MediaKind.Location)));

        Assert.All([MediaMessageIds.Place, MessageIds.CannotSend, number], id => Assert.Contains(Words(id), said, StringComparison.Ordinal));
        Assert.Contains(Words(MessageIds.CannotSend), Said(scene.Run(new PersonSentMedia(MediaKind.Location))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MediaKind.Location, MediaMessageIds.DeskPlace, MessageIds.CannotSend)]
    [InlineData(MediaKind.Other, MediaMessageIds.DeskUnreadable, MediaMessageIds.Unreadable)]
    [InlineData(MediaKind.Contact, MessageIds.DeskMedia, MediaMessageIds.Card)]
    [InlineData(MediaKind.Sticker, MessageIds.DeskMedia, MediaMessageIds.Sticker)]
    [InlineData(MediaKind.Voice, MessageIds.DeskMedia, MessageIds.MediaFirst)]
    public void While_somebody_of_the_team_has_the_case_they_hear_of_which_kind_it_was_where_that_matters(MediaKind kind, string atDesk, string toPerson)
    {
        var scene = Scene.New().Do(new PersonOpened()).Write(TinyPlaybook.Urgent).Press("_yes");
        scene.Do(new TakeCase(Scene.Owner, scene.Code));

        var result = scene.Run(new PersonSentMedia(kind));

        Assert.Equal(Words(atDesk), Assert.Single(result.Effects.OfType<KeepLine>(), line => line.Author == LineAuthor.System).Text.Trim());
        Assert.Contains(Words(toPerson), Said(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("whatsapp", true)]
    [InlineData("telegram", false)]
    public void That_vanishing_words_may_be_why_is_said_only_where_that_can_be(string channel, bool isSaid)
    {
        var scene = Scene.New(channel).Do(new PersonOpened());

        foreach (var result in new[] { scene.Run(new PersonSentMedia(MediaKind.Other)), scene.Run(new PersonSentMedia(MediaKind.Other)) })
        {
            Assert.Contains(Words(MediaMessageIds.Unreadable), Said(result), StringComparison.Ordinal);
            Assert.Equal(isSaid, Said(result).Contains(Words(WhatsAppMessageIds.Vanishing), StringComparison.Ordinal));
        }
    }

    private static string Words(string id) => TinyPlaybook.Instance.Messages[id].Trim();

    private static string Said(TurnResult result) => string.Join('\n', result.Effects.OfType<SayToPerson>().Select(say => say.Message.Text));
}
