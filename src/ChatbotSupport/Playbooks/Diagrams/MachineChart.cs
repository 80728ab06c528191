using ChatbotSupport.Core;
using ChatbotSupport.Core.Conversations;

namespace ChatbotSupport.Playbooks.Diagrams;

/// <summary>The chart of the life of a conversation, from the machine that runs.</summary>
public static class MachineChart
{
    /// <summary>Makes it. What belongs to a state around others stands at each of them.</summary>
    public static Chart Of(Playbook playbook)
    {
        var states = ConversationDiagram.States(playbook);
        var outer = states.Where(state => states.Any(inner => inner.Within == state.State)).ToDictionary(state => state.State);
        return new("حياة المحادثة", [.. states.Where(state => !outer.ContainsKey(state.State)).Select(state => Box(state, state.Within is { } within ? outer[within] : null))]);
    }

    /// <summary>The Arabic name of a state.</summary>
    public static string Name(ConversationState state) => state switch
    {
        ConversationState.Menu => "القائمة",
        ConversationState.Guided => "في خطوات",
        ConversationState.AwaitingVolunteer => "بانتظار شخص من الفريق",
        ConversationState.WithVolunteer => "مع شخص من الفريق",
        ConversationState.Closed => "مغلقة",
        ConversationState.Automated => "مع البوت",
        ConversationState.Escalated => "مع الفريق",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no word"),
    };

    /// <summary>The Arabic name of a trigger.</summary>
    public static string Name(ConversationTrigger trigger) => trigger switch
    {
        ConversationTrigger.TextReceived => "نص",
        ConversationTrigger.ChoiceReceived => "زر",
        ConversationTrigger.MediaReceived => "صورة أو صوت",
        ConversationTrigger.ChatOpened => "فتح المحادثة",
        ConversationTrigger.FlowChosen => "اختيار خطوات",
        ConversationTrigger.FlowFinished => "انتهاء الخطوات",
        ConversationTrigger.RiskFlagged => "علامة خطر",
        ConversationTrigger.HelpRequested => "طلب شخص",
        ConversationTrigger.VolunteerJoined => "استلام",
        ConversationTrigger.VolunteerGone => "غياب الفريق",
        ConversationTrigger.EscalationEnded => "انتهاء الحديث",
        ConversationTrigger.EscalationEndedInFlow => "انتهاؤه وسط خطوات",
        ConversationTrigger.PersonLeft => "خروج",
        ConversationTrigger.SilencePassed => "صمت 30 يومًا",
        ConversationTrigger.Returned => "عودة",
        ConversationTrigger.ReturnedToQueue => "عودة وهو ينتظر",
        ConversationTrigger.ReturnedToVolunteer => "عودة إلى الحديث",
        _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "no word"),
    };

    private static ChartBox Box(MachineState state, MachineState? around)
    {
        var ways = state.Ways.Concat(around?.Ways ?? []).DistinctBy(way => way.Trigger);
        var stays = state.Stays.Concat(around?.Stays ?? []).Except(state.Ways.Select(way => way.Trigger)).Distinct().Select(Name);
        var kind = state.State switch
        {
            ConversationState.Closed => ChartKind.Ends,
            ConversationState.AwaitingVolunteer or ConversationState.WithVolunteer => ChartKind.Escalates,
            _ => ChartKind.Waits,
        };
        return new(
            state.State.ToString(), kind, $"{Name(state.State)} · {state.State}", string.Join("، ", stays) is { Length: > 0 } answered ? "يُجاب هنا: " + answered : "",
            [.. ways.Select(way => new ChartWay(Name(way.Trigger), way.To.ToString()))]);
    }
}
