using ChatbotSupport.Core.Safeguarding;

namespace ChatbotSupport.Core.Tests.Safeguarding;

public sealed class LatinWordsTests
{
    [Theory]
    [InlineData("match elyom ahwalna barca 3 1")]
    [InlineData("mood tab3an wallah")]
    [InlineData("el best friend start el stream bil mute")]
    [InlineData("gta 5 lazim nothing downloads")]
    [InlineData("deadline el project bacher w lazim post 3an dubai")]
    [InlineData("i think the skin of the player is a common thing")]
    [InlineData("shwakit ynzl ratib el ri3aya had elshahar")]
    [InlineData("ytlub flus mn as7abi b ismi")]
    public void English_in_the_midst_is_no_deed_of_violence(string text) =>
        Assert.Empty(RulesFile.Screen.Screen([text]).Flags.Intersect([Flag.Suicide, Flag.ThreatToLife, Flag.OngoingPhysicalAbuse, Flag.InPersonMeeting, Flag.Minor]));

    [Theory]
    [InlineData("y8tlni akhoya idha yadri", Flag.ThreatToLife)]
    [InlineData("abooy rah yqtlony", Flag.ThreatToLife)]
    [InlineData("ahli rah ythb7oni", Flag.ThreatToLife)]
    [InlineData("wyhadidni bil qatl", Flag.ThreatToLife)]
    [InlineData("ared amwt", Flag.Suicide)]
    [InlineData("adhb7 rohi", Flag.Suicide)]
    [InlineData("ydhrbni kul yom", Flag.OngoingPhysicalAbuse)]
    public void Arabic_in_Latin_letters_still_is(string text, Flag flag) => Assert.Contains(flag, RulesFile.Screen.Screen([text]).Flags);

    [Theory]
    [InlineData("3omri arba3tash")]
    [InlineData("ana bint 3omri thnash")]
    [InlineData("3omri sbata3ash")]
    [InlineData("3omri hda3esh")]
    [InlineData("عمري خمسه عش")]
    [InlineData("عمري ارباطعش")]
    [InlineData("اني سبعتاش سنه")]
    [InlineData("im fifteen years old")]
    public void An_age_is_read_in_any_spelling(string text) => Assert.Contains(Flag.Minor, RulesFile.Screen.Screen([text]).Flags);
}
