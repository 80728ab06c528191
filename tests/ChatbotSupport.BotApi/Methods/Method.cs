using System.Text.Json.Nodes;

namespace ChatbotSupport.BotApi.Methods;

/// <summary>One method of the Bot API: its name, every parameter it has with its type, and what it does.</summary>
/// <param name="Name">As the reference spells it; calls may spell it in any case.</param>
/// <param name="Parameters">All parameters, <c>name:type</c>, apart by spaces.</param>
/// <param name="Carry">Carries the call out, under the gate of the world.</param>
internal sealed record Method(string Name, string Parameters, Func<Call, JsonNode?> Carry)
{
    private readonly Dictionary<string, ParameterType> _types = Parameters
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(item => item.Split(':'))
        .ToDictionary(item => item[0], item => Enum.Parse<ParameterType>(item[1], ignoreCase: true), StringComparer.Ordinal);

    /// <summary>Refuses parameters that the method does not have and values of another type.</summary>
    /// <remarks>The real server overlooks most of these mistakes; in a test a mistake of ours must not be overlooked.</remarks>
    public void Check(Parameters parameters)
    {
        foreach (var (name, value) in parameters.Values)
        {
            if (!_types.TryGetValue(name, out var type))
            {
                throw Refusal.BadRequest($"unknown parameter {name} in request");
            }

            if (value is not null && !ParameterTypes.Fits(type, value))
            {
                throw Refusal.BadRequest($"wrong parameter {name} in request");
            }
        }
    }
}
