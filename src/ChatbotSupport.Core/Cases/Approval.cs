namespace ChatbotSupport.Core.Cases;

/// <summary>When a new member of the team may do more than look at cards: two coordinators approve.</summary>
public static class Approval
{
    /// <summary>How many coordinators approve a member.</summary>
    public const int Wanted = 2;

    /// <summary>How many approvals count as enough now. Where only one coordinator exists their word is enough, and the roster says that it was one.</summary>
    /// <param name="coordinators">Approved coordinators on the roster.</param>
    public static int Needed(int coordinators) => Math.Clamp(coordinators, 1, Wanted);

    /// <summary>The first coordinators have nobody who could approve them: whoever runs the installation names them.</summary>
    /// <param name="coordinator">Whether the new member is a coordinator.</param>
    /// <param name="coordinators">Approved coordinators on the roster besides them.</param>
    public static bool IsFirst(bool coordinator, int coordinators) => coordinator && coordinators < Wanted;
}
