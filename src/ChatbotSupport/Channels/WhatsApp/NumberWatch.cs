using System.Text.Json;
using ChatbotSupport.Delivery;
using ChatbotSupport.Operations.Settings;

namespace ChatbotSupport.Channels.WhatsApp;

/// <summary>Asks Meta now and then how our number and the template stand, so that an expired token or a refused template is noticed before somebody waits in vain.</summary>
internal sealed partial class NumberWatch(GraphApi api, WhatsAppSettings settings, WhatsAppStanding standing, ChannelPulse pulse, Unconfirmed unconfirmed, TimeProvider clock, ILogger<NumberWatch> logger) : BackgroundService
{
    private static readonly string[] GoodStates = ["CONNECTED", Finding.Flagged];

    private long _looks;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        pulse.Expect(WhatsAppRoom.Channel);
        while (!stoppingToken.IsCancellationRequested)
        {
            var doubt = standing.Doubt;
            try
            {
                await unconfirmed.LookAsync();
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                Failed(logger, failure.GetType().Name);
            }

            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
            await Task.WhenAny(doubt, Task.Delay(WhatsAppLimits.LookEvery, clock, ended.Token));
            await ended.CancelAsync();
            _looks = doubt.IsCompleted ? 0 : _looks; // the template too
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken stopping)
    {
        switch (await api.NumberAsync(stopping))
        {
            case GraphReply.Taken taken:
                await StandsAsync(taken.Body);
                break;
            case GraphReply.Refused refused:
                Failed(logger, refused.Why.Name);
                await standing.FailedAsync(refused.Why);
                break;
            case GraphReply.OutOfOrder disorder:
                Failed(logger, $"HTTP {disorder.Status}");
                standing.Missed();
                break;
            case GraphReply.NoAnswer none:
                Failed(logger, none.Name);
                standing.Missed();
                break;
            default:
                break;
        }

        if (!string.IsNullOrEmpty(settings.Template) && _looks++ % WhatsAppLimits.LooksPerTemplate == 0 && await api.TemplatesAsync(stopping) is GraphReply.Taken { Body: var body })
        {
            await standing.FoundAsync(new(Template: StateOf(body)));
        }
    }

    // A number that is not registered takes messages from nobody.
    private async Task StandsAsync(JsonElement number)
    {
        var state = number.Text("status");
        await standing.FoundAsync(new(Number: Code(state ?? number.Text("platform_type")), Token: Finding.GoodToken));
        if (state is null || GoodStates.Contains(state))
        {
            standing.Answered();
            return;
        }

        await standing.DisconnectedAsync();
    }

    private string StateOf(JsonElement templates) => Code(templates.Items("data")
        .FirstOrDefault(item => item.Text("name") == settings.Template && item.Text("language") == settings.TemplateLanguage).Text("status")) ?? "MISSING";

    private static string? Code(string? text) => text is { Length: > 0 and <= WhatsAppLimits.KindLength } && text.All(letter => char.IsAsciiLetterUpper(letter) || letter == '_') ? text : null;

    [LoggerMessage(EventId = 5541, Level = LogLevel.Warning, Message = "How our number stands with WhatsApp could not be asked: {Failure}; asked again in a minute.")]
    private static partial void Failed(ILogger logger, LogCode failure);
}
