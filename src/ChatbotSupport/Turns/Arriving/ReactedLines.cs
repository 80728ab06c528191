using ChatbotSupport.Core;
using ChatbotSupport.Privacy;
using ChatbotSupport.Storage;
using ChatbotSupport.Turns.Rows;
using Dapper;

namespace ChatbotSupport.Turns.Arriving;

/// <summary>What a sign such as 👍 stands under: only under a volunteer's line of a talk that goes on it is an answer to somebody.</summary>
public sealed class ReactedLines(Database database, Addresses addresses, Sealer sealer)
{
    private const int Quoted = 60;

    private const string Written =
        """
        SELECT l.id AS Id, l.text AS Text FROM outbox o JOIN lines l ON l.id = o.line_id JOIN cases c ON c.code = l.case_code
        WHERE o.conversation_id = @person AND o.external_hash = @hash AND l.author = 'Volunteer' AND c.state = 'Owned'
        """;

    private readonly InboxRows _rows = new(sealer);

    /// <summary>The sign, empty where one was taken away, with the beginning of the line, as its turn needs it; null when it is an answer to nobody.</summary>
    public IncomingMessage? Under(IncomingMessage reaction)
    {
        if (reaction is not { Text: { } sign, About: { } about } || (PersonOf(reaction, reaction.Address) ?? PersonOf(reaction, reaction.SecondAddress)) is not { } person)
        {
            return null;
        }

        var hash = _rows.Hash(reaction.Channel, about.Reveal());
        return database.Read(connection => connection.QueryFirstOrDefault<Row>(Written, new { person, hash })) is { } row
            && sealer.Open(person, "lines", "text", row.Id, row.Text) is { } line
            ? reaction with { Text = $"{sign.Reveal()}\n{Beginning(line)}", About = null }
            : null;
    }

    private string? PersonOf(IncomingMessage reaction, PersonText? address) => address is null ? null : addresses.Find(reaction.Channel, address.Reveal());

    private static string Beginning(string line)
    {
        var first = line.ReplaceLineEndings(" ").Trim();
        return first.Length <= Quoted ? first : $"{first[..(char.IsHighSurrogate(first[Quoted - 1]) ? Quoted - 1 : Quoted)].TrimEnd()}…";
    }

    private sealed record Row(string Id, byte[] Text)
    {
        /// <summary>Its kind alone: what is in it is somebody's.</summary>
        public override string ToString() => nameof(Row);
    }
}
