using ChatbotSupport.Core.Cases;

namespace ChatbotSupport.Core.Conversations;

/// <summary>A case goes to a colleague, or back to the queue, with what they must know.</summary>
internal static class PassingOn
{
    /// <summary>To a colleague: the person is told once who goes on with them, and that there is a summary.</summary>
    public static Refusal? Transfer(TurnDraft draft, Case open, TransferCase transfer)
    {
        if (open.Excluded.Contains(transfer.To.VolunteerId) || transfer.To.VolunteerId == transfer.By.VolunteerId)
        {
            return Refusal.ColleagueUnsuited;
        }

        if (CaseCommands.WhyNot(open) is { } refusal)
        {
            return refusal;
        }

        if (Compose(draft, transfer.Kind, transfer.Note) is not { } note)
        {
            return Refusal.NoteMissing;
        }

        if (note.Length > ConversationLimits.MaxVolunteerText)
        {
            return Refusal.BadText;
        }

        draft.Do(new KeepLine(LineAuthor.Note, note, Live: true, transfer.By.Alias));
        draft.EditCase(item => item with
        {
            Owner = transfer.To,
            LastOwner = item.LastToSpeak,
            PassedOnAt = draft.Now,
            TakenAt = draft.Now,
            WaitingSince = CaseEnding.WaitingSince(item, draft.Now),
            Second = item.Second?.VolunteerId == transfer.To.VolunteerId ? null : item.Second,
        });
        CaseClocks.Lease(draft);
        draft.DeskLine(MessageIds.DeskPassedOn, ("alias", transfer.To.Alias));
        draft.Do(new Happened("case_transferred"));
        draft.SayText(draft.Text(MessageIds.VolunteerChanged, ("alias", transfer.To.Alias)));
        Wishes.SayIfNotMet(draft, transfer.To);
        SecondPerson.Call(draft);
        return null;
    }

    /// <summary>Back to the queue. Only with a note is a summary promised.</summary>
    public static Refusal? Return(TurnDraft draft, CaseOwner by, NoteKind? kind, string? words)
    {
        var note = Compose(draft, kind, words);
        if (note?.Length > ConversationLimits.MaxVolunteerText)
        {
            return Refusal.BadText;
        }

        if (note is not null)
        {
            draft.Do(new KeepLine(LineAuthor.Note, note, Live: true, by.Alias));
        }

        draft.DeskLine(MessageIds.DeskReturned);
        draft.Say(note is null ? MessageIds.VolunteerGone : MessageIds.VolunteerPassesOn);
        CaseEnding.BackToQueue(draft);
        return null;
    }

    private static string? Compose(TurnDraft draft, NoteKind? kind, string? words)
    {
        var sentence = kind switch
        {
            NoteKind.Advised => draft.Text(MessageIds.NoteAdvised),
            NoteKind.Agreed => draft.Text(MessageIds.NoteAgreed),
            NoteKind.WatchFor => draft.Text(MessageIds.NoteWatchFor),
            _ => "",
        };
        var note = string.Join('\n', new[] { sentence, words?.Trim() ?? "" }.Where(part => part.Length > 0));
        return note.Length > 0 ? note : null;
    }
}
