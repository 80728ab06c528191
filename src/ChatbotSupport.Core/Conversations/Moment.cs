namespace ChatbotSupport.Core.Conversations;

/// <summary>What a turn needs from outside and must not draw itself.</summary>
/// <param name="Now">The time, in the desk's time zone (Asia/Baghdad).</param>
/// <param name="FreshCaseCode">Six digits no kept case has, used if this turn opens a case.</param>
/// <param name="VolunteersOnShift">How many volunteers are on shift at this moment.</param>
public sealed record Moment(DateTimeOffset Now, string FreshCaseCode, int VolunteersOnShift);
