using ChatbotSupport.Core.Cases;
using ChatbotSupport.Desk.SignIn;
using ChatbotSupport.Turns.Rows;

namespace ChatbotSupport.Desk.Cases;

/// <summary>How much of a case a volunteer sees.</summary>
internal enum CaseAccess
{
    /// <summary>Code, level, reasons and times; no word.</summary>
    Card,

    /// <summary>A coordinator reads along; only the owner writes.</summary>
    Along,

    /// <summary>The second one, who follows along: reads and notes, does not write.</summary>
    Second,

    /// <summary>The volunteer who speaks with the person.</summary>
    Owner,
}

/// <summary>Decides what a volunteer may read: pure.</summary>
internal static class CaseSight
{
    /// <summary>How much of this case this volunteer sees.</summary>
    public static CaseAccess Of(CaseRow row, SignedIn me)
    {
        if (Names.Split(row.Excluded).Contains(me.VolunteerId) || row.ConversationId is null || row.State == nameof(CaseState.Closed))
        {
            return CaseAccess.Card;
        }

        if (row.State == nameof(CaseState.Owned) && row.OwnerId == me.VolunteerId)
        {
            return CaseAccess.Owner;
        }

        var declined = row.Consent is nameof(Consent.NotNow) or nameof(Consent.Refused);
        if (row.State == nameof(CaseState.Owned) && row.SecondId == me.VolunteerId && !declined)
        {
            return CaseAccess.Second;
        }

        return me.Coordinator && !declined ? CaseAccess.Along : CaseAccess.Card;
    }
}
