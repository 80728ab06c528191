using System.Globalization;
using ChatbotSupport.Core;
using ChatbotSupport.Core.Answers;
using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Tests.Playbooks.HeldOut;

/// <summary>How a list of held-out messages is understood by the shipped playbook: shares, and what went wrong.</summary>
internal sealed class HeldOutFigures
{
    private readonly Dictionary<string, (int Met, int Of)> _figures = [];

    private readonly List<string> _misses = [];

    public HeldOutFigures(IReadOnlyList<HeldOutMessage> messages, Playbook playbook)
    {
        foreach (var message in messages)
        {
            var understood = Understanding.Of(message.Text, playbook);
            Answers(message, understood);
            Dangers(message, understood, playbook);
            Alerts(message, understood);
            var asks = message.Human ?? false;
            Count(asks ? "asks for a human, heard" : "asks for no human, left alone", asks == understood.AsksHuman, message, understood.Intent);
        }
    }

    /// <summary>What went wrong, a line each.</summary>
    public IReadOnlyList<string> Misses => _misses;

    /// <summary>The share of a figure.</summary>
    public double this[string name] => (double)_figures[name].Met / _figures[name].Of;

    /// <summary>All figures, a line each.</summary>
    public IEnumerable<string> Lines() => _figures.OrderBy(figure => figure.Key, StringComparer.Ordinal)
        .Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key,-46} {figure.Value.Met,4} of {figure.Value.Of,4}  {this[figure.Key]:F3}"));

    private void Answers(HeldOutMessage message, Understanding understood)
    {
        if (message.Intent is not { } wanted)
        {
            return;
        }

        // A scam that an alert names is told of by the alert.
        var ids = understood.Alert is { } alert && alert == wanted ? [alert] : understood.Alternatives.Prepend(understood.Intent).OfType<string>().Distinct().ToList();
        if (wanted == HeldOutMessage.Nowhere)
        {
            Count("off topic, no answer given", understood.Intent is null && understood.Alert is null, message, understood.Intent);
            Count("off topic, not even asked which", ids.Count == 0, message, string.Join(' ', ids));
            return;
        }

        Count("answers, top-1", ids.FirstOrDefault() == wanted, message, string.Join(' ', ids));
        Count("answers, top-3", ids.Take(AnswerLimits.Alternatives).Contains(wanted), null, null);
        if (understood.Intent is { } given)
        {
            Count("answered at once, rightly", given == wanted, null, null);
        }
    }

    private void Dangers(HeldOutMessage message, Understanding understood, Playbook playbook)
    {
        foreach (var flag in message.Flags)
        {
            var isRisk = FlagNames.Risks.Contains(flag);
            var seen = understood.Flags.Contains(flag);
            Count(isRisk ? "flags of L3, seen" : "signs of L2, seen", seen, message, flag.Name());
            if (message.Direct)
            {
                Count("direct words of suicide and death, seen", seen, null, null);
            }

            if (isRisk)
            {
                Count("flags of L3, seen or asked about", seen || playbook.Risks.Screen([message.Text]).AskGently is not null, null, null);
            }
        }

        if (message.Flags.Any(FlagNames.Risks.Contains))
        {
            Count("messages of danger, some danger seen or asked about", understood.Flags.Any(FlagNames.Risks.Contains) || playbook.Risks.Screen([message.Text]).AskGently is not null, message, "nothing");
        }
        else
        {
            Count(message.Hard ? "hard negatives, no alarm" : "ordinary messages, no alarm", !understood.Flags.Any(FlagNames.Risks.Contains), message, string.Join(' ', understood.Because));
        }
    }

    private void Alerts(HeldOutMessage message, Understanding understood)
    {
        if (message.Alert == true)
        {
            Count("alerts, met", understood.Alert is not null, message, "no alert");
        }
        else
        {
            Count(message.Alert == false ? "near alerts, no alert" : "everything else, no alert", understood.Alert is null, message, understood.Alert);
        }
    }

    private void Count(string name, bool isMet, HeldOutMessage? message, string? instead)
    {
        var (met, of) = _figures.GetValueOrDefault(name);
        _figures[name] = (met + (isMet ? 1 : 0), of + 1);
        if (!isMet && message is not null)
        {
            _misses.Add($"{name}: {message.Text} [{message.Intent} → {instead}]");
        }
    }
}
