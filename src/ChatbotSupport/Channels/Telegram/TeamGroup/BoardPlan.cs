namespace ChatbotSupport.Channels.Telegram.TeamGroup;

/// <summary>What the group should see next. Pure: only the first step is done, then everything is looked at anew, so that many changes of one card become one.</summary>
internal static class BoardPlan
{
    /// <summary>The steps, the most important first.</summary>
    public static IReadOnlyList<BoardStep> Of(GroupHome home, IReadOnlyList<GroupCase> cases, Func<GroupCase, string> faceOf, Func<IReadOnlyList<GroupCase>, string> listFaceOf, DateTimeOffset now)
    {
        var steps = new List<BoardStep>();
        var unposted = cases.Where(item => item is { Message: null, IsShown: true, IsWaiting: true }).ToList();
        var isList = unposted.Count > (home.Digest is null ? GroupLimits.DigestFrom : GroupLimits.DigestUntil);
        if (isList)
        {
            steps.AddRange(ListSteps(home, unposted, listFaceOf, now));
        }
        else if (home.Digest is { } list)
        {
            steps.Add(new EndList(list));
        }

        // Nobody in danger is told of by a changed line of a list alone, which makes no sound; the list names them until there was room for their card.
        foreach (var item in unposted.Where(item => !isList || item.IsUrgent))
        {
            steps.Add(new ShowCard(item, item.StageAt(now), Replaces: null) { Weight = item.IsUrgent ? 1 : 4 });
        }

        foreach (var item in cases.Where(item => item.Message is not null))
        {
            var stage = item.StageAt(now);
            if (!item.IsShown)
            {
                steps.Add(new EndCard(item) { Weight = 6 });
            }
            else if (stage > item.Stage)
            {
                steps.Add(new ShowCard(item, stage, (int)item.Message!) { Weight = item.IsUrgent ? 0 : 3 });
            }
            else if (faceOf(item) != item.Face)
            {
                steps.Add(new ChangeCard(item, stage) { Weight = item.IsWaiting ? 5 : 2 });
            }
        }

        if (home.PinAt is not { } at || now - at >= GroupLimits.PinEvery || at > now + GroupLimits.PinEvery)
        {
            // Last of all, until it would look as if the service were down.
            steps.Add(new ShowPin { Weight = home.PinAt is { } old && now - old >= 2 * GroupLimits.PinEvery ? 2 : 7 });
        }

        return [.. steps.OrderBy(step => step.Weight)]; // stable: the order of the cases stays within
    }

    private static IEnumerable<BoardStep> ListSteps(GroupHome home, List<GroupCase> unposted, Func<IReadOnlyList<GroupCase>, string> listFaceOf, DateTimeOffset now)
    {
        var isLouder = home.DigestAt is { } at && now - at >= GroupLimits.DigestLouderEvery && unposted.Exists(item => item.IsLate(now));
        if (home.Digest is null || isLouder)
        {
            yield return new ShowList(unposted, home.Digest) { Weight = 0 };
        }
        else if (listFaceOf(unposted) != home.Face)
        {
            yield return new ChangeList(unposted, home.Digest.Value) { Weight = 5 };
        }
    }
}

/// <summary>One step towards what the group should see.</summary>
internal abstract record BoardStep
{
    /// <summary>How much later than others it may come.</summary>
    public int Weight { get; init; }

    /// <summary>The case whose card it is about, if it is about one.</summary>
    public virtual GroupCase? About => null;

    /// <summary>It may use what is kept for what is urgent.</summary>
    public bool IsUrgent => Weight < 3;
}

/// <summary>Posts a card, so that it is heard; in the place of a quieter one.</summary>
internal sealed record ShowCard(GroupCase Case, long Stage, int? Replaces) : BoardStep
{
    /// <inheritdoc/>
    public override GroupCase? About => Case;
}

/// <summary>Changes a card where it stands.</summary>
internal sealed record ChangeCard(GroupCase Case, long Stage) : BoardStep
{
    /// <inheritdoc/>
    public override GroupCase? About => Case;
}

/// <summary>Makes the card of something that ended one dull line.</summary>
internal sealed record EndCard(GroupCase Case) : BoardStep
{
    /// <inheritdoc/>
    public override GroupCase? About => Case;
}

/// <summary>Posts the list of those who wait, in the place of an earlier one.</summary>
internal sealed record ShowList(IReadOnlyList<GroupCase> Cases, int? Replaces) : BoardStep;

/// <summary>Changes the list where it stands.</summary>
internal sealed record ChangeList(IReadOnlyList<GroupCase> Cases, int Message) : BoardStep;

/// <summary>Takes the list away.</summary>
internal sealed record EndList(int Message) : BoardStep;

/// <summary>Says that the service is alive.</summary>
internal sealed record ShowPin : BoardStep;
