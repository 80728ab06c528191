using ChatbotSupport.Core;

namespace ChatbotSupport.Turns;

/// <summary>The playbook that answers at this moment; a turn under way keeps the one it began with.</summary>
public sealed class CurrentPlaybook
{
    private Playbook? _value;

    /// <summary>The playbook.</summary>
    /// <exception cref="InvalidOperationException">None was put in yet.</exception>
    public Playbook Value => Volatile.Read(ref _value) ?? throw new InvalidOperationException("No playbook runs yet.");

    /// <summary>Puts another one in its place.</summary>
    public void Swap(Playbook playbook) => Volatile.Write(ref _value, playbook);
}
