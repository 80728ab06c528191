namespace ChatbotSupport.Core.Conversations;

/// <summary>One turn of one conversation: pure, from a signal to the next conversation and its effects.</summary>
public static class Turn
{
    /// <summary>Runs one turn. Never throws for anything a person or volunteer can send.</summary>
    public static TurnResult Run(Conversation conversation, Signal signal, Playbook playbook, Moment moment)
    {
        var draft = new TurnDraft(conversation, playbook, moment, byPerson: signal is not (TimerDue or CaseCommand or PersonBlocked or PersonMoved or PersonJoined or PersonRevoked or PersonReacted or BackupRestored));
        Refusal? refusal = null;
        switch (signal)
        {
            case PersonWrote wrote:
                draft.Forwarded = wrote.Forwarded;
                PersonTurn.Wrote(draft, new PersonLines(wrote.Lines, wrote.SentAt, wrote.Correction));
                break;
            case PersonFlooded flooded:
                draft.Forwarded = flooded.Forwarded;
                PersonTurn.Flooded(draft, new PersonLines(flooded.Lines, flooded.SentAt));
                break;
            case PersonPressed pressed:
                PersonTurn.Pressed(draft, pressed);
                break;
            case PersonSentMedia { Caption: { } caption } captioned:
                PersonTurn.Captioned(draft, captioned, new PersonLines(caption.Lines, caption.SentAt, caption.Correction));
                break;
            case PersonSentMedia sent:
                PersonTurn.SentMedia(draft, sent);
                break;
            case PersonOpened opened:
                PersonTurn.Opened(draft, opened.Flow);
                break;
            case PersonBlocked:
                Leaving.Blocked(draft);
                break;
            case PersonMoved moved:
                Leaving.Moved(draft, moved.IsSameNumber);
                break;
            case PersonJoined joined:
                Leaving.Joined(draft, joined.Raised);
                break;
            case PersonReacted reacted:
                LiveTalk.Reacted(draft, reacted);
                break;
            case PersonRevoked revoked:
                Leaving.Revoked(draft, revoked.IsRemark);
                break;
            case PersonTurnedAway away:
                PersonTurn.TurnedAway(draft, away);
                break;
            case PersonLeft:
                Leaving.Leave(draft);
                break;
            case TeamErases:
                Leaving.EraseForTeam(draft);
                break;
            case BackupRestored:
                AfterRestore.Doubt(draft);
                break;
            case TimerDue timer:
                ConversationTimers.Due(draft, timer.Kind);
                break;
            case CaseCommand command:
                refusal = CaseCommands.Run(draft, command);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(signal), signal.GetType().Name, "unknown signal");
        }

        OwnersMarks.Look(draft, conversation);
        return draft.Finish(refusal);
    }
}
