namespace ChatbotSupport.Operations.Settings;

/// <summary>Figures about the program's own work for a Prometheus on this computer: counts, times and codes, never anything about one person.</summary>
public sealed record MetricsSettings : ISettings
{
    /// <summary>Whether they are measured and served. Default false.</summary>
    public bool Enabled { get; init; }

    /// <summary>The address of `/metrics`, on this computer only. Default `http://127.0.0.1:9464`.</summary>
    public string Listen { get; init; } = "http://127.0.0.1:9464";

    /// <inheritdoc/>
    public IEnumerable<SettingProblem> Check()
    {
        if (!Uri.TryCreate(Listen, UriKind.Absolute, out var listen) || listen.Scheme != Uri.UriSchemeHttp || listen.PathAndQuery != "/" || listen.Port <= 0 || !listen.IsLoopback)
        {
            yield return new(nameof(Listen), Listen,
                "اكتب عنوانًا على هذا الجهاز وحده، من الشكل http://127.0.0.1:9464",
                "write an address of this computer only, such as http://127.0.0.1:9464");
        }
    }
}
