using ChatbotSupport.Channels.Terminal;

namespace ChatbotSupport.Tests.Terminal;

public sealed class ScriptTests
{
    public static TheoryData<string, ScriptStep> Lines => new()
    {
        { "واحد يهددني", new Write("واحد يهددني") },
        { "  2 ", new Write("2") },
        { "/press 3", new Press(3) },
        { "/take", new Take() },
        { "/volunteer أنا نور، معك الآن", new VolunteerWrites("أنا نور، معك الآن") },
        { "/handback", new HandBack() },
        { "/close", new Close() },
        { "/wait 90s", new Wait(TimeSpan.FromSeconds(90)) },
        { "/wait 10m", new Wait(TimeSpan.FromMinutes(10)) },
        { "/wait 12h", new Wait(TimeSpan.FromHours(12)) },
        { "/wait 30d", new Wait(TimeSpan.FromDays(30)) },
        { "/photo", new SendPhoto() },
        { "/leave", new LeaveQuickly() },
        { "/quit", new Quit() },
        { "/press", new NotUnderstood("/press") },
        { "/press 0", new NotUnderstood("/press 0") },
        { "/press -1", new NotUnderstood("/press -1") },
        { "/volunteer", new NotUnderstood("/volunteer") },
        { "/wait", new NotUnderstood("/wait") },
        { "/wait m", new NotUnderstood("/wait m") },
        { "/wait 0m", new NotUnderstood("/wait 0m") },
        { "/wait 10", new NotUnderstood("/wait 10") },
        { "/wait 10y", new NotUnderstood("/wait 10y") },
        { "/wait 61d", new NotUnderstood("/wait 61d") },
        { "/dance", new NotUnderstood("/dance") },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_is_one_step(string line, ScriptStep step) => Assert.Equal(step, Script.Read(line));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("# ملاحظة")]
    public void Empty_lines_and_remarks_are_nothing(string line) => Assert.Null(Script.Read(line));
}
