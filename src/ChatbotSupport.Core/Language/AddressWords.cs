using System.Collections.Frozen;

namespace ChatbotSupport.Core.Language;

/// <summary>Recognises that somebody says how they wish to be addressed. Only a whole message counts: «اني بنية» inside a story is a part of the story.</summary>
public static class AddressWords
{
    private static readonly FrozenDictionary<string, AddressForm> Wordings = new (AddressForm Form, string[] Wordings)[]
    {
        (AddressForm.Masculine, ["صيغة المذكر", "بصيغة المذكر", "مذكر", "بالمذكر", "خاطبني كرجل", "خاطبوني كرجل", "خاطبني بصيغة المذكر", "خاطبوني بصيغة المذكر", "احجي وياي كولد", "احجوا وياي كولد", "احجو وياي كولد"]),
        (AddressForm.Feminine, ["صيغة المؤنث", "بصيغة المؤنث", "مؤنث", "بالمؤنث", "خاطبني كامرأة", "خاطبوني كامرأة", "خاطبني كبنت", "خاطبوني كبنت", "خاطبني بصيغة المؤنث", "خاطبوني بصيغة المؤنث", "احجي وياي كبنية", "احجوا وياي كبنية", "احجو وياي كبنية"]),
        (AddressForm.Neutral, ["صيغة محايدة", "بصيغة محايدة", "بلا صيغة", "بدون صيغة", "لا مذكر ولا مؤنث"]),
    }.SelectMany(pair => pair.Wordings.Select(wording => (ArabicText.Normalize(wording), pair.Form))).ToFrozenDictionary(pair => pair.Item1, pair => pair.Form);

    /// <summary>The form that is asked for, or null.</summary>
    public static AddressForm? Read(string text) => Wordings.TryGetValue(ArabicText.Normalize(text), out var form) ? form : null;
}
