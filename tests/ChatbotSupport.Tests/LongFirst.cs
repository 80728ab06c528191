using Xunit.Abstractions;

[assembly: TestCollectionOrderer("ChatbotSupport.Tests.LongFirst", "ChatbotSupport.Tests")]

namespace ChatbotSupport.Tests;

/// <summary>What takes long begins first, so that at the end no core waits for one last test. No test may depend on this order.</summary>
public sealed class LongFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        Web.SecondChromiumTests.Name, Web.ChromiumTests.Name, nameof(Operations.GoLiveTests), nameof(Operations.DeploymentTests), nameof(Telegram.The_group_in_trouble), nameof(Playbooks.NewcomerTests),
        nameof(WhatsApp.The_whole_program), nameof(Telegram.TokenSecrecyTests), nameof(Faults.RunningFaultTests), nameof(Telegram.The_team_in_a_process), nameof(Telegram.BurstTests), nameof(Faults.OutageTests),
        nameof(Operations.DeliveryVerbTests), nameof(Operations.StartTests), nameof(Telegram.ProcessTests), nameof(Terminal.RecordingTests), nameof(Operations.VerbTests), nameof(Telegram.On_call),
        nameof(Privacy.Erasing_at_any_moment), nameof(Operations.EraseVerbTests), nameof(Operations.MetricsTests), nameof(Operations.PlaybookStartTests), nameof(Attacks.A_stolen_disk),
        nameof(Faults.RestoreDrillTests), nameof(Journey.JourneyTests),
    ];

    /// <inheritdoc/>
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => Array.FindIndex(Long, name => collection.DisplayName == name || collection.DisplayName.EndsWith('.' + name, StringComparison.Ordinal)) is >= 0 and var place ? place : Long.Length);
}
