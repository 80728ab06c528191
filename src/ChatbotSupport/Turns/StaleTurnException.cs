namespace ChatbotSupport.Turns;

/// <summary>Another turn on the same conversation was committed first; this one is run again on what is there now.</summary>
internal sealed class StaleTurnException : Exception;
