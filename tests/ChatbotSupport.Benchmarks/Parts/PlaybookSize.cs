namespace ChatbotSupport.Benchmarks.Parts;

/// <summary>How much a playbook holds.</summary>
internal sealed record PlaybookSize(int Intents, int Examples, int Alerts, int Rules)
{
    /// <summary>The same with more intents, alerts and rules; each intent keeps its number of examples.</summary>
    public PlaybookSize Times(int factor) => this with { Intents = Intents * factor, Alerts = Alerts * factor, Rules = Rules * factor };

    /// <inheritdoc/>
    public override string ToString() => $"{Intents} × {Examples}, {Alerts} alerts, {Rules} rules";
}
