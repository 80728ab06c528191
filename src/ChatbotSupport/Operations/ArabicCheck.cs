using System.Text;

namespace ChatbotSupport.Operations;

/// <summary>Refuses to work on a system without full Unicode data: there, text would be compared wrongly without any error and danger overlooked.</summary>
public static class ArabicCheck
{
    // U+FEFB is the ligature lam-alef; without ICU it stays as it is.
    private const string Ligature = "\uFEFB";
    private const string Letters = "\u0644\u0627";

    /// <summary>Whether Arabic is normalised; tells what to install when not.</summary>
    public static bool Passes(Tongue tongue, TextWriter error)
    {
        if (Ligature.Normalize(NormalizationForm.FormKC) == Letters)
        {
            return true;
        }

        error.WriteLine(tongue.Say(
            "بيانات اللغات (ICU) ناقصة على هذا الجهاز؛ ثبّت libicu ولا تستعمل وضع InvariantGlobalization",
            "The language data (ICU) of this computer is missing; install libicu and do not use invariant globalization."));
        return false;
    }
}
