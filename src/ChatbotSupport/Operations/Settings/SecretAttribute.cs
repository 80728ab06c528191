namespace ChatbotSupport.Operations.Settings;

/// <summary>Marks a setting whose value is never printed, not even when it is wrong.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;
