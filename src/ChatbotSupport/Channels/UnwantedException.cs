namespace ChatbotSupport.Channels;

/// <summary>What waited for its turn is not to be said any more.</summary>
internal sealed class UnwantedException : Exception;
