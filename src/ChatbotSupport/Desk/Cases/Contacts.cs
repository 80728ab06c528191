using ChatbotSupport.Channels.Web;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Language;
using ChatbotSupport.Turns;

namespace ChatbotSupport.Desk.Cases;

/// <summary>Numbers, links and accounts in what a member writes to a person. Those of `facts.yaml` always pass; with any other one nobody may be led out of this service unseen.</summary>
internal sealed class Contacts(CurrentPlaybook playbook)
{
    /// <summary>Whoever writes chose: without them.</summary>
    public const string Masked = "masked";

    /// <summary>Whoever writes chose: as it stands; that is written down.</summary>
    public const string AsItIs = "asis";

    /// <summary>Whether there is one that is not ours.</summary>
    public bool AreIn(string text) => Parts(text).Any(part => part.Href is null && Masking.Mask(part.Text).Any);

    /// <summary>The text without them.</summary>
    public string Mask(string text) => string.Concat(Parts(text).Select(part => part.Href is null ? Masking.Mask(part.Text).Text : part.Text));

    private IEnumerable<LinePart> Parts(string text) => OfHandles(
        LinePart.Split(Bidi.Strip(text), playbook.Value.Facts.Values),
        playbook.Value.Facts.Values.Where(fact => fact is { Show: true, Kind: FactKind.Handle, Value.Length: > 1 }).Select(fact => fact.Value));

    // Our own accounts are no links, so they are looked for here.
    private static IEnumerable<LinePart> OfHandles(IEnumerable<LinePart> parts, IEnumerable<string> handles) => handles.Aggregate(parts, (all, handle) => all.SelectMany(part =>
        part.Href is not null ? [part] : part.Text.Split(handle).SelectMany((piece, place) => place == 0 ? [new LinePart(piece)] : new[] { new LinePart(handle, handle), new LinePart(piece) })));
}
