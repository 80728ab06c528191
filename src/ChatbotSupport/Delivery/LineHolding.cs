using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns;
using Microsoft.Data.Sqlite;

namespace ChatbotSupport.Delivery;

/// <summary>Keeps lines that must not light up a phone now until their person is there, and says at most once, neutrally, that something waits.</summary>
internal sealed class LineHolding(Writer writer, OutboxRows rows, Changes changes, CurrentPlaybook playbook, TimeProvider clock)
{
    /// <summary>Keeps a line that the gate holds back; true, for more may be queued behind it.</summary>
    public Task<bool> HoldAsync(string conversationId, OutboxRow row, bool withNotice)
    {
        TurnMeter.Held(conversationId);
        return WriteAsync(row, connection =>
        {
            // Taken back, left or erased meanwhile: then there is nothing to announce either.
            if (OutboxOutcomes.Hold(connection, row.Id) && withNotice)
            {
                Announce(connection, conversationId, row);
            }
        });
    }

    /// <summary>Keeps a line because the channel's window is closed. What a human wrote is announced once by the neutral reminder; that a line of the bot waits is nothing to light up a phone for.</summary>
    public Task<bool> HoldClosedAsync(string conversationId, OutboxRow row, bool canRemind)
    {
        if (row.Notice != 0)
        {
            return WriteAsync(row, connection => OutboxOutcomes.DropNotice(connection, row.Id));
        }

        return WriteAsync(row, connection =>
        {
            if (OutboxOutcomes.HoldClosed(connection, row.Id) && row.Kind == nameof(MessageKind.Volunteer) && canRemind)
            {
                Announce(connection, conversationId, row);
            }
        });
    }

    private void Announce(SqliteConnection connection, string conversationId, OutboxRow row)
    {
        if (OutboxOutcomes.NoteNotice(connection, conversationId))
        {
            rows.AddNotice(connection, conversationId, row.Channel, Notice(row), clock.GetUtcNow());
        }
    }

    private async Task<bool> WriteAsync(OutboxRow row, Action<SqliteConnection> write)
    {
        await writer.RunAsync(connection =>
        {
            write(connection);
            return true;
        });
        DeliveryMeter.Held(row.Channel);
        changes.Bump();
        return true;
    }

    // The notice of what never comes at night does not come at night either.
    private Message Notice(OutboxRow row) => new(
        playbook.Value.Messages[MessageIds.NewMessageNotice].Trim(), [new Button(ButtonPayload.ShowPayload, playbook.Value.Messages[MessageIds.ShowButton].Trim())],
        row.Kind == nameof(MessageKind.FollowUp) ? MessageKind.FollowUp : MessageKind.Bot);
}
