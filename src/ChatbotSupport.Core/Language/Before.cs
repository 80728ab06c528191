namespace ChatbotSupport.Core.Language;

/// <summary>What stands before a word: how far a negation or a phrase may reach over it.</summary>
internal enum Before
{
    /// <summary>Another word.</summary>
    Word,

    /// <summary>A full stop, a comma or the like.</summary>
    Clause,

    /// <summary>The beginning of a line.</summary>
    Line,
}
