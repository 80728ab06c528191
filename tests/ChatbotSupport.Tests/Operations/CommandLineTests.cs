namespace ChatbotSupport.Tests.Operations;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("run", "--fast")]
    [InlineData("--lang", "fr")]
    [InlineData("health", "now")]
    public async Task Words_that_are_not_understood_end_with_two(params string[] args)
    {
        var run = await ProgramRun.RunAsync(args, launch: Launch.Built);

        Assert.Equal(2, run.ExitCode);
        Assert.NotEmpty(run.Errors);
        Assert.Empty(run.Output);
    }

    [Theory]
    [InlineData("en", "starts working")]
    [InlineData("ar", "يبدأ العمل")]
    public async Task Help_speaks_the_language_asked_for(string language, string words)
    {
        var run = await ProgramRun.RunAsync(["--help", "--lang", language]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_says_zero_while_it_runs_and_two_when_nothing_answers()
    {
        var bot = await RunningBot.StartAsync();
        await using (bot)
        {
            Assert.Equal(0, (await bot.RunVerbInProcessAsync("health")).ExitCode);
            await bot.KillAsync();
            Assert.Equal(2, (await bot.RunVerbInProcessAsync("health")).ExitCode);
        }
    }
}
