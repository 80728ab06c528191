namespace ChatbotSupport.BotApi.Methods;

/// <summary>Every method that the stand-in plays.</summary>
internal sealed class MethodTable(IEnumerable<Method> methods)
{
    private readonly Dictionary<string, Method> _byName = methods.ToDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase);

    public Method? Find(string name) => _byName.GetValueOrDefault(name);
}
