namespace ChatbotSupport.Privacy;

/// <summary>Nothing can be sealed for a person whose key is gone: they were erased, perhaps in this very moment.</summary>
public sealed class KeyGoneException() : InvalidOperationException("Nothing can be sealed for a person without a key.");
