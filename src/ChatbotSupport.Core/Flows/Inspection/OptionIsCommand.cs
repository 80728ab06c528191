using ChatbotSupport.Core.Language;

namespace ChatbotSupport.Core.Flows.Inspection;

/// <summary>The words of an option are a command that always works: typing them would leave or erase instead of choosing.</summary>
/// <param name="Place">The option's words.</param>
/// <param name="Words">The words.</param>
/// <param name="Command">The command they are.</param>
public sealed record OptionIsCommand(FlowPlace Place, string Words, Control Command) : FlowIssue(Place)
{
    internal static IEnumerable<FlowIssue> Find(FlowBook book) =>
        from flow in book.Flows
        from numbered in flow.Steps.Index()
        let choices = numbered.Item as ChoicesStep
        where choices is not null
        from option in choices.Options.Index()
        let command = ControlWords.Recognise(option.Item.Text)
        where command is Control.Leave or Control.Erase || (command is Control.More && choices.More is not null)
        select new OptionIsCommand(new(flow.Id, numbered.Index, $"options/{option.Index}/text"), option.Item.Text, command.Value);
}
